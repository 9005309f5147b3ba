import { isWithin, workdirAt } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import { scriptOf } from '../../model/run.ts';
import { pathFrom, wordValue } from '../../model/run-steps.ts';
import type { Stage } from '../../model/stage.ts';
import type { Script, ShellCommand, ShellWord } from '../../shell/script.ts';
import type { Problem, Rule } from '../rule.ts';
import { commandsNamed, type PlacedCommand } from '../support/placed-command.ts';
import { dropCd, useWorkdir, workdirInstead } from './using-workdir.ts';

export const cd: Rule = {
  id: 'shell/cd',
  severity: 'hint',
  summary: 'A RUN begins with a change of directory',
  severities: 'a **warning** for a `cd` on its own, which nothing notices.',
  why: `Each RUN begins in the directory that WORKDIR says, wherever the one before has gone. A WORKDIR is easier to follow, and makes the
directory where it is missing. Nothing is said of a \`cd\` in the middle of a RUN, nor of a folder that is deleted in the same RUN.`,
  reported: 'FROM node:22\nCOPY . /app\nRUN [|cd|] /app && npm ci && npm run build\n',
  fine: 'FROM node:22\nCOPY . /app\nWORKDIR /app\nRUN npm ci && npm run build\n',
  peers: ['hadolint DL3003', 'Trivy DS-0013'],
  changes: ['steps', 'WorkingDir', 'OnBuild'],
  *check(dockerfile) {
    for (const placed of commandsNamed(dockerfile, 'cd')) {
      const problem = problemOf(dockerfile, placed);
      if (problem) yield problem;
    }
  },
};

function problemOf(dockerfile: Dockerfile, placed: PlacedCommand): Problem | undefined {
  const { stage, run, command, triggered } = placed;
  const script = scriptOf(dockerfile, stage, run);
  const target = command.args[0];
  if (run.form !== 'plain' || run.heredocs.length > 0 || !isLeading(script, command) || !target) return undefined;
  const step = { stage, run, command, directory: workdirAt(stage, run) };
  const path = wordValue(dockerfile, step, target);
  const directory = pathFrom(step.directory, path);
  if (path === undefined || path === '-' || directory === undefined || isPassing(script, directory)) return undefined;
  const { range } = command.name;
  if (script.links.length === 1) {
    return {
      range,
      message: 'This "cd" ends with its RUN: nothing that follows is in the directory.',
      severity: 'warning',
      fixes: () => (triggered ? [] : workdirInstead(dockerfile, run, target)),
    };
  }
  const second = script.links[1]!;
  if (directory === step.directory) {
    return {
      range,
      message: `WORKDIR is "${path}" already.`,
      fixes: () => dropCd(run, command, second),
    };
  }
  // One step aside is shorter with `cd`.
  if (!path.startsWith('/') && !isRepeated(dockerfile, placed, target)) return undefined;
  return {
    range,
    message: `Use WORKDIR "${path}" in place of "cd".`,
    fixes: () => (triggered ? [] : useWorkdir(dockerfile, placed, target, second)),
  };
}

const places = remember((stage: Stage) => new Map(stage.instructions.map((instruction, i) => [instruction, i])));

/** Whether the RUN before or behind goes to the same place. */
function isRepeated(dockerfile: Dockerfile, { stage, run, triggered }: PlacedCommand, { text }: ShellWord): boolean {
  const at = triggered ? Number.NaN : places(stage).get(run)!;
  return [at - 1, at + 1].some((index) => {
    const neighbour = stage.instructions[index];
    const first = neighbour?.name === 'RUN' ? scriptOf(dockerfile, stage, neighbour).commands[0] : undefined;
    return first?.program === 'cd' && first.args[0]?.text === text;
  });
}

/** Whether it is the first of commands joined by `&&`, and the only one that goes elsewhere. */
const isLeading = ({ commands, links, complete }: Script, { link, pipe, args, redirects }: ShellCommand): boolean =>
  complete &&
  link === links[0] &&
  pipe.length === 1 &&
  args.length === 1 &&
  redirects.length === 0 &&
  links.every(({ before }, i) => i === 0 || before === '&&') &&
  commands.filter(({ program }) => /^(?:cd|pushd|popd)$/.test(program ?? '')).length === 1;

/** Whether a folder is there for this RUN alone: a temporary one, or one that is deleted, or may be. */
function isPassing({ commands }: Script, directory: string): boolean {
  if (isWithin(directory, '/tmp') || isWithin(directory, '/var/tmp') || isWithin(directory, '/dev')) return true;
  return commands.some(
    ({ program, args }) =>
      program === 'rm' &&
      args.some((word) => {
        const path = pathFrom(directory, word.value);
        return path === undefined
          ? !word.text.startsWith('-') && word.pattern === undefined
          : isWithin(directory, path);
      }),
  );
}
