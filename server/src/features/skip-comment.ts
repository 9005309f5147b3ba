import type { Dockerfile } from '../model/dockerfile.ts';
import { lineBreak, lineEnd, lineStart } from '../model/edits.ts';
import type { Instruction } from '../syntax/instruction.ts';
import { type Edit, insert } from '../text/edit.ts';
import type { Range } from '../text/range.ts';

const CHECK = /^#\s*check\s*=\s*/i;

/** Silences a rule for the instruction below: by a comment directly above it, or by one name more in that comment. */
export function skipForInstruction(dockerfile: Dockerfile, instruction: Instruction, id: string): Edit {
  const { text } = dockerfile;
  const start = lineStart(text, instruction.range.start);
  const above = commentAbove(dockerfile, start);
  if (above && CHECK.test(text.slice(above.start, above.end)) && !isDirective(dockerfile, above)) {
    return addName(text, above, id);
  }
  const indent = text.slice(start, instruction.range.start);
  const line = `${indent}# check=skip=${id}${lineBreak(dockerfile)}`;
  // Right below the directives, or in the first line, it would be a directive for the whole file. An empty line ends them.
  return insert(start, endsDirectives(dockerfile, start, above) ? line : lineBreak(dockerfile) + line);
}

/** Silences a rule for the file: by the directive `check`, of which there can be only one. */
export function skipForFile(dockerfile: Dockerfile, id: string): Edit {
  const { text, directives } = dockerfile;
  const known = directives.find(({ name }) => name.text === 'check');
  if (known) return addName(text, known.range, id);
  const line = `# check=skip=${id}`;
  const last = directives.at(-1)?.range ?? shebang(dockerfile);
  if (!last) return insert(lineStart(text, 0), line + lineBreak(dockerfile));
  const below = lineEnd(text, last.end);
  return text[below - 1] === '\n'
    ? insert(below, line + lineBreak(dockerfile))
    : insert(below, lineBreak(dockerfile) + line);
}

function commentAbove({ text, comments }: Dockerfile, start: number): Range | undefined {
  const above = comments.findLast((comment) => comment.start < start);
  return above && lineEnd(text, above.end) === start ? above : undefined;
}

const isDirective = ({ directives }: Dockerfile, comment: Range): boolean =>
  directives.some(({ range }) => range.start === comment.start);

/** A first line for the system's program loader, which directives may follow. */
const shebang = ({ text, comments }: Dockerfile): Range | undefined =>
  comments[0]?.start === lineStart(text, 0) && text.startsWith('#!', comments[0].start) ? comments[0] : undefined;

/** Whether a comment that is inserted at a line's start cannot be read as a directive. */
function endsDirectives(dockerfile: Dockerfile, start: number, above: Range | undefined): boolean {
  if (start === lineStart(dockerfile.text, 0)) return false;
  return !above || (!isDirective(dockerfile, above) && above !== shebang(dockerfile));
}

/** One name more behind `skip=` in a comment such as `# check=skip=A;error=true`. */
function addName(text: string, comment: Range, id: string): Edit {
  const written = text.slice(comment.start, comment.end);
  const options = CHECK.exec(written)![0].length;
  const skip = /(?:^|;)\s*skip\s*=\s*/i.exec(written.slice(options));
  if (!skip) return insert(comment.start + options, options < written.length ? `skip=${id};` : `skip=${id}`);
  const names = options + skip.index + skip[0].length;
  const list = written.slice(names).split(';')[0]!.trimEnd().replace(/,$/, '');
  return insert(comment.start + names + list.length, list === '' ? id : `,${id}`);
}
