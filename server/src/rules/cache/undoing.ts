import { matchesCommand, type PackageManager } from '../../knowledge/package-managers.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { ChainLink, ShellCommand } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Edit } from '../../text/edit.ts';
import { removeLinks, removeWord } from '../support/command-edits.ts';
import { readPackageCommand, textsOf } from '../support/package-command.ts';

/** Edits that take out of a RUN what switches off or empties the caches of managers; undefined where that is no matter of deleting. */
export function undoing(
  dockerfile: Dockerfile,
  stage: Stage,
  run: Instruction,
  managers: ReadonlySet<PackageManager>,
): Edit[] | undefined {
  const { commands, links, complete } = scriptOf(dockerfile, stage, run);
  const edits: Edit[] = [];
  const superfluous = new Set<ChainLink>();
  for (const command of commands) {
    const words = cleaning(command, managers);
    if (words === 'all') {
      const link = links.find(({ range }) => range.start === command.link?.range.start);
      if (!link || command.pipe.length > 1) return undefined;
      superfluous.add(link);
    } else {
      for (const index of [...words, ...switches(command, managers)]) edits.push(removeWord(run, command, index));
    }
  }
  const removed = removeLinks(links, superfluous);
  return removed && complete ? [...edits, ...removed] : undefined;
}

/** Which words of a command clean a cache: all of it, or some of the folders that `rm` is given. */
function cleaning(command: ShellCommand, managers: ReadonlySet<PackageManager>): 'all' | readonly number[] {
  const words = textsOf(command);
  const patterns = [...managers].flatMap(({ cacheCleaners }) => cacheCleaners);
  if (command.program !== 'rm') return patterns.some((pattern) => matchesCommand(words, pattern)) ? 'all' : [];
  const isCache = (word: string | undefined) => patterns.some((pattern) => matchesCommand(['rm', word], pattern));
  const operands = words.flatMap((word, i) => (i > 0 && !word?.startsWith('-') ? [i] : []));
  const caches = operands.filter((i) => isCache(words[i]));
  return caches.length > 0 && caches.length === operands.length ? 'all' : caches;
}

/** The options of an install that switch its cache off, as indexes of words. */
function switches(command: ShellCommand, managers: ReadonlySet<PackageManager>): number[] {
  const read = readPackageCommand(command);
  if (!read || !managers.has(read.manager)) return [];
  return read.options.filter((index) => read.manager.cacheOff.includes(read.words[index]?.replace(/=.*/s, '') ?? ''));
}
