import { type Range, shift } from '../text/range.ts';
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
    const parts = directiveIn(line, indent);
    const name = parts ? line.slice(parts.name.start, parts.name.end).toLowerCase() : '';
    if (!parts || !NAMES.has(name)) {
      this.#done = true;
      return false;
    }
    const value = line.slice(parts.value.start, parts.value.end);
    this.found.push({
      range: { start: offset + indent, end: offset + parts.value.end },
      name: { range: shift(parts.name, offset), text: name },
      value: { range: shift(parts.value, offset), text: value },
      repeated: !this.#shebang && this.found.some((directive) => directive.name.text === name),
    });
    return true;
  }

  /** The value of `escape`, where it counts. */
  get escape(): string | undefined {
    return this.#shebang ? undefined : this.found.find((directive) => directive.name.text === 'escape')?.value.text;
  }
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /[a-zA-Z]/.test(char);
const isLetterOrDigit = (char: string | undefined): boolean => char !== undefined && /[a-zA-Z0-9]/.test(char);
/** What `\s` is for Go's regular expressions, the line break aside. */
const isGap = (char: string | undefined): boolean => char === ' ' || char === '\t' || char === '\f' || char === '\r';

/** Name and value in `# name = value`, as offsets in the line; `start` is where `#` has to stand. */
function directiveIn(line: string, start: number): { name: Range; value: Range } | undefined {
  if (line[start] !== '#') return undefined;
  let at = start + 1;
  while (at < line.length && isSpace(line[at]!)) at++;
  const nameStart = at;
  if (isLetter(line[at])) while (isLetterOrDigit(line[at])) at++;
  const name = { start: nameStart, end: at };
  while (isGap(line[at])) at++;
  if (at === nameStart || line[at] !== '=') return undefined;
  const behind = at + 1;
  let end = line.length;
  while (end > behind && isGap(line[end - 1])) end--;
  // Nothing but a blank behind the equals sign is a value, too.
  if (end === behind)
    return behind < line.length ? { name, value: { start: line.length - 1, end: line.length } } : undefined;
  at = behind;
  while (isGap(line[at])) at++;
  return { name, value: { start: at, end } };
}
