import type { Dockerfile } from '../../model/dockerfile.ts';
import { removeInstruction } from '../../model/edits.ts';
import { remove } from '../../text/edit.ts';
import type { Fix } from '../rule.ts';
import type { Label } from './labels.ts';

/** Deletes a label: its pair, and the instruction with the last one. None where a comment would go with it. */
export function removeLabel(dockerfile: Dockerfile, label: Label, about: Pick<Fix, 'safe' | 'preferred'>): Fix[] {
  const { instruction, pair } = label;
  const title = `Delete this label`;
  const { pairs, comments, strays } = instruction;
  if (instruction.onbuild || strays.length > 0) return [];
  if (pairs.length === 1) return [{ title, edits: [removeInstruction(dockerfile, instruction, true)], ...about }];
  const at = pairs.indexOf(pair);
  const range =
    at === 0
      ? { start: pair.range.start, end: pairs[1]!.range.start }
      : { start: pairs[at - 1]!.range.end, end: pair.range.end };
  if (comments.some(({ start }) => range.start <= start && start < range.end)) return [];
  return [{ title, edits: [remove(range)], ...about }];
}
