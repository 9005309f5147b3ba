import type { ChainLink, ShellCommand } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, insert, remove } from '../../text/edit.ts';
import { wordsOf } from './package-command.ts';

/**
 * Deletes a word of a command, by its index in `wordsOf`, with the white space in front of it, or behind it if a comment stands
 * in front. In JSON form its comma goes as well. The program itself, word 0, cannot be deleted.
 */
export function removeWord(run: Instruction, command: ShellCommand, index: number): Edit {
  const words = wordsOf(command);
  const { range } = words[index]!;
  const before = words[index - 1]!.range.end;
  const next = words[index + 1]?.range.start;
  const commented = run.comments.some(({ start, end }) => before <= start && end <= range.start);
  return remove(
    commented && next !== undefined ? { start: range.start, end: next } : { start: before, end: range.end },
  );
}

/** Adds words behind a word of a command, by its index in `wordsOf`: to the arguments of a shell, or to those of the JSON form. */
export function insertWords(run: Instruction, command: ShellCommand, index: number, ...added: string[]): Edit {
  const text = run.form === 'json' ? added.map((word) => `, ${JSON.stringify(word)}`) : added.map((word) => ` ${word}`);
  return insert(wordsOf(command)[index]!.range.end, text.join(''));
}

/** Deletes commands with the operator that joins them to their neighbours; undefined where another then means something else. */
export function removeLinks(links: readonly ChainLink[], superfluous: ReadonlySet<ChainLink>): Edit[] | undefined {
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
    // What stands behind `a && b;` does not depend on a.
    const backward = previous && (!next || block[0]!.before === '&&' || next.before === block[0]!.before);
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
