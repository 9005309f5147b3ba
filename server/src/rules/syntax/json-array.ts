import { trimmed } from '../../syntax/characters.ts';

/** A slip of the pen in an array. */
export type SlipKind =
  | 'quotes'
  | 'open'
  | 'bare'
  | 'comma'
  | 'trailing-comma'
  | 'escape'
  | 'blank'
  | 'bracket'
  | 'tail'
  | 'type';

/** Offsets count in the text that was read. */
export interface Slip {
  readonly kind: SlipKind;
  readonly start: number;
  readonly end: number;
  /** What to put in its place; undefined where nobody can say. */
  readonly newText: string | undefined;
}

/** One element. */
interface Element {
  readonly kind: 'string' | 'quotes' | 'bare' | 'nested' | 'open';
  readonly start: number;
  readonly end: number;
}

/** A text read as an array of strings, whatever is wrong with it. */
export interface LooseArray {
  readonly elements: readonly Element[];
  readonly slips: readonly Slip[];
  /** Behind its closing bracket; where the text ends when there is none. */
  readonly end: number;
}

const OTHER_QUOTES: Readonly<Record<string, string>> = { "'": "'", '“': '”', '”': '”', '‘': '’', '’': '’', '«': '»' };

/** What looks like a blank; JSON has four of them. */
const BLANK = /[\s\u0085]/;

/** Whether a text is an array of strings in JSON. */
export function isStringArray(text: string): boolean {
  try {
    const { start, end } = trimmed(text);
    const values: unknown = JSON.parse(text.slice(start, end));
    return Array.isArray(values) && values.every((value) => typeof value === 'string');
  } catch {
    return false;
  }
}

/** Reads an array that JSON may refuse. `start` is the offset of its opening bracket. */
export function readLooseArray(text: string, start: number): LooseArray {
  const elements: Element[] = [];
  const slips: Slip[] = [];
  const { end } = trimmed(text, start);
  let comma: number | undefined;
  let at = start + 1;
  for (;;) {
    for (; at < end && BLANK.test(text[at]!); at++) {
      if (!/[ \t\r\n]/.test(text[at]!)) slips.push({ kind: 'blank', start: at, end: at + 1, newText: ' ' });
    }
    if (at >= end || text[at] === ']') break;
    if (text[at] === ',') {
      if (comma !== undefined || elements.length === 0) {
        slips.push({ kind: 'comma', start: at, end: at + 1, newText: '' });
      } else comma = at;
      at++;
      continue;
    }
    const previous = elements.at(-1);
    if (previous && comma === undefined) {
      // Strings that touch each other have a quote too many, or too few.
      const newText = at > previous.end ? ',' : undefined;
      slips.push({ kind: 'comma', start: previous.end, end: previous.end, newText });
    }
    const element = readElement(text, at, end);
    elements.push(element);
    slips.push(...slipsIn(text, element));
    comma = undefined;
    at = element.end;
  }
  if (comma !== undefined) slips.push({ kind: 'trailing-comma', start: comma, end: comma + 1, newText: '' });
  if (at >= end) slips.push({ kind: 'bracket', start, end, newText: undefined });
  else if (at + 1 < end) slips.push(tail(text, at + 1, end));
  return { elements, slips, end: Math.min(at + 1, end) };
}

function tail(text: string, from: number, to: number): Slip {
  const { start, end } = trimmed(text, from, to);
  return { kind: 'tail', start, end, newText: /^[\],;.]+$/.test(text.slice(start, end)) ? '' : undefined };
}

function readElement(text: string, start: number, end: number): Element {
  const first = text[start]!;
  if (first === '"') {
    const close = /^"(?:[^"\\]|\\.)*"/s.exec(text.slice(start, end))?.[0];
    if (close) return { kind: 'string', start, end: start + close.length };
    // In `["a", "b]` the quote is missing in front of the bracket.
    return { kind: 'open', start, end: text[end - 1] === ']' && end - 1 > start + 1 ? end - 1 : end };
  }
  const quote = OTHER_QUOTES[first];
  if (quote !== undefined) {
    const close = text.indexOf(quote, start + 1);
    return close < 0 || close >= end ? { kind: 'open', start, end } : { kind: 'quotes', start, end: close + 1 };
  }
  if (first === '[' || first === '{') return { kind: 'nested', start, end: nestedEnd(text, start, end) };
  let at = start;
  while (at < end && !/[\s\u0085,\]"]/.test(text[at]!)) at++;
  return { kind: 'bare', start, end: Math.max(at, start + 1) };
}

/** Behind the bracket that closes the one at `start`. */
function nestedEnd(text: string, start: number, end: number): number {
  let depth = 0;
  let inString = false;
  for (let at = start; at < end; at++) {
    const char = text[at]!;
    if (inString) {
      if (char === '\\') at++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '[' || char === '{') depth++;
    else if ((char === ']' || char === '}') && --depth === 0) return at + 1;
  }
  return end;
}

function slipsIn(text: string, { kind, start, end }: Element): Slip[] {
  const written = text.slice(start, end);
  switch (kind) {
    case 'quotes':
      return [{ kind, start, end, newText: JSON.stringify(written.slice(1, -1)) }];
    case 'bare':
      return [{ kind, start, end, newText: JSON.stringify(written) }];
    case 'nested':
      return [{ kind: 'type', start, end, newText: undefined }];
    case 'open':
      return [{ kind: 'open', start, end, newText: isStringArray(`[${written}"]`) ? `${written}"` : undefined }];
    case 'string':
      return isStringArray(`[${written}]`) ? [] : [{ kind: 'escape', start, end, newText: doubled(written) }];
  }
}

/** A string with its single backslashes doubled; undefined when something else is wrong with it. */
function doubled(written: string): string | undefined {
  const text = written.replace(/\\(?:\\|(?="$)|)/g, (found) => (found === '\\\\' ? found : '\\\\'));
  return isStringArray(`[${text}]`) ? text : undefined;
}
