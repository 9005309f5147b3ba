import type { Range } from '../text/range.ts';
import { fitsAlong, goesOn } from './ignore-machine.ts';
import { endOf, faultOf, readPattern, type Step } from './ignore-pattern.ts';

/** The ignore file of a build context, which counts for all Dockerfiles that have none of their own. */
export const IGNORE_FILE = '.dockerignore';

/** A .dockerignore, as the builder reads it. */
export interface IgnoreFile {
  readonly name: string;
  readonly patterns: readonly IgnorePattern[];
}

export interface IgnorePattern {
  /** Clean, without a slash in front. */
  readonly text: string;
  /** It begins with `!` and lets in again what it fits. */
  readonly exception: boolean;
  readonly steps: readonly Step[];
  /** Without a wildcard it fits what is called exactly so, which takes no steps to find out. */
  readonly plain: boolean;
  /** What the last name of every path ends with that it fits, which is soon seen. */
  readonly end: string;
  /** It is about a name in whatever folder: behind each slash it begins anew. */
  readonly isAnywhere: boolean;
  /** Where it is written, with its `!` and without blanks around. */
  readonly range: Range;
}

/** A line that is no pattern for us. */
export interface UnreadPattern {
  readonly range: Range;
  /** The builder refuses the file, or does so when it gets as far as to try this one; or it is not certain what it fits. */
  readonly fault: 'refused' | 'malformed' | 'uncertain';
}

/** All lines of an ignore file that are neither comments nor blank. */
export interface IgnoreText {
  readonly text: string;
  readonly lines: readonly (IgnorePattern | UnreadPattern)[];
  /** From `#` to the line's end. */
  readonly comments: readonly Range[];
}

/** Go's `bufio.Scanner` gives up at 64 KiB. */
const LONGEST_LINE = 65_000;
/** What Go's `unicode.IsSpace` takes for a blank. */
const BLANK = String.raw`[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+`;
const AROUND = new RegExp(`^${BLANK}|${BLANK}$`, 'g');
const BEFORE = new RegExp(`^${BLANK}`);
const trim = (text: string): string => text.replace(AROUND, '');

/** Reads an ignore file line by line, as `ReadAll` of moby/patternmatcher/ignorefile and `New` of moby/patternmatcher do. */
export function readIgnoreText(text: string): IgnoreText {
  const lines: (IgnorePattern | UnreadPattern)[] = [];
  const comments: Range[] = [];
  for (let start = text.startsWith('\ufeff') ? 1 : 0; start <= text.length; ) {
    const next = text.indexOf('\n', start);
    const line = text.slice(start, next < 0 ? text.length : next).replace(/\r$/, '');
    const whole = trim(line);
    const first = start + (BEFORE.exec(line)?.[0].length ?? 0);
    if (line.startsWith('#')) comments.push({ start, end: start + line.length });
    else if (whole !== '') {
      const range = { start: first, end: first + whole.length };
      lines.push(line.length > LONGEST_LINE ? { range, fault: 'uncertain' } : readLine(whole, range));
    }
    if (next < 0) break;
    start = next + 1;
  }
  return { text, lines, comments };
}

function readLine(whole: string, range: Range): IgnorePattern | UnreadPattern {
  const inverted = whole.startsWith('!');
  const rest = inverted ? trim(whole.slice(1)) : whole;
  const path = rest === '' ? '' : clean(rest).replace(/^\/(?=.)/, '');
  // The builder puts the mark back in front, and reads all of it once more.
  const again = clean(inverted ? `!${path}` : path);
  const exception = again.startsWith('!');
  const text = exception ? again.slice(1) : again;
  const fault = text === '' ? 'refused' : faultOf(text);
  if (fault) return { range, fault };
  const steps = readPattern(text);
  if (!steps) return { range, fault: 'uncertain' };
  const end = endOf(steps);
  return {
    text,
    exception,
    steps,
    plain: !/[*?[\]\\]/.test(text),
    end: end.slice(end.lastIndexOf('/') + 1),
    isAnywhere: /^\*\*\/(?!.*\*\*)[^/]+$/.test(text) && !steps.some(({ kind }) => kind === 'start'),
    range,
  };
}

/** The patterns of an ignore file; undefined where the builder refuses one, or where not every line is certain. */
export function patternsOf({ lines }: IgnoreText): readonly IgnorePattern[] | undefined {
  const patterns = lines.filter((line) => 'steps' in line);
  return patterns.length === lines.length ? patterns : undefined;
}

/** The same for one of this name. Undefined where the builder refuses it, or where not every line is certain. */
export function readIgnoreFile(name: string, text: string): IgnoreFile | undefined {
  const patterns = patternsOf(readIgnoreText(text));
  return patterns && { name, patterns };
}

/** Go's `path.Clean`. */
function clean(path: string): string {
  const rooted = path.startsWith('/');
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (!rooted) names.push(name);
  }
  return (rooted ? '/' : '') + names.join('/') || '.';
}

/**
 * Whether a path, clean and without slashes around, is kept out of the build context. The last pattern that fits it or a
 * folder above it decides, as in `MatchesUsingParentResults`, by which the context is sent.
 */
export function isIgnored({ patterns }: IgnoreFile, path: string): boolean {
  const fitting: { readonly exception: boolean; readonly fits: readonly boolean[]; fitted: boolean }[] = [];
  for (const pattern of patterns) {
    const fits = fitsOf(pattern, path);
    if (fits.includes(true)) fitting.push({ exception: pattern.exception, fits, fitted: false });
  }
  if (fitting.length === 0) return false;
  const names = path.split('/').length;
  let ignored = false;
  for (let name = 0; name < names; name++) {
    ignored = false;
    for (const pattern of fitting) {
      // What can change nothing is not looked at, and then what lies below does not know of it either.
      if (!pattern.fitted && pattern.exception === ignored) pattern.fitted = pattern.fits[name] === true;
      if (pattern.fitted) ignored = !pattern.exception;
    }
  }
  return ignored;
}

const NEVER: readonly boolean[] = [];

/** For each name of the path, as far as there is one to tell of, whether the pattern fits the path up to there. */
function fitsOf({ plain, text, steps }: IgnorePattern, path: string): readonly boolean[] {
  if (!plain) return fitsAlong(steps, path);
  if (path !== text && !(path.startsWith(text) && path[text.length] === '/')) return NEVER;
  return text.split('/').map((_, i, names) => i === names.length - 1);
}

/** Whether something in an ignored folder may be let in again. */
export const mayLetInBelow = ({ patterns }: IgnoreFile, folder: string): boolean =>
  patterns.some(
    ({ exception, plain, text, steps }) => exception && (plain ? text.startsWith(`${folder}/`) : goesOn(steps, folder)),
  );

const ALL: ReadonlySet<string> = new Set(['*', '**', '**/*']);

/** Whether nothing at all is in the build context. */
export const ignoresAll = ({ patterns }: IgnoreFile): boolean => {
  const last = patterns.findLast(({ exception, text }) => exception || ALL.has(text));
  return last !== undefined && !last.exception;
};
