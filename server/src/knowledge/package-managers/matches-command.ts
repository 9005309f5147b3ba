import type { Word } from './recognise.ts';

/** A path without what does not matter for deleting it: `/x/`, `/x/*`, `/x/.`; root's and other users' homes are `~`. */
const bareDirectory = (path: string): string =>
  withoutDots(path.replace(/\/[^/*]*\*[^/]*$/, '')).replace(/^(?:\/root|\/home\/[^/]+)(?=\/|$)/, '~');

/** Takes `/` and `/.` off the end. */
function withoutDots(path: string): string {
  const whole = path.endsWith('/') || path.endsWith('/.');
  let end = path.length;
  while (whole && end > 0 && (path[end - 1] === '/' || (path[end - 1] === '.' && path[end - 2] === '/'))) end--;
  return path.slice(0, end);
}

/** Whether `rm` takes a directory away, by its own name or with one above it. */
function deletes(words: readonly Word[], directory: string): boolean {
  const operands = words.slice(1).filter((word) => word !== undefined && !word.startsWith('-')) as readonly string[];
  const wanted = bareDirectory(directory);
  return operands.some((operand) => {
    const path = bareDirectory(operand);
    return path !== '' && path !== '~' && (path === wanted || wanted.startsWith(`${path}/`));
  });
}

/**
 * Whether a command is what a pattern says (`PackageManager.cacheCleaners`): for `rm -r <directory>`, one that deletes the directory
 * or one above it; for others, the same words in this order, whatever options stand between, and all options of the pattern.
 */
export function matchesCommand(words: readonly Word[], pattern: readonly string[]): boolean {
  const [program, ...rest] = pattern;
  const [word, ...given] = words[1] === '-m' ? words.slice(2) : words;
  if (word === undefined || word.slice(word.lastIndexOf('/') + 1) !== program) return false;
  if (program === 'rm') return deletes(words, rest.at(-1) ?? '');
  const isOption = (text: Word) => text?.startsWith('-') ?? false;
  const plain = given.filter((text) => !isOption(text));
  return (
    rest.filter(isOption).every((option) => given.includes(option)) &&
    rest.filter((text) => !isOption(text)).every((text, i) => plain[i] === text)
  );
}
