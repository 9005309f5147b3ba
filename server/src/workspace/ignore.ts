import { follow, readPattern, type Step } from './ignore-pattern.ts';

/** A .dockerignore, as the builder reads it. */
export interface IgnoreFile {
  readonly name: string;
  readonly patterns: readonly IgnorePattern[];
}

interface IgnorePattern {
  /** Clean, without a slash in front. */
  readonly text: string;
  /** It begins with `!` and lets in again what it fits. */
  readonly exception: boolean;
  readonly steps: readonly Step[];
  /** Without a wildcard it fits what is called exactly so, which takes no steps to find out. */
  readonly plain: boolean;
}

/** Go's `bufio.Scanner` gives up at 64 KiB. */
const LONGEST_LINE = 65_000;
/** What Go's `unicode.IsSpace` takes for a blank. */
const BLANK = String.raw`[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+`;
const AROUND = new RegExp(`^${BLANK}|${BLANK}$`, 'g');
const trim = (text: string): string => text.replace(AROUND, '');

/**
 * Reads an ignore file as `ReadAll` of moby/patternmatcher/ignorefile and `New` of moby/patternmatcher do. Undefined for one
 * that the builder refuses, or of which not every line is certain.
 */
export function readIgnoreFile(name: string, text: string): IgnoreFile | undefined {
  const patterns: IgnorePattern[] = [];
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    if (line.length > LONGEST_LINE) return undefined;
    const whole = trim(line);
    if (line.startsWith('#') || whole === '') continue;
    const inverted = whole.startsWith('!');
    const rest = inverted ? trim(whole.slice(1)) : whole;
    const path = rest === '' ? '' : clean(rest).replace(/^\/(?=.)/, '');
    // The builder puts the mark back in front, and reads all of it once more.
    const again = clean(inverted ? `!${path}` : path);
    const exception = again.startsWith('!');
    const pattern = exception ? again.slice(1) : again;
    const steps = pattern === '' ? undefined : readPattern(pattern);
    if (!steps) return undefined;
    patterns.push({ text: pattern, exception, steps, plain: !/[*?[\]\\]/.test(pattern) });
  }
  return { name, patterns };
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

const NOWHERE: readonly boolean[] = [];

/** For each name of the path, as far as there is one to tell of, whether the pattern fits the path up to there. */
function fitsOf({ plain, text, steps }: IgnorePattern, path: string): readonly boolean[] {
  if (!plain) return follow(steps, path).fits;
  if (path !== text && !(path.startsWith(text) && path[text.length] === '/')) return NOWHERE;
  return text.split('/').map((_, i, names) => i === names.length - 1);
}

/** Whether something in an ignored folder may be let in again. */
export const mayLetInBelow = ({ patterns }: IgnoreFile, folder: string): boolean =>
  patterns.some(
    ({ exception, plain, text, steps }) =>
      exception && (plain ? text.startsWith(`${folder}/`) : follow(steps, folder).goesOn),
  );

const ALL: ReadonlySet<string> = new Set(['*', '**', '**/*']);

/** Whether nothing at all is in the build context. */
export const ignoresAll = ({ patterns }: IgnoreFile): boolean => {
  const last = patterns.findLast(({ exception, text }) => exception || ALL.has(text));
  return last !== undefined && !last.exception;
};
