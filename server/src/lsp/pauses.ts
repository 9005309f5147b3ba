/** Does things once nothing more is told about them for a while. */
export class Pauses {
  readonly #patience: number;
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();

  /** `patience` is how long to wait, in milliseconds. */
  constructor(patience: number) {
    this.#patience = patience;
  }

  /** Does the last work that is given for a key. */
  after(key: string, work: () => void, patience = this.#patience): void {
    this.cancel(key);
    const timer = setTimeout(() => {
      this.#waiting.delete(key);
      work();
    }, patience);
    this.#waiting.set(key, timer);
  }

  /** Does not do what waits. */
  cancel(key: string): void {
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
  }
}
