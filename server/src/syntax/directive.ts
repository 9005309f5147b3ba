import type { Range } from '../text/range.ts';
import { isSpace } from './characters.ts';
import type { Word } from './word.ts';

/** A parser directive, `# escape=...`, at the top of the file. */
export interface Directive {
  readonly range: Range;
  /** In lower case. */
  readonly name: Word;
  readonly value: Word;
  /** A second one of the same name, which BuildKit refuses. */
  readonly repeated: boolean;
}

const DIRECTIVE = /^(#\s*)([a-zA-Z][a-zA-Z0-9]*)(\s*=\s*)(.+?)\s*$/;
const NAMES = new Set(['syntax', 'escape', 'check']);

/**
 * Reads directives line by line from the top, until the first line that is none (BuildKit's parser/directives.go). A `#!`
 * line may stand first: those that look for `syntax` and `check` leave it out, but the parser, which looks for `escape` and
 * for repetitions, stops there.
 */
export class DirectiveReader {
  readonly found: Directive[] = [];
  #done = false;
  #first = true;
  #shebang = false;

  /** Takes the next line, without its line break; says whether it is a directive. */
  read(line: string, offset: number): boolean {
    if (this.#done) return false;
    const shebang = this.#first && line.startsWith('#!');
    this.#first = false;
    if (shebang) this.#shebang = true;
    if (shebang) return false;
    let indent = 0;
    while (indent < line.length && isSpace(line[indent]!)) indent++;
    const match = DIRECTIVE.exec(line.slice(indent));
    // Nothing but a blank behind the equals sign is a value, too.
    const [, mark = '', written = '', equals = '', value = ''] = match ?? [];
    const name = written.toLowerCase();
    if (!NAMES.has(name)) {
      this.#done = true;
      return false;
    }
    const start = offset + indent;
    const nameStart = start + mark.length;
    const valueStart = nameStart + name.length + equals.length;
    const end = valueStart + value.length;
    this.found.push({
      range: { start, end },
      name: { range: { start: nameStart, end: nameStart + name.length }, text: name },
      value: { range: { start: valueStart, end }, text: value },
      repeated: !this.#shebang && this.found.some((directive) => directive.name.text === name),
    });
    return true;
  }

  /** The value of `escape`, where it counts. */
  get escape(): string | undefined {
    return this.#shebang ? undefined : this.found.find((directive) => directive.name.text === 'escape')?.value.text;
  }
}
