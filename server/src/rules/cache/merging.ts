import type { PackageManager } from '../../knowledge/package-managers.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertBefore, lineBreak, removeInstruction } from '../../model/edits.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix } from '../rule.ts';
import { isSameManager, packageCommands } from '../support/package-command.ts';

/** Joins a RUN that refreshes package lists with the next, if that installs and means the same behind `&&`. */
export function mergeWithNext(dockerfile: Dockerfile, stage: Stage, run: Instruction, manager: PackageManager): Fix[] {
  const next = stage.instructions[stage.instructions.indexOf(run) + 1];
  if (next?.name !== 'RUN' || flagsOf(run) !== flagsOf(next)) return [];
  const commands = packageCommands(dockerfile, stage, next).filter((other) => isSameManager(other.manager, manager));
  const first = commands.find(({ action }) => action === 'install' || action === 'update');
  if (!first) return [];
  if (first.action === 'update') return deletion(dockerfile, stage, run);
  if (!isPlainList(dockerfile, stage, run) || !isPlainList(dockerfile, stage, next)) return [];
  if (KEEPS_STATE.test(dockerfile.text.slice(run.argumentsStart, run.range.end))) return [];
  return [{ title: 'Merge with the next RUN', edits: merge(dockerfile, run, next), safe: false, preferred: true }];
}

/** The next RUN refreshes the lists itself. */
function deletion(dockerfile: Dockerfile, stage: Stage, run: Instruction): Fix[] {
  if (scriptOf(dockerfile, stage, run).commands.length !== 1) return [];
  const edits = [removeInstruction(dockerfile, run)];
  return [{ title: 'Delete it: the next RUN refreshes the lists', edits, safe: false, preferred: true }];
}

const flagsOf = (run: Instruction): string =>
  run.flags.map(({ name, value }) => `--${name.text}=${value?.text ?? ''}`).join(' ');

/** What would reach into the commands behind it. */
const KEEPS_STATE = /\b(?:cd|pushd|set|export|source|umask|trap|exec|shopt|ulimit)\b/;

/** Commands joined by `&&` and nothing else, to the last character. */
function isPlainList(dockerfile: Dockerfile, stage: Stage, run: Instruction): boolean {
  const { links, commands, assignments, complete } = scriptOf(dockerfile, stage, run);
  const last = links.at(-1);
  return (
    run.form === 'plain' &&
    run.heredocs.length === 0 &&
    complete &&
    last !== undefined &&
    assignments.length === 0 &&
    links.every(({ before }, i) => i === 0 || before === '&&') &&
    commands.every(({ background }) => !background) &&
    dockerfile.text.slice(last.range.end, run.range.end).trim() === ''
  );
}

/** Comments that tools read where they stand, above an instruction. */
const PRAGMA = /^#\s*(?:hadolint|check\s*=|trivy|checkov|nosemgrep|NOSONAR|kics|tally)/;

/** Turns the line break, the comments and the second RUN into `&&`. The comments stay, as comments within the one RUN. */
function merge(dockerfile: Dockerfile, run: Instruction, next: Instruction): Edit[] {
  const { text, escape } = dockerfile;
  const newline = lineBreak(dockerfile);
  const written = ({ start, end }: Range) => text.slice(start, end);
  const between = dockerfile.comments
    .filter(({ start }) => start > run.range.end && start < next.range.start)
    .concat(next.comments.filter(({ start }) => start < next.argumentsStart))
    .map(written);
  const leading = /\n[ \t]*&&/.test(written(run.range) + written(next.range));
  const indent = /[\r\n]+([ \t]+)(?=\S)/.exec(written(next.range))?.[1] ?? '    ';
  const comments = between.filter((comment) => !PRAGMA.test(comment)).map((comment) => indent + comment + newline);
  const end = text.slice(0, run.range.end).trimEnd().length;
  const joint = leading
    ? ` ${escape}${newline}${comments.join('')}${indent}&& `
    : ` && ${escape}${newline}${comments.join('')}${indent}`;
  const pragmas = between.filter((comment) => PRAGMA.test(comment));
  return [
    ...(pragmas.length > 0 ? [insertBefore(dockerfile, run, ...pragmas)] : []),
    replace({ start: end, end: next.argumentsStart }, joint),
  ];
}
