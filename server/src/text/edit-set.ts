import { conflict, type Edit } from './edit.ts';

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
    let low = 0;
    let high = this.edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.edits[middle]!.range.start <= range.start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #touches(edit: Edit, place: number): boolean {
    const before = this.edits[place - 1];
    const after = this.edits[place];
    return (before !== undefined && touch(before, edit)) || (after !== undefined && touch(edit, after));
  }
}

/** Whether two edits, in order, share a character, or insert at a place where the other begins or ends. */
function touch(first: Edit, second: Edit): boolean {
  const empty = first.range.start === first.range.end || second.range.start === second.range.end;
  return empty ? second.range.start <= first.range.end : second.range.start < first.range.end;
}
