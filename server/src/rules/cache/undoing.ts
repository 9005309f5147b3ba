import { matchesCommand, type PackageManager } from '../../knowledge/package-managers.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { ChainLink, ShellCommand } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, remove } from '../../text/edit.ts';
import { readPackageCommand, textsOf, wordsOf } from '../support/package-command.ts';

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

/** Deletes a word with the white space in front of it, or behind it if a comment stands in front. */
function removeWord(run: Instruction, command: ShellCommand, index: number): Edit {
  const words = wordsOf(command);
  const { range } = words[index]!;
  const before = words[index - 1]!.range.end;
  const next = words[index + 1]?.range.start;
  const commented = run.comments.some(({ start, end }) => before <= start && end <= range.start);
  return remove(
    commented && next !== undefined ? { start: range.start, end: next } : { start: before, end: range.end },
  );
}

/** Deletes commands with the operator that joins them to their neighbours; undefined where another then means something else. */
function removeLinks(links: readonly ChainLink[], superfluous: ReadonlySet<ChainLink>): Edit[] | undefined {
  const edits: Edit[] = [];
  for (let i = 0; i < links.length; i++) {
    if (!superfluous.has(links[i]!)) continue;
    const first = i;
    while (i + 1 < links.length && superfluous.has(links[i + 1]!)) i++;
    const block = links.slice(first, i + 1);
    const next = links[i + 1];
    const operators = [...block.slice(first === 0 ? 1 : 0), ...(next ? [next] : [])].map(({ before }) => before);
    if (operators.some((operator) => operator === '||' || operator === '&')) return undefined;
    const previous = links[first - 1];
    if (!previous && !next) return undefined;
    const backward = previous && (!next || next.before === block[0]!.before);
    edits.push(
      remove(
        backward
          ? { start: previous.range.end, end: block.at(-1)!.range.end }
          : { start: block[0]!.range.start, end: next!.range.start },
      ),
    );
  }
  return edits;
}
