/** A step of a pattern through a path, character by character. */
export type Step =
  | { readonly kind: 'one'; readonly not: boolean; readonly ranges: readonly (readonly [from: string, to: string])[] }
  /** Any number of characters of one name. */
  | { readonly kind: 'name' }
  /** Nothing, or anything up to a slash: the step `folders` behind it. */
  | { readonly kind: 'option' }
  | { readonly kind: 'folders' }
  | { readonly kind: 'rest' }
  | { readonly kind: 'start' };

const one = (char: string): Step => ({ kind: 'one', not: false, ranges: [[char, char]] });
const literal = (chars: readonly string[]): Step[] => chars.map(one);
const NO_SLASH: Step = { kind: 'one', not: true, ranges: [['/', '/']] };

/**
 * Reads a clean pattern as moby/patternmatcher does, which makes a regular expression of it or compares texts. Undefined for
 * one that the builder refuses, and where letters get another meaning in that expression: `\d`, `a|b*`, `[[:digit:]]`.
 */
export function readPattern(pattern: string): readonly Step[] | undefined {
  const chars = [...pattern];
  const steps: Step[] = [];
  let plain = true;
  let odd = false;
  let at = 0;
  while (at < chars.length) {
    const char = chars[at++]!;
    if (char === '*' && chars[at] === '*') {
      const first = at === 1;
      at += chars[at + 1] === '/' ? 2 : 1;
      const last = at === chars.length;
      // `**` in front of plain text compares ends, and behind it beginnings.
      if (first && isPlain(chars.slice(2))) return ending(chars.slice(2));
      if (last) steps.push({ kind: 'rest' });
      else steps.push({ kind: 'option' }, { kind: 'folders' });
      plain &&= last;
    } else if (char === '*' || char === '?') {
      steps.push(char === '*' ? { kind: 'name' } : NO_SLASH);
      plain = false;
    } else if (char === '\\') {
      const escaped = chars[at++];
      if (escaped === undefined || !isPunctuation(escaped)) return undefined;
      steps.push(one(escaped));
      plain = false;
    } else if (char === '[') {
      const found = readClass(chars, at);
      if (!found) return undefined;
      steps.push(found.step);
      at = found.end;
      plain = false;
    } else {
      steps.push(one(char));
      plain &&= char !== ']';
      odd ||= char === '|' || (char === '{' && /^\d+(?:,\d*)?\}/.test(chars.slice(at, at + 20).join('')));
    }
  }
  if (plain) return steps;
  if (odd) return undefined;
  return chars.includes('^') ? steps.map((step) => (isCaret(step) ? { kind: 'start' } : step)) : steps;
}

/**
 * What is wrong with a pattern. Up to the first star Go's `filepath.Match` finds it when the file is read, and refuses that. Behind
 * it, and where a range is turned round, it is the expression made of the pattern that is malformed.
 */
export function faultOf(pattern: string): 'refused' | 'malformed' | undefined {
  const chars = [...pattern];
  let isBehindStar = false;
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at];
    if (char === '*') isBehindStar = true;
    else if (char === '\\') at++;
    else if (char === '[') {
      const found = classFrom(chars, at + 1);
      if (found.end === undefined) return isBehindStar ? 'malformed' : 'refused';
      if (found.isReversed) return 'malformed';
      at = found.end;
    }
    if (at >= chars.length) return isBehindStar ? 'malformed' : 'refused';
  }
  return undefined;
}

/** Where the class behind a `[` ends, if it does, and whether one of its ranges is turned round. */
function classFrom(chars: readonly string[], begin: number): { end: number | undefined; isReversed: boolean } {
  let at = chars[begin] === '^' ? begin + 1 : begin;
  let isReversed = false;
  for (let members = 0; !(chars[at] === ']' && members > 0); members++) {
    const from = member();
    let to = from;
    if (chars[at] === '-') {
      at++;
      to = member();
    }
    if (from === undefined || to === undefined) return { end: undefined, isReversed };
    isReversed ||= to.codePointAt(0)! < from.codePointAt(0)!;
  }
  return { end: at, isReversed };

  function member(): string | undefined {
    if (chars[at] === '\\') at++;
    else if (chars[at] === '-' || chars[at] === ']') return undefined;
    return chars[at++];
  }
}

const isPlain = (chars: readonly string[]): boolean => !chars.some((char) => /[*?[\]\\]/.test(char));

/** What ends in a text; one that begins with a slash may be all there is, without it. */
const ending = (chars: readonly string[]): Step[] =>
  chars[0] === '/'
    ? [{ kind: 'option' }, { kind: 'folders' }, ...literal(chars.slice(1))]
    : [{ kind: 'rest' }, ...literal(chars)];

/** An escaped letter is a class or a control character in the builder's expression. */
const isPunctuation = (char: string): boolean => /^[\0-\x7f]$/.test(char) && !/^[a-z\d]$/i.test(char);

const isCaret = (step: Step): boolean => step.kind === 'one' && !step.not && step.ranges[0]![0] === '^';

/** The class behind a `[`, as Go's `filepath.Match` takes it, if the expression takes it in the same way. */
function readClass(chars: readonly string[], begin: number): { step: Step; end: number } | undefined {
  const not = chars[begin] === '^';
  const ranges: [string, string][] = [];
  let at = not ? begin + 1 : begin;
  while (chars[at] !== ']' || ranges.length === 0) {
    const from = member();
    if (from === undefined) return undefined;
    let to: string | undefined = from;
    if (chars[at] === '-') {
      at++;
      to = member();
    }
    if (to === undefined || to.codePointAt(0)! < from.codePointAt(0)!) return undefined;
    ranges.push([from, to]);
  }
  return { step: { kind: 'one', not, ranges }, end: at + 1 };

  function member(): string | undefined {
    const char = chars[at++];
    if (char === undefined || /^[-\]*?]$/.test(char) || (char === '[' && chars[at] === ':')) return undefined;
    if (char !== '\\') return char;
    const escaped = chars[at++];
    return escaped !== undefined && isPunctuation(escaped) ? escaped : undefined;
  }
}

/** What every path ends with that a pattern fits. */
export function endOf(steps: readonly Step[]): string {
  let end = '';
  for (let at = steps.length - 1; at >= 0; at--) {
    const step = steps[at]!;
    if (step.kind !== 'one' || step.not || step.ranges.length > 1 || step.ranges[0]![0] !== step.ranges[0]![1]) break;
    end = step.ranges[0]![0] + end;
  }
  return end;
}
