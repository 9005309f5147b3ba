import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertBefore, lineBreak } from '../../model/edits.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';

/** Whether two RUNs mean the same as one with `&&` between them: equal flags, plain lists, and no state left behind. */
export function canMerge(dockerfile: Dockerfile, stage: Stage, first: Instruction, second: Instruction): boolean {
  if (first.name !== 'RUN' || second.name !== 'RUN' || flagsOf(first) !== flagsOf(second)) return false;
  if (!isPlainList(dockerfile, stage, first) || !isPlainList(dockerfile, stage, second)) return false;
  const { assignments, links } = scriptOf(dockerfile, stage, first);
  const text = ({ start, end }: Range) => dockerfile.text.slice(start, end);
  return assignments.length === 0 && !links.some(({ range }) => KEEPS_STATE.test(text(range)));
}

const flagsOf = (run: Instruction): string =>
  JSON.stringify(run.flags.map(({ name, value }) => [name.text, value?.text]));

/** What would reach into the commands behind it. */
const KEEPS_STATE = /\b(?:cd|pushd|popd|set|export|source|umask|trap|exec|exit|shopt|ulimit|alias|eval)\b|(?:^|\s)\.\s/;

/** Commands joined by `&&` and nothing else, to the last character. */
function isPlainList(dockerfile: Dockerfile, stage: Stage, run: Instruction): boolean {
  const { links, commands, complete } = scriptOf(dockerfile, stage, run);
  const last = links.at(-1);
  return (
    run.form === 'plain' &&
    run.heredocs.length === 0 &&
    complete &&
    last !== undefined &&
    links.every(({ before }, i) => i === 0 || before === '&&') &&
    commands.every(({ background }) => !background) &&
    dockerfile.text.slice(last.range.end, run.range.end).trim() === ''
  );
}

/** Comments that tools read where they stand, above an instruction. */
export const PRAGMA = /^#\s*(?:hadolint|check\s*=|trivy|checkov|nosemgrep|NOSONAR|kics|tally)/;

/** Turns the line break, the comments and the second RUN into `&&`. The comments stay, as comments within the one RUN. */
export function mergeRuns(dockerfile: Dockerfile, first: Instruction, second: Instruction): Edit[] {
  const { text, escape } = dockerfile;
  const newline = lineBreak(dockerfile);
  const written = ({ start, end }: Range) => text.slice(start, end);
  const between = dockerfile.comments
    .filter(({ start }) => start > first.range.end && start < second.range.start)
    .concat(second.comments.filter(({ start }) => start < second.argumentsStart))
    .map(written);
  const both = written(first.range) + written(second.range);
  const indent = /[\r\n]([ \t]+)(?=[^\s#])/.exec(both)?.[1] ?? '    ';
  const comments = between.filter((comment) => !PRAGMA.test(comment)).map((comment) => indent + comment + newline);
  const end = text.slice(0, first.range.end).trimEnd().length;
  // As the file has it: the operator at the end of a line, or in front of the next.
  const trailing = /&&[ \t]*[\\`][ \t]*[\r\n]/.test(both) && !/[\r\n][ \t]*&&/.test(both);
  const joint = trailing
    ? ` && ${escape}${newline}${comments.join('')}${indent}`
    : ` ${escape}${newline}${comments.join('')}${indent}&& `;
  const pragmas = between.filter((comment) => PRAGMA.test(comment));
  return [
    ...(pragmas.length > 0 ? [insertBefore(dockerfile, first, ...pragmas)] : []),
    replace({ start: end, end: second.argumentsStart }, joint),
  ];
}
