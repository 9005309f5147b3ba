import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineBreak } from '../../model/edits.ts';
import { KEYWORDS } from '../../syntax/head.ts';
import { type Heredoc, readHeredocWord } from '../../syntax/heredoc.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import { insert, remove } from '../../text/edit.ts';
import { overlap } from '../../text/range.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { frontendIsAtLeast, isForeignFrontend } from '../support/frontend.ts';
import { indented, nearEnd } from './heredoc-end.ts';
import { checkedInstructions } from './instructions.ts';
import { meantArray } from './meant-array.ts';
import { unsupportedHeredocs } from './unsupported-heredocs.ts';

export const heredoc: Rule = {
  id: 'syntax/heredoc',
  severity: 'error',
  summary: 'A heredoc does not end, or stands where none can be',
  why: `A heredoc ends at a line that holds its delimiter and nothing else. Blanks in front of it are too much; \`<<-EOF\` allows tabs.
Only RUN, COPY and ADD take heredocs, and COPY and ADD take them as sources.`,
  reported: 'FROM alpine:3.20\nRUN [|<<EOF|]\napk add --no-cache curl\n',
  fine: 'FROM alpine:3.20\nRUN <<EOF\napk add --no-cache curl\nEOF\n',
  peers: [],
  changes: 'anything',
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    const destinations = new Set<number>();
    for (const { instruction, severity } of checkedInstructions(dockerfile)) {
      const word = destinationOf(instruction);
      if (!word) continue;
      destinations.add(word.range.start);
      yield { range: word.range, message: `A heredoc cannot be the destination of ${instruction.name}.`, severity };
    }
    for (const { heredocs } of dockerfile.instructions) {
      // What follows the first one without an end is taken for its body, so that the others cannot be told of.
      const open = heredocs.findIndex(({ terminator }) => !terminator);
      for (const heredoc of open < 0 ? heredocs : heredocs.slice(0, open)) yield* ended(dockerfile, heredoc);
      if (open >= 0 && !destinations.has(heredocs[open]!.range.start)) yield openEnded(dockerfile, heredocs, open);
    }
    for (const { instruction, word, body } of unsupportedHeredocs(dockerfile)) {
      // Where a line of the body follows, the builder stops there: syntax/unknown-instruction tells of it.
      if (body.length > 0 || isToldElsewhere(instruction, word)) continue;
      const message = `${instruction.name} takes no heredoc: "${word.text}" is plain text.`;
      yield { range: word.range, message, severity: 'warning' };
    }
  },
};

/** Whether the builder stops at the word, or at what it stands in, for another reason: it is no heredoc, but text. */
function isToldElsewhere(instruction: Instruction, { range }: Word): boolean {
  const { name, words, pairs, strays } = instruction;
  if (name === 'ENV') return pairs[0]?.value === undefined || strays.some((stray) => overlap(stray.range, range));
  return meantArray(instruction) !== undefined || (name === 'HEALTHCHECK' && words[0]?.text.toUpperCase() !== 'CMD');
}

/** The last argument of COPY or ADD where that is a heredoc (parseSourcesAndDest in BuildKit's instructions/parse.go). */
function destinationOf({ name, words }: Instruction): Word | undefined {
  const last = name === 'COPY' || name === 'ADD' ? words[words.length - 1] : undefined;
  return last && words.length > 1 && readHeredocWord(last.text) ? last : undefined;
}

function openEnded(dockerfile: Dockerfile, heredocs: readonly Heredoc[], open: number): Problem {
  const first = heredocs[open]!;
  const near = nearEnd(dockerfile, first);
  if (near) return { ...indented(dockerfile, first, near), severity: 'error' };
  const { text } = dockerfile;
  const fixes = (): Fix[] => {
    const delimiters = heredocs.slice(open).map(({ delimiter }) => delimiter + lineBreak(dockerfile));
    const edits = [insert(text.length, (text.endsWith('\n') ? '' : lineBreak(dockerfile)) + delimiters.join(''))];
    return [{ title: `Add "${first.delimiter}" at the end`, edits, safe: false, preferred: false }];
  };
  return { range: first.range, message: `No line below ends this heredoc with "${first.delimiter}" alone.`, fixes };
}

const INSTRUCTION = new RegExp(`^(?:${KEYWORDS.join('|')})[ \\t]`, 'm');

/** What is odd about a heredoc that has its end. */
function* ended(dockerfile: Dockerfile, heredoc: Heredoc): Iterable<Problem> {
  const { text } = dockerfile;
  const near = nearEnd(dockerfile, heredoc);
  // The end of another heredoc closed it when instructions are in its body.
  if (near && INSTRUCTION.test(text.slice(near.next, heredoc.body.end))) yield indented(dockerfile, heredoc, near);
  const { start, end } = heredoc.range;
  const blanks = /^(\d*<<-?)([\t ]+)/.exec(text.slice(start, end));
  // What is older knows no heredocs at all: syntax/frontend-version.
  if (!blanks || frontendIsAtLeast(dockerfile, 1, 16) || !frontendIsAtLeast(dockerfile, 1, 4)) return;
  const from = start + blanks[1]!.length;
  yield {
    range: heredoc.range,
    message: 'Before docker/dockerfile:1.16, no space may stand before the delimiter of a heredoc.',
    severity: 'warning',
    fixes: () => [
      {
        title: 'Remove the blank',
        edits: [remove({ start: from, end: from + blanks[2]!.length })],
        safe: false,
        preferred: true,
      },
    ],
  };
}
