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

const DIRECTIVE = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/;
const NAMES = new Set(['syntax', 'escape', 'check']);

/**
 * Reads directives line by line from the top, until the first line that is none (BuildKit's parser/directives.go). A `#!`
 * line may stand first.
 */
export class DirectiveReader {
  readonly found: Directive[] = [];
  #done = false;
  #first = true;

  /** Takes the next line, without its line break; says whether it is a directive. */
  read(line: string, offset: number): boolean {
    if (this.#done) return false;
    const shebang = this.#first && line.startsWith('#!');
    this.#first = false;
    if (shebang) return false;
    let indent = 0;
    while (indent < line.length && isSpace(line[indent]!)) indent++;
    const text = line.slice(indent).trimEnd();
    const match = DIRECTIVE.exec(text);
    const name = match?.[1]?.toLowerCase();
    if (!match || name === undefined || !NAMES.has(name)) {
      this.#done = true;
      return false;
    }
    const start = offset + indent;
    const nameStart = start + text.indexOf(match[1]!);
    const valueStart = start + text.length - match[2]!.length;
    this.found.push({
      range: { start, end: start + text.length },
      name: { range: { start: nameStart, end: nameStart + name.length }, text: name },
      value: { range: { start: valueStart, end: start + text.length }, text: match[2]! },
      repeated: this.found.some((directive) => directive.name.text === name),
    });
    return true;
  }

  /** The value of the first directive of this name. */
  value(name: string): string | undefined {
    return this.found.find((directive) => directive.name.text === name)?.value.text;
  }
}
