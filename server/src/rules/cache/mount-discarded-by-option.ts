import { matchesCommand, type PackageManager, packageManagers } from '../../knowledge/package-managers.ts';
import { isWithin } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { scriptOf } from '../../model/run.ts';
import { pathFrom, runSteps, type Step } from '../../model/run-steps.ts';
import type { ShellCommand } from '../../shell/script.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { homeless } from '../support/cache-mounts.ts';
import { removeLinks, removeWord } from '../support/command-edits.ts';
import { readPackageCommand, textsOf, wordsOf } from '../support/package-command.ts';
import { shownInLine } from '../support/shown.ts';
import { type CacheMount, cacheMounts } from './placed-mounts.ts';

export const mountDiscardedByOption: Rule = {
  id: 'cache/mount-discarded-by-option',
  severity: 'information',
  summary: 'A RUN with a cache mount does not use the cache, or empties it',
  why: `What is in a cache mount is not in the image, so there is nothing to save by \`--no-cache-dir\` and its like, or by deleting the
cache afterwards: the next build only has to download it all again.`,
  reported:
    'FROM python:3.13\nCOPY requirements.txt .\nRUN --mount=type=cache,target=/root/.cache/pip pip install [|--no-cache-dir|] -r requirements.txt\nUSER 65532\n',
  fine: 'FROM python:3.13\nCOPY requirements.txt .\nRUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt\nUSER 65532\n',
  peers: [],
  changes: ['steps'],
  deep: true,
  *check(dockerfile) {
    const runs = new Map<CacheMount['run'], CacheMount[]>();
    for (const placed of cacheMounts(dockerfile)) runs.set(placed.run, [...(runs.get(placed.run) ?? []), placed]);
    for (const [run, mounts] of runs) {
      for (const step of runSteps(dockerfile, mounts[0]!.stage, run)) {
        yield* optionsOf(step, mounts);
        yield* cleaning(dockerfile, step, mounts);
      }
    }
  },
};

/** The options of an install that leave its cache alone. */
function* optionsOf({ run, command }: Step, mounts: readonly CacheMount[]): Iterable<Problem> {
  const read = readPackageCommand(command);
  if (read?.action !== 'install') return;
  const mounted = mountOn(foldersOf(read.manager), mounts);
  if (!mounted) return;
  for (const index of read.options) {
    const option = read.words[index];
    if (option === undefined || !read.manager.cacheOff.includes(option)) continue;
    const { range } = wordsOf(command)[index]!;
    yield problem(
      range,
      `With "${option}", ${read.manager.name} does not use the cache in "${mounted.target}".`,
      mounted,
      () => [{ title: `Delete "${option}"`, edits: [removeWord(run, command, index)], safe: false, preferred: true }],
    );
  }
}

/** A command that empties a mount, or the words of an `rm` that do. */
function* cleaning(dockerfile: Dockerfile, step: Step, mounts: readonly CacheMount[]): Iterable<Problem> {
  const { command } = step;
  const emptied = command.program === 'rm' ? deleted(step, mounts) : cleaned(command, mounts);
  if (!emptied) return;
  const { mounted, words } = emptied;
  const range = words.length === 1 ? wordsOf(command)[words[0]!]!.range : command.range;
  const what = dockerfile.text.slice(range.start, range.end).replace(/\s*[\\`]?\s*\n\s*/g, ' ');
  yield problem(range, `"${shownInLine(what)}" empties the cache mount on "${mounted.target}".`, mounted, () =>
    leaveOut(dockerfile, step, emptied),
  );
}

interface Emptied {
  readonly mounted: CacheMount;
  /** Those of the words that are to blame; none where it is the command as a whole. */
  readonly words: readonly number[];
}

/** Caches are kept small by these; what is of use stays. */
const TIDIES = /^(?:prune|autoclean)$/;

function cleaned(command: ShellCommand, mounts: readonly CacheMount[]): Emptied | undefined {
  const words = textsOf(command);
  if (words.some((word) => TIDIES.test(word ?? ''))) return undefined;
  for (const { manager, pattern } of CLEANERS) {
    if (pattern[0] === 'rm' || !matchesCommand(words, pattern)) continue;
    const folders = foldersOf(manager).filter((folder) => isCleanedBy(folder, pattern));
    const mounted = mountOn(folders, mounts);
    if (mounted) return { mounted, words: [] };
  }
  return undefined;
}

/** Some commands clean but a part of the cache: apt's downloads and not its lists, the compiler's files or the modules. */
function isCleanedBy(folder: string, [program, ...words]: readonly string[]): boolean {
  if (program?.startsWith('apt')) return words.includes('distclean') || !folder.startsWith('/var/lib');
  if (program === 'go') return words.includes('-modcache') === folder.endsWith('/pkg/mod');
  return true;
}

function deleted({ command, directory }: Step, mounts: readonly CacheMount[]): Emptied | undefined {
  const words: number[] = [];
  let mounted: CacheMount | undefined;
  for (const [index, word] of textsOf(command).entries()) {
    if (index === 0 || word === undefined || word.startsWith('-')) continue;
    const path = word.startsWith('~') ? word : pathFrom(directory, word);
    const folder = path?.replace(/\/[^/*]*\*[^/]*$/, '');
    if (!folder || !CLEANERS.some(({ pattern }) => matchesCommand(['rm', path], pattern))) continue;
    const found = mountOn([folder], mounts);
    if (!found) continue;
    mounted ??= found;
    words.push(index);
  }
  return mounted && { mounted, words };
}

const CLEANERS = packageManagers.flatMap((manager) => manager.cacheCleaners.map((pattern) => ({ manager, pattern })));

/** The folders that a manager's cache may be in. */
const foldersOf = ({ cache }: PackageManager): readonly string[] =>
  cache
    ? [
        ...cache.targets,
        ...(cache.targetsForOthers ?? []),
        ...Object.values(cache.targetsIn ?? {}).flat(),
        ...cache.alternatives,
      ]
    : [];

/** The mount that lies on one of some folders, in it or above it. */
function mountOn(folders: readonly string[], mounts: readonly CacheMount[]): CacheMount | undefined {
  const known = folders.map(homeless);
  return mounts.find(({ target }) => {
    const mounted = homeless(target);
    return mounted !== '~' && known.some((folder) => isWithin(folder, mounted) || isWithin(mounted, folder));
  });
}

/** Takes the words out of the command, or the command out of its chain if nothing is left for it to do. */
function leaveOut(dockerfile: Dockerfile, { stage, run, command }: Step, { words }: Emptied): Fix[] {
  const { links, complete } = scriptOf(dockerfile, stage, run);
  const operands = textsOf(command).filter((word, i) => i > 0 && !word?.startsWith('-'));
  const link = links.find(({ range }) => range.start === command.link?.range.start);
  const isWhole = words.length === 0 || words.length === operands.length;
  if (!complete || (isWhole && (!link || command.pipe.length > 1))) return [];
  const edits = isWhole ? removeLinks(links, new Set([link!])) : words.map((index) => removeWord(run, command, index));
  return edits ? [{ title: 'Keep the cache', edits, safe: false, preferred: true }] : [];
}

const problem = (range: Range, message: string, { word }: CacheMount, fixes: () => Fix[]): Problem => ({
  range,
  message,
  related: [{ range: word.range, message: 'Mounted here.' }],
  fixes,
});
