import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineBreak, lineEnd, lineStart } from '../../model/edits.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Rule } from '../rule.ts';

export const longRunLine: Rule = {
  id: 'style/long-run-line',
  severity: 'off',
  summary: 'A line of RUN is too long to read',
  why: `More than 120 characters do not fit beside anything else. Begin a line for each command. Lines with a URL, and those of a few long
words, are let be.`,
  reported: `FROM debian:12
RUN groupadd --system --gid 1000 application-users && useradd --system --gid 1000 --uid 1000 --create-home application &[|& mkdir /data|]
`,
  fine: `FROM debian:12
RUN groupadd --system --gid 1000 application-users \\
 && useradd --system --gid 1000 --uid 1000 --create-home application \\
 && mkdir /data
`,
  peers: ['Sonar S7020'],
  changes: ['steps', 'OnBuild'],
  each: ['RUN'],
  *check(dockerfile) {
    const { text } = dockerfile;
    for (const { instruction, stage } of placedInstructions(dockerfile)) {
      if (!stage || instruction.name !== 'RUN') continue;
      const { headRange, comments } = instruction;
      for (let at = lineStart(text, headRange.start); at < headRange.end; at = lineEnd(text, at)) {
        const line = text.slice(at, Math.min(lineEnd(text, at), headRange.end)).trimEnd();
        if (line.length <= LONGEST || comments.some(({ start }) => at <= start && start < at + line.length)) continue;
        if (/:\/\//.test(line) || line.trim().split(/\s+/).length < FEWEST_WORDS) continue;
        const range: Range = { start: at, end: at + line.length };
        yield {
          range: { start: at + LONGEST, end: range.end },
          message: `This line has ${line.length} characters, more than ${LONGEST}.`,
          fixes: () => broken(dockerfile, stage, instruction, range),
        };
      }
    }
  },
};

const LONGEST = 120;
const FEWEST_WORDS = 7;

/** Begins a line at each `&&`, if none is too long then. */
function broken(dockerfile: Dockerfile, stage: Stage, run: Instruction, line: Range): Fix[] {
  if (run.form !== 'plain') return [];
  const { text, escape } = dockerfile;
  const before = ` ${escape}${lineBreak(dockerfile)} `;
  const places = scriptOf(dockerfile, stage, run)
    .links.flatMap(({ before: operator, operator: range }) => (operator === '&&' && range ? [range.start] : []))
    .filter((start) => line.start < start && /^&&[ \t]+[^\s\\`]/.test(text.slice(start, line.end)));
  const edits = places.flatMap((start) => {
    const end = text.slice(0, start).trimEnd().length;
    return end > line.start ? [replace({ start: end, end: start }, before)] : [];
  });
  const pieces = [line.start, ...edits.map(({ range }) => range.end), line.end];
  const fits = pieces.slice(1).every((end, i) => end - pieces[i]! < LONGEST);
  return edits.length > 0 && fits ? [{ title: 'Begin a line at each "&&"', edits, safe: false, preferred: true }] : [];
}
