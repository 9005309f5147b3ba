/** The tokens that a client has of a document. */
interface Given {
  readonly id: string;
  readonly tokens: Uint32Array;
}

/** What each open document's client was given last, so that it can be told what has changed since. */
export class LastTokens {
  readonly #given = new Map<string, Given>();
  #next = 0;

  /** Keeps tokens that are given, and says what they are called. */
  keep(uri: string, tokens: Uint32Array): string {
    const id = String(++this.#next);
    this.#given.set(uri, { id, tokens });
    return id;
  }

  /** Those of a name; undefined where it is not the last one. */
  of(uri: string, id: string): Uint32Array | undefined {
    const given = this.#given.get(uri);
    return given?.id === id ? given.tokens : undefined;
  }

  close(uri: string): void {
    this.#given.delete(uri);
  }
}
