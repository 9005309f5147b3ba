/** Versions of files after which what none of them had is forgotten. */
const GENERATION = 100;

interface Placed<V> {
  readonly key: string;
  readonly value: V;
}

/**
 * Values by a text that they were computed from, for what each version of a file asks again: a keystroke changes one text, and all
 * others are found. Two generations, so that a text out of use is dropped.
 */
export class Generations<V> {
  #recent = new Map<string, V>();
  #older = new Map<string, V>();
  /** What was asked for last at each place in the order of asking. */
  readonly #placed: Placed<V>[] = [];
  #versions = 0;

  /** `compute` is given a text that does not keep the one alive that the key was cut from: what it makes may hold on to it. */
  at(key: string, compute: (key: string) => V): V {
    const known = this.#recent.get(key);
    if (known !== undefined) return known;
    // A slice keeps the string it was cut from alive, here a whole version of the document; a copy does not.
    const copy = ` ${key}`.slice(1);
    const value = this.#older.get(key) ?? compute(copy);
    this.#recent.set(copy, value);
    return value;
  }

  /**
   * The same of a part of a text, given as offsets, that comes at this place in the order of what is asked for. Where it is the one
   * that came there before it is found without a look at the others.
   */
  inOrder(place: number, text: string, start: number, end: number, compute: (key: string) => V): V {
    const placed = this.#placed[place];
    if (placed && placed.key.length === end - start && text.startsWith(placed.key, start)) return placed.value;
    let key = text.slice(start, end);
    const value = this.at(key, (copy) => {
      key = copy;
      return compute(copy);
    });
    // What was found already has a copy as its key, which is not at hand.
    this.#placed[place] = { key: ` ${key}`.slice(1), value };
    return value;
  }

  /** To be called for each version of a file before it asks. */
  age(): void {
    this.#versions++;
    if (this.#versions % GENERATION > 0) return;
    this.#older = this.#recent;
    this.#recent = new Map();
    for (const { key, value } of this.#placed) this.#older.set(key, value);
    this.#placed.length = 0;
  }
}
