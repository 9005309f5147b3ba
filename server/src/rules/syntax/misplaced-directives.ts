import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineBreak, lineEnd, lineStart } from '../../model/edits.ts';
import { distance } from '../../text/distance.ts';
import { type Edit, insert, remove, replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Problem } from '../rule.ts';

/** Whether the file begins with `#!`: the parser then looks neither for `escape` nor for repetitions. */
export const hasShebang = (text: string): boolean => /^\ufeff?#!/.test(text);

/** Deletes the line that a comment stands in. */
export const removeLine = (text: string, { start, end }: Range): Edit =>
  remove({ start: lineStart(text, start), end: lineEnd(text, end) });

/** Between name and value only the blanks of Go's `\s`: with another one it is no directive anywhere. */
const COMMENT = /^#\s*([a-zA-Z][a-zA-Z0-9]*)[ \t\f\r]*=\s*(\S+)\s*$/;
const NAMES = ['syntax', 'escape', 'check'];

/** Comments that look like directives, and are none: they have a slip in the name, or stand too far down. */
export function* misplacedDirectives(dockerfile: Dockerfile): Iterable<Problem> {
  const { text, comments, directives } = dockerfile;
  const top = directivesEnd(dockerfile);
  const known = new Set(directives.map(({ range }) => range.start));
  // Where the line below the last directive has a slip in its name, those below that would count without it.
  let misspelt = top;
  for (const comment of comments) {
    if (known.has(comment.start)) continue;
    const [, name = '', value = ''] = COMMENT.exec(text.slice(comment.start, comment.end)) ?? [];
    const lower = name.toLowerCase();
    if (lineStart(text, comment.start) === misspelt) {
      const meant = misspelt === top ? NAMES.find((other) => distance(lower, other, 1) === 1) : undefined;
      if (meant !== undefined) yield slip(dockerfile, text.indexOf(name, comment.start), name, value, meant);
      if (meant !== undefined || (misspelt !== top && NAMES.includes(lower))) {
        misspelt = lineEnd(text, comment.end);
        continue;
      }
    }
    if (isMeant(lower, value)) yield misplaced(dockerfile, comment, lower, value);
  }
}

/** The offset of the line below the last directive. */
function directivesEnd({ text, directives }: Dockerfile): number {
  const last = directives.at(-1);
  if (last) return lineEnd(text, last.range.end);
  return hasShebang(text) ? lineEnd(text, 0) : lineStart(text, 0);
}

/** A comment above an instruction may say `check=skip=…`. */
function isMeant(name: string, value: string): boolean {
  if (name === 'syntax') return /^[\w.-]+(?:\/[\w.-]+)+(?:[:@]\S+)?$/.test(value);
  if (name === 'escape') return value === '`' || value === '\\';
  return name === 'check' && /^error=/.test(value);
}

function slip(dockerfile: Dockerfile, start: number, name: string, value: string, meant: string): Problem {
  const { directives } = dockerfile;
  const range = { start, end: start + name.length };
  // A second one of the name would be refused.
  const isThere = directives.some((other) => other.name.text === meant);
  return {
    range,
    message: `"${name}" is not a parser directive, so this is just a comment.`,
    severity: 'warning',
    fixes: () =>
      isThere || (meant === 'escape' && breaksLines(dockerfile, value))
        ? []
        : [{ title: `Use "${meant}"`, edits: [replace(range, meant)], safe: false, preferred: true }],
  };
}

function misplaced(dockerfile: Dockerfile, comment: Range, name: string, value: string): Problem {
  return {
    range: comment,
    message: `The directive "${name}" has no effect here: it has to stand in the first lines of the file.`,
    severity: 'warning',
    fixes: () => move(dockerfile, comment, name, value),
  };
}

/** To the other directives; a second of its name is refused there, and may as well go. */
function move(dockerfile: Dockerfile, comment: Range, name: string, value: string): Fix[] {
  const { text, directives } = dockerfile;
  const removal = removeLine(text, comment);
  if (directives.some((other) => other.name.text === name)) {
    return [{ title: 'Delete it', edits: [removal], safe: false, preferred: false }];
  }
  if (name === 'escape' && (hasShebang(text) || breaksLines(dockerfile, value))) return [];
  const line = text.slice(comment.start, comment.end) + lineBreak(dockerfile);
  const edits = [insert(directivesEnd(dockerfile), line), removal];
  return [{ title: 'Move it to the top', edits, safe: false, preferred: true }];
}

/** Whether instructions go on over lines by the escape character of now, which another one would end there. */
function breaksLines({ text, escape, instructions }: Dockerfile, value: string): boolean {
  const continuation = new RegExp(`\\${escape}[ \\t]*\\r?\\n`);
  return (
    value !== escape && instructions.some(({ headRange: { start, end } }) => continuation.test(text.slice(start, end)))
  );
}
