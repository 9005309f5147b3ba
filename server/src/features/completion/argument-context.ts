import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Range } from '../../text/range.ts';
import { blankWords, type Cursor, skipBlanks, wordAt } from './cursor.ts';
import { jsonPathAt, plainPathAt } from './path-context.ts';
import { variableAt } from './variable-context.ts';
import type { Found, What } from './what.ts';

/** What may be written at a cursor behind the flags of an instruction, whose arguments begin at `from`. */
export function argumentsAt(dockerfile: Dockerfile, cursor: Cursor, name: string, from: number): Found | undefined {
  const { text, at } = cursor;
  const start = Math.min(skipBlanks(text, from), at);
  switch (name) {
    case 'FROM':
      return fromAt(dockerfile, cursor, start);
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
      return commandAt(dockerfile, cursor, start, name === 'RUN');
    case 'HEALTHCHECK':
      return healthcheckAt(dockerfile, cursor, start);
    case 'COPY':
    case 'ADD':
    case 'VOLUME':
      return text[start] === '[' && at > start
        ? jsonPathAt(dockerfile, cursor, start, name)
        : plainPathAt(dockerfile, cursor, start, name);
    case 'ENV':
    case 'LABEL':
    case 'ARG':
      return pairAt(dockerfile, cursor, start, name);
    case 'USER':
      return wholeAt(dockerfile, cursor, start, { kind: 'user' });
    case 'WORKDIR':
      return wholeAt(dockerfile, cursor, start, { kind: 'directory' });
    case 'STOPSIGNAL':
      return wholeAt(dockerfile, cursor, start, { kind: 'signal' });
    case 'SHELL': {
      const spot = cursor.spot(start, Math.max(at, text.trimEnd().length));
      return spot && { what: { kind: 'shell' }, spot };
    }
    case 'EXPOSE':
      return portAt(dockerfile, cursor, start);
    default:
      return undefined;
  }
}

/** `image AS name`. */
function fromAt(dockerfile: Dockerfile, cursor: Cursor, from: number): Found | undefined {
  const { word, before } = wordAt(cursor, from);
  if (before === 0) {
    const variable = variableAt(dockerfile, cursor, word.start, 'builder');
    if (variable) return variable;
  }
  const spot = cursor.spot(word.start, word.end);
  const kind = (['image', 'as', 'stage-name'] as const)[before];
  return spot && kind && { what: { kind }, spot, flags: before === 0 && spot.prefix === '' };
}

/** What a shell reads: its variables alone. The JSON form has none. */
function commandAt(dockerfile: Dockerfile, cursor: Cursor, from: number, hasFlags: boolean): Found | undefined {
  const { text, at } = cursor;
  if (/^\[\s*(?:"|$)/.test(text.slice(from))) return undefined;
  const variable = variableAt(dockerfile, cursor, from, 'shell');
  if (variable || !hasFlags || at !== from) return variable;
  const spot = cursor.spot(from, from);
  return spot && { what: { kind: 'command' }, spot, flags: true };
}

function healthcheckAt(dockerfile: Dockerfile, cursor: Cursor, from: number): Found | undefined {
  const { word, before } = wordAt(cursor, from);
  if (before > 0)
    return commandAt(dockerfile, cursor, skipBlanks(cursor.text, blankWords(cursor.text, from)[0]!.end), false);
  const spot = cursor.spot(word.start, word.end);
  return spot && { what: { kind: 'healthcheck' }, spot, flags: spot.prefix === '' };
}

/** USER, WORKDIR and STOPSIGNAL take the rest of the line for one word. */
function wholeAt(dockerfile: Dockerfile, cursor: Cursor, from: number, what: What): Found | undefined {
  const variable = variableAt(dockerfile, cursor, from, 'builder');
  if (variable) return variable;
  const { word, before } = wordAt(cursor, from);
  const spot = cursor.spot(word.start, word.end);
  return before > 0 || !spot || /["'$\\]/.test(spot.prefix) ? undefined : { what, spot };
}

/** `port/protocol`. */
function portAt(dockerfile: Dockerfile, cursor: Cursor, from: number): Found | undefined {
  const { word } = wordAt(cursor, from);
  const variable = variableAt(dockerfile, cursor, word.start, 'builder');
  if (variable) return variable;
  const slash = cursor.text.slice(word.start, cursor.at).lastIndexOf('/');
  const spot = slash < 0 ? undefined : cursor.spot(word.start + slash + 1, word.end);
  return spot && { what: { kind: 'protocol' }, spot };
}

/** Names and values of ENV, LABEL and ARG: split at blanks outside quotes (parseWords in BuildKit's line_parsers.go). */
function pairAt(dockerfile: Dockerfile, cursor: Cursor, from: number, name: string): Found | undefined {
  const { text, at } = cursor;
  const words = quotedWords(text, from, dockerfile.escape);
  const word = words.find(({ start, end }) => start <= at && at <= end) ?? { start: at, end: at };
  const [first] = words;
  const equalsIn = ({ start, end }: Range) => text.slice(start, end).indexOf('=');
  // `ENV name the rest is the value`
  const isLegacy = name !== 'ARG' && first !== undefined && equalsIn(first) < 0 && word.start > first.end;
  if (isLegacy) return variableAt(dockerfile, cursor, skipBlanks(text, first.end), 'builder');
  const equals = equalsIn(word);
  const nameEnd = equals < 0 ? word.end : word.start + equals;
  if (at > nameEnd) {
    const found = variableAt(dockerfile, cursor, nameEnd + 1, 'builder');
    return (
      found && { ...found, ...(name === 'ARG' && { pair: cursor.instruction.rangeAt(word.start, word.end).start }) }
    );
  }
  const variable = name === 'ARG' ? undefined : variableAt(dockerfile, cursor, word.start, 'builder');
  const spot = cursor.spot(word.start, nameEnd);
  if (variable || !spot || /["'$]/.test(spot.prefix)) return variable;
  const others = words.filter(({ start }) => start !== word.start);
  const given = others.map(({ start, end }) => text.slice(start, end).replace(/=.*/s, ''));
  return { what: { kind: 'pair-name', hasValue: equals >= 0, given }, spot };
}

function quotedWords(text: string, from: number, escape: string): Range[] {
  const words: Range[] = [];
  let start = -1;
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const char = text[at]!;
    if (start < 0 && !/\s/.test(char)) start = at;
    if (start < 0) continue;
    if (char === escape && quote !== "'") at++;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (/\s/.test(char)) {
      words.push({ start, end: at });
      start = -1;
    }
  }
  if (start >= 0) words.push({ start, end: text.length });
  return words;
}
