import type { Dockerfile } from '../../model/dockerfile.ts';
import { isBlank } from '../../syntax/characters.ts';
import type { Keyword } from '../../syntax/head.ts';
import { type Cursor, skipBlanks } from './cursor.ts';
import { variableAt } from './variable-context.ts';
import type { Found, MountSoFar } from './what.ts';

/** Instructions of which the builder looks at flags. */
const FLAGGED: ReadonlySet<string> = new Set(['FROM', 'RUN', 'COPY', 'ADD', 'HEALTHCHECK'] satisfies Keyword[]);

/** Flags in whose value the builder replaces variables. */
const EXPANDED = new Set(['platform', 'chown', 'chmod', 'checksum']);

/**
 * The flag at a cursor behind a keyword; the place where the arguments begin when it stands behind the flags. Undefined where
 * nothing is to be offered.
 */
export function flagAt(dockerfile: Dockerfile, cursor: Cursor, name: string, from: number): Found | number | undefined {
  const { text, at } = cursor;
  let start = skipBlanks(text, from);
  if (!FLAGGED.has(name)) return start;
  for (;;) {
    if (at < start) return at;
    const isFlag = text.startsWith('--', start) || (text[start] === '-' && at === start + 1 && isEnd(text, at));
    if (!isFlag) return start;
    const end = flagEnd(text, start, dockerfile.escape);
    if (at > start && at <= end) return inFlag(dockerfile, cursor, start, end);
    if (at === start) return undefined;
    if (text.slice(start, end) === '--') return skipBlanks(text, end);
    start = skipBlanks(text, end);
  }
}

const isEnd = (text: string, at: number): boolean => at === text.length || isBlank(text[at]!);

/** Where a flag ends: at a blank that is in no quotes. */
function flagEnd(text: string, start: number, escape: string): number {
  let quote = '';
  let at = start;
  for (; at < text.length; at++) {
    const char = text[at]!;
    if (quote === '' && isBlank(char)) break;
    if (char === escape) at++;
    else if (quote === '' ? char === '"' || char === "'" : char === quote) quote = quote === '' ? char : '';
  }
  return Math.min(at, text.length);
}

function inFlag(dockerfile: Dockerfile, cursor: Cursor, start: number, end: number): Found | undefined {
  const { text, at } = cursor;
  const equals = text.slice(start, end).indexOf('=');
  const nameEnd = equals < 0 ? end : start + equals;
  if (at <= nameEnd) {
    const spot = cursor.spot(start, nameEnd);
    return spot && { what: { kind: 'flag', hasValue: equals >= 0 }, spot };
  }
  const flag = text.slice(start + 2, nameEnd);
  if (flag === 'mount') return inMount(dockerfile, cursor, nameEnd + 1, end);
  const value = inQuotes(text, nameEnd + 1, end, at);
  if (EXPANDED.has(flag)) {
    const variable = variableAt(dockerfile, cursor, nameEnd + 1, 'builder');
    if (variable) return variable;
  }
  const spot = cursor.spot(value.start, value.end);
  return spot && { what: { kind: 'flag-value', flag }, spot };
}

/** A value without the quotes around it; one that is not closed ends at the first blank behind the cursor. */
function inQuotes(text: string, start: number, end: number, at: number): { start: number; end: number } {
  const quote = text[start];
  if ((quote !== '"' && quote !== "'") || at === start) return { start, end };
  const close = text.indexOf(quote, start + 1);
  if (close >= 0 && close < end) return { start: start + 1, end: Math.max(at, close) };
  let stop = at;
  while (stop < end && !isBlank(text[stop]!)) stop++;
  return { start: start + 1, end: stop };
}

/** A mount's value: fields between commas. */
function inMount(dockerfile: Dockerfile, cursor: Cursor, from: number, to: number): Found | undefined {
  const { text, at } = cursor;
  const whole = inQuotes(text, from, to, at);
  const start = Math.max(whole.start, text.lastIndexOf(',', at - 1) + 1);
  const comma = text.indexOf(',', at);
  const end = comma < 0 || comma > whole.end ? whole.end : comma;
  const mount = mountSoFar(text, whole, start);
  const equals = text.slice(start, end).indexOf('=');
  const keyEnd = equals < 0 ? end : start + equals;
  if (at <= keyEnd) {
    const spot = cursor.spot(start, keyEnd);
    return spot && { what: { kind: 'mount-key', mount, hasValue: equals >= 0 }, spot };
  }
  const key = text.slice(start, keyEnd).toLowerCase();
  const variable = key === 'from' ? undefined : variableAt(dockerfile, cursor, keyEnd + 1, 'builder');
  if (variable) return variable;
  const value = inQuotes(text, keyEnd + 1, end, at);
  const spot = cursor.spot(value.start, value.end);
  return spot && { what: { kind: 'mount-value', mount, key }, spot };
}

/** What the fields of a mount say, apart from the one that begins at `own`. */
function mountSoFar(text: string, { start, end }: { start: number; end: number }, own: number): MountSoFar {
  let at = start;
  let type = 'bind';
  let from: string | undefined;
  let source: string | undefined;
  const keys: string[] = [];
  for (const field of text.slice(start, end).split(',')) {
    const [key = '', value] = field.replace(/["']/g, '').split(/=(.*)/s);
    const name = key.toLowerCase();
    if (at !== own) {
      keys.push(name);
      if (name === 'type' && value !== undefined) type = value.toLowerCase();
      if (name === 'from') from = value;
      if (name === 'source' || name === 'src') source = value;
    }
    at += field.length + 1;
  }
  return { type, keys, isFirst: own === start, from, source };
}
