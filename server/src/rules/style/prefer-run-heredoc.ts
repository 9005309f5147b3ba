import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineBreak } from '../../model/edits.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { ChainLink } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, insert, replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Rule } from '../rule.ts';
import { frontendIsAtLeast } from '../support/frontend.ts';
import { isWhole } from '../support/whole.ts';

export const preferRunHeredoc: Rule = {
  id: 'style/prefer-run-heredoc',
  severity: 'off',
  summary: 'A chain of commands could be a heredoc',
  why: `Three commands and more are easier to read with one on each line, and without \`&& \\\` at its end. \`set -e\` stops the script at the
first one that fails, as \`&&\` does. Needs Dockerfile syntax 1.4.`,
  reported: 'FROM alpine:3.22\n[|RUN|] apk add --no-cache make && \\\n    make && \\\n    make install\n',
  fine: 'FROM alpine:3.22\nRUN <<EOF\nset -e\napk add --no-cache make\nmake\nmake install\nEOF\n',
  peers: [],
  changes: ['steps'],
  each: ['RUN'],
  *check(dockerfile) {
    if (!frontendIsAtLeast(dockerfile, 1, 4)) return;
    for (const { instruction, stage } of placedInstructions(dockerfile)) {
      if (!stage || instruction.name !== 'RUN' || instruction.form !== 'plain' || instruction.heredocs.length > 0)
        continue;
      const { links, complete } = scriptOf(dockerfile, stage, instruction);
      if (!complete || links.length < FEWEST || !links.every(({ before }, i) => i === 0 || before === '&&')) continue;
      yield {
        range: instruction.keyword.range,
        message: `These ${links.length} commands could stand one on each line of a heredoc.`,
        fixes: () => asHeredoc(dockerfile, stage, instruction, links),
      };
    }
  },
};

const FEWEST = 3;

/** None where the shell would read a command otherwise, or comments stand within one. Commands keep their text. */
function asHeredoc(dockerfile: Dockerfile, stage: Stage, run: Instruction, links: readonly ChainLink[]): Fix[] {
  const { text, escape } = dockerfile;
  const { commands } = scriptOf(dockerfile, stage, run);
  const first = links[0]!.range;
  const last = links.at(-1)!.range;
  const rest = text.slice(last.end, run.range.end);
  if (
    !isWhole(dockerfile, run) ||
    run.onbuild ||
    rest.trim() !== '' ||
    text.slice(run.argumentsStart, first.start) !== ''
  )
    return [];
  const isSimple = (link: ChainLink) => commands.some((command) => command.link === link);
  if (!links.every((link) => isSimple(link) && isTakenOver(text.slice(link.range.start, link.range.end), escape)))
    return [];
  if (/^EOF\r?$/m.test(text.slice(first.start, last.end))) return [];
  const newline = lineBreak(dockerfile);
  const edits: Edit[] = [insert(first.start, `<<EOF${newline}set -e${newline}`)];
  for (const [i, link] of links.slice(1).entries()) {
    const gap: Range = { start: links[i]!.range.end, end: link.range.start };
    const comments = run.comments.filter(({ start, end }) => gap.start <= start && end <= gap.end);
    const kept = comments.map(({ start, end }) => text.slice(start, end) + newline);
    edits.push(replace(gap, newline + kept.join('')));
  }
  edits.push(replace({ start: last.end, end: run.range.end }, `${newline}EOF`));
  return [{ title: 'Write a heredoc', edits, safe: false, preferred: false }];
}

/**
 * Whether the shell reads a command as it did: within quotes it would see the end of a continued line, which the builder
 * takes out of a RUN and leaves in a heredoc. `!` hides a failure from `set -e`.
 */
function isTakenOver(command: string, escape: string): boolean {
  if (command.startsWith('!')) return false;
  return !command.includes('\n') || (escape === '\\' && !/["'#]/.test(command) && !/\n[ \t\r]*\n/.test(command));
}
