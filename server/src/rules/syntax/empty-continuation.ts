import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineEnd } from '../../model/edits.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { insert, remove } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';

export const emptyContinuation: Rule = {
  id: 'syntax/empty-continuation',
  severity: 'warning',
  summary: 'An empty line in a continued instruction',
  why: `The builder skips it so far, and says that it will be an error one day. It looks like the instruction's end, and is not: what
follows still belongs to it. A line with only \`#\` keeps the distance.`,
  reported: 'FROM alpine:3.20\nRUN apk add --no-cache \\\n[|\n|]    curl\n',
  fine: 'FROM alpine:3.20\nRUN apk add --no-cache \\\n    # for the health check\n    curl\n',
  peers: ['BuildKit NoEmptyContinuation'],
  each: 'any',
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const instruction of dockerfile.instructions) {
      const [first] = blankLines(dockerfile, instruction);
      if (!first) continue;
      yield {
        range: first,
        message: `An empty line stands in the middle of ${instruction.name ?? 'the instruction'}, which continues below it.`,
        fixes: () => fixes(dockerfile, instruction),
      };
    }
  },
};

/** The empty lines with their line breaks, those that follow each other as one. */
function blankLines({ text }: Dockerfile, instruction: Instruction): Range[] {
  const runs: Range[] = [];
  for (const start of instruction.blankLines) {
    const end = lineEnd(text, start);
    const last = runs.at(-1);
    if (last?.end === start) runs[runs.length - 1] = { start: last.start, end };
    else runs.push({ start, end });
  }
  return runs;
}

function fixes(dockerfile: Dockerfile, instruction: Instruction): Fix[] {
  const comments = instruction.blankLines.map((start) => insert(start, '#'));
  return [
    {
      title: 'Delete the empty lines',
      edits: blankLines(dockerfile, instruction).map(remove),
      safe: true,
      preferred: true,
    },
    { title: 'Put "#" into them', edits: comments, safe: true, preferred: false },
  ];
}
