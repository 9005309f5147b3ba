import { conflict, type Edit } from './edit.ts';
import { firstIndex } from './first-index.ts';

/** Edits of several fixes that do not touch each other, in the order of the text. */
export class EditSet {
  readonly edits: Edit[] = [];

  /** Takes in all the edits of a fix, or none of them when one touches an edit that is here. */
  take(edits: readonly Edit[]): boolean {
    if (conflict(edits) || edits.some((edit) => this.#touches(edit, this.#place(edit)))) return false;
    for (const edit of edits) this.edits.splice(this.#place(edit), 0, edit);
    return true;
  }

  /** The index of the first edit that begins behind this one's start. */
  #place({ range }: Edit): number {
    return firstIndex(this.edits, (other) => other.range.start > range.start);
  }

  #touches(edit: Edit, place: number): boolean {
    const after = this.edits[place];
    if (after !== undefined && touch(edit, after)) return true;
    // Lines of several fixes may go in at one place, but not the same line twice.
    let at = place - 1;
    while (at >= 0 && this.edits[at]!.newText !== edit.newText && areLinesAtOnePlace(this.edits[at]!, edit)) at--;
    return at >= 0 && touch(this.edits[at]!, edit);
  }
}

const isLines = ({ range, newText }: Edit): boolean => range.start === range.end && newText.endsWith('\n');

const areLinesAtOnePlace = (one: Edit, other: Edit): boolean =>
  isLines(one) && isLines(other) && one.range.start === other.range.start;

/** Whether two edits, in order, share a character, or insert at a place where the other begins or ends. */
function touch(first: Edit, second: Edit): boolean {
  const empty = first.range.start === first.range.end || second.range.start === second.range.end;
  return empty ? second.range.start <= first.range.end : second.range.start < first.range.end;
}
