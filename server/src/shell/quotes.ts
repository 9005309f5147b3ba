/** Follows quotes, substitutions and comments through a shell text that is read in pieces. */
export class Quotes {
  /** The openers around the current place, innermost last. */
  readonly #open: string[] = [];
  #escaped = false;
  #wordStart = true;

  get inside(): 'single' | 'double' | 'comment' | undefined {
    const innermost = this.#open.at(-1);
    return innermost === "'" ? 'single' : innermost === '"' ? 'double' : innermost === '#' ? 'comment' : undefined;
  }

  read(text: string, start: number, end: number): void {
    for (let i = start; i < end; i++) {
      const char = text[i]!;
      const within = this.inside;
      if (within === 'comment') {
        // Between backticks the shell looks for the closing one first.
        if (char === '\n') this.#open.pop();
        else if (char === '`' && this.#open.at(-2) === '`') {
          this.#open.length -= 2;
          this.#wordStart = false;
        }
      } else if (within === 'single') {
        if (char === "'") this.#open.pop();
      } else if (this.#escaped) {
        this.#escaped = false;
        this.#wordStart = false;
      } else if (char === '\\') {
        this.#escaped = true;
      } else if (within === 'double') {
        this.#inDouble(char, text[i - 1]);
      } else if (char === '#' && this.#wordStart) {
        this.#open.push(char);
      } else {
        this.#plain(char, text[i - 1]);
      }
    }
  }

  #inDouble(char: string, before: string | undefined): void {
    if (char === '"') this.#open.pop();
    else if (char === '`' || (char === '(' && before === '$')) {
      this.#open.push(char === '(' ? '$(' : char);
      this.#wordStart = true;
    }
  }

  #plain(char: string, before: string | undefined): void {
    const innermost = this.#open.at(-1);
    this.#wordStart = /[\s;&|()<>]/.test(char) || (char === '`' && innermost !== '`');
    if (char === '`' && innermost === '`') this.#open.pop();
    else if (char === "'" || char === '"' || char === '`') this.#open.push(char);
    else if (char === '(') this.#open.push(before && '$<>'.includes(before) ? '$(' : char);
    else if (char === ')' && innermost?.endsWith('(')) {
      this.#open.pop();
      // A substitution's end is not the end of its word.
      if (innermost === '$(') this.#wordStart = false;
    }
  }
}
