import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineBreak, lineEnd, lineStart } from '../../model/edits.ts';
import { type Edit, insert, remove } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { isWhole } from '../support/whole.ts';

export const whitespace: Rule = {
  id: 'style/whitespace',
  severity: 'off',
  summary: 'Blanks at the end of a line, many empty lines in a row, or no line break at the end of the file',
  why: `They make differences where nothing differs. Heredocs and the lines of a continued instruction are left alone, since blanks may mean
something there.`,
  reported: 'FROM alpine:3.22[|  |]\nRUN true\n',
  fine: 'FROM alpine:3.22\n\nRUN true\n',
  peers: [],
  whole: true,
  *check(dockerfile) {
    const { text, instructions } = dockerfile;
    if (text.endsWith('\n') && !MAY_BE_SURPLUS.test(text)) return;
    let from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    let isOpen = false;
    for (const instruction of instructions) {
      yield* between(dockerfile, { start: from, end: instruction.begin });
      from = instruction.range.end;
      isOpen = !isWhole(dockerfile, instruction);
      // The builder hands on what stands behind ONBUILD to its end.
      if (!isOpen && instruction.name !== 'ONBUILD') while (isBlank(text[from - 1])) from--;
    }
    yield* between(dockerfile, { start: from, end: text.length });
    const last = text.length - 1;
    if (isOpen || last < 0 || text[last] === '\n' || text[last] === '\ufeff') return;
    yield {
      range: { start: last, end: last + 1 },
      message: 'No line break at the end of the file.',
      fixes: () => [fix('Add a line break', insert(last + 1, lineBreak(dockerfile)))],
    };
  },
};

/** What has to be there if a line ends in blanks, or empty lines follow each other: a quick look at a file that is all right. */
const MAY_BE_SURPLUS = /[^\S\r\n]\r*(?:\n|$)|[\r\n]{3}/;

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';

const fix = (title: string, edit: Edit): Fix => ({ title, edits: [edit], safe: true, preferred: true });

/** What stands from the end of an instruction to the beginning of the next: comments and empty lines. */
function* between(dockerfile: Dockerfile, { start, end }: Range): Iterable<Problem> {
  const { text } = dockerfile;
  let empty: Range[] = [];
  for (let at = start; at < end; ) {
    const next = Math.min(lineEnd(text, at), end);
    const line = text.slice(at, next);
    const content = line.trimEnd().length;
    // The rest of an instruction's line is no line.
    const isEmpty = content === 0 && line.endsWith('\n') && lineStart(text, at) === at;
    if (isEmpty) empty.push({ start: at, end: next });
    else {
      yield* emptyLines(empty, dockerfile);
      empty = [];
      const blanks = line.slice(content).replace(/[\r\n]+$/, '').length;
      // In front of an instruction they are its indentation.
      if (line.endsWith('\n') || next === text.length)
        yield* trailing({ start: at + content, end: at + content + blanks });
    }
    at = next;
  }
  yield* emptyLines(empty, dockerfile);
}

/** Two of them may set stages apart. */
const MOST = 2;

function* emptyLines(lines: readonly Range[], { text }: Dockerfile): Iterable<Problem> {
  for (const { start, end } of lines.slice(0, MOST)) {
    yield* trailing({ start, end: start + text.slice(start, end).replace(/[\r\n]+$/, '').length });
  }
  const surplus = lines[MOST];
  if (!surplus) return;
  const range: Range = { start: surplus.start, end: lines.at(-1)!.end };
  yield {
    range,
    message: `${lines.length} empty lines in a row.`,
    fixes: () => [fix('Leave two', remove(range))],
  };
}

function* trailing(range: Range): Iterable<Problem> {
  if (range.end <= range.start) return;
  yield { range, message: 'Blanks at the end of the line.', fixes: () => [fix('Delete them', remove(range))] };
}
