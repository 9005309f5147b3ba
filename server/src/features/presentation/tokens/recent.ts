/** Values by a text that they were computed from. Those that were asked for last are kept, in two generations. */
export class Recent<V> {
  readonly #most: number;
  #recent = new Map<string, V>();
  #older = new Map<string, V>();

  /** `most` is the size of a generation. */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: string, compute: () => V): V {
    const known = this.#recent.get(key);
    if (known !== undefined) return known;
    const value = this.#older.get(key) ?? compute();
    if (this.#recent.size >= this.#most) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(key, value);
    return value;
  }
}
