import { isWithin, resolvePath, workdirAt } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { remember, rememberApart } from '../../model/remember.ts';
import { pathFrom, runSteps, type Step, wordValue } from '../../model/run-steps.ts';
import type { Stage } from '../../model/stage.ts';
import { parseOptions } from '../../shell/options.ts';
import type { ShellCommand, ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { isInImage } from '../support/images.ts';
import { listed } from '../support/listed.ts';
import { commandsNamed, type PlacedCommand } from '../support/placed-command.ts';
import { shownInLine } from '../support/shown.ts';
import { type Permissions, readMode, tamed } from './permissions.ts';

export const worldWritable: Rule = {
  id: 'security/world-writable',
  severity: 'information',
  summary: 'Everybody may write to a file, or run it as somebody else',
  severities: 'a **hint** in a stage that is not shipped.',
  why: `Whoever breaks into one program of the container can change what others run or read, and a setuid program is a way to root.
Give files to the user who needs them (\`--chown\`, \`chown\`), or to a group (\`chmod g+w\`). In \`/tmp\` and its like, and with the
sticky bit (\`1777\`), it is in order.`,
  reported: 'FROM node:22\nRUN mkdir /data && chmod -R [|777|] /data\nUSER node\n',
  fine: 'FROM node:22\nRUN install -d -o node /data && chmod 1777 /var/spool/jobs\nUSER node\n',
  peers: ['Sonar S2612', 'droast DF034'],
  changes: ['steps', 'OnBuild'],
  deep: true,
  each: ['RUN', 'COPY', 'ADD'],
  *check(dockerfile, workspace) {
    for (const { placed, mode, paths } of [...copiedModes(dockerfile), ...commandModes(dockerfile)]) {
      const risk = readMode(mode.text);
      const fault = risk && faultOf(risk, paths);
      if (!fault) continue;
      const severity = isInImage(dockerfile, workspace, placed.stage) ? 'information' : 'hint';
      yield { range: mode.range, message: `Mode ${mode.text} lets everybody ${fault}.`, severity, fixes: mode.fixes };
    }
  },
};

/** A mode, and what it is given to. */
interface Given {
  readonly placed: Pick<PlacedCommand, 'stage'>;
  readonly mode: { readonly text: string; readonly range: Range; readonly fixes: NonNullable<Problem['fixes']> };
  readonly paths: readonly Path[];
}

interface Path {
  /** As written. */
  readonly text: string;
  /** Clean and absolute; undefined where it is not known. */
  readonly path: string | undefined;
  /** Whether it is a folder around the files that get the mode. */
  readonly isAround?: boolean;
}

function* copiedModes(dockerfile: Dockerfile): Iterable<Given> {
  for (const { instruction, stage } of placedInstructions(dockerfile)) {
    if (!stage || (instruction.name !== 'COPY' && instruction.name !== 'ADD')) continue;
    const value = instruction.flag('chmod')?.value;
    const target = instruction.words.at(-1);
    if (!value || !target) continue;
    const text = stage.scope.evaluate(value.text, instruction);
    if (text === undefined) continue;
    const path = stage.scope.evaluate(target.text, instruction);
    const isAround = instruction.words.length > 2 || /(?:^|\/)\.{0,2}$/.test(path ?? '');
    yield {
      placed: { stage },
      mode: { text, range: value.range, fixes: () => (value.text === text ? fixes(text, value.range) : []) },
      paths: [{ text: target.text, path: path && resolvePath(workdirAt(stage, instruction), path), isAround }],
    };
  }
}

const VALUED = new Set(
  '-m --mode -o --owner -g --group -t --target-directory -S --suffix --reference --context'.split(' '),
);

function* commandModes(dockerfile: Dockerfile): Iterable<Given> {
  for (const placed of commandsNamed(dockerfile, 'chmod', 'install', 'mkdir')) {
    const given = modeOf(placed.command);
    const text = given?.mode.value;
    if (!given || text === undefined || !readMode(text)) continue;
    const { range, text: written } = given.mode;
    const isJson = placed.run.form === 'json';
    const isPlain = isJson || written === text;
    yield {
      placed,
      mode: { text, range, fixes: () => (isPlain ? fixes(text, range, isJson) : []) },
      paths: given.targets.map((word) => ({ text: word.value ?? word.text, path: pathOf(dockerfile, placed, word) })),
    };
  }
}

/** The mode that a command gives, and what to. */
function modeOf({
  program,
  args,
  openEnded,
}: ShellCommand): { mode: ShellWord; targets: readonly ShellWord[] } | undefined {
  const options = parseOptions(args, VALUED);
  const { operands } = options;
  if (program === 'chmod') {
    // Without any, `xargs` has them.
    const isWhole = operands.length > 1 || openEnded;
    return operands[0] && isWhole && !options.has('--reference')
      ? { mode: operands[0], targets: operands.slice(1) }
      : undefined;
  }
  const mode = options.value('-m', '--mode');
  if (!mode || (operands.length === 0 && !openEnded)) return undefined;
  const folder = options.value('-t', '--target-directory');
  if (folder) return { mode, targets: [folder] };
  const all = program === 'mkdir' || options.has('-d', '--directory');
  return { mode, targets: all ? operands : operands.slice(-1) };
}

const steps = remember((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage) =>
    rememberApart(
      (run: Instruction): ReadonlyMap<ShellCommand, Step> =>
        new Map(runSteps(dockerfile, stage, run).map((step) => [step.command, step])),
    ),
  ),
);

function pathOf(dockerfile: Dockerfile, { stage, run, command }: PlacedCommand, word: ShellWord): string | undefined {
  const step = steps(dockerfile)(stage)(run).get(command);
  return step && pathFrom(step.directory, word.pattern ?? wordValue(dockerfile, step, word));
}

/** Where everybody may write anyway, and what the kernel provides. */
const OPEN = ['/tmp', '/var/tmp', '/dev', '/proc', '/run/lock', '/var/lock'];

const PROGRAMS = /\/s?bin\/[^/]+$|\/libexec\//;

/** What the mode lets everybody do; undefined for nothing that is wrong. */
function faultOf(mode: Permissions, paths: readonly Path[]): string | undefined {
  const harmed = paths.filter(({ path }) => !OPEN.some((folder) => path !== undefined && isWithin(path, folder)));
  if (harmed.length === 0 && paths.length > 0) return undefined;
  const named =
    paths.length === 0
      ? 'the files'
      : listed(
          harmed.map(
            ({ text, isAround }) =>
              `${isAround ? 'what is copied to ' : ''}"${shownInLine(text.replace(/^"(.*)"$/s, '$1'))}"`,
          ),
        );
  if (mode.worldWritable && !mode.sticky) return `write to ${named}`;
  const it = harmed.length > 1 ? 'their' : 'its';
  if (mode.setuid) return `run ${named} as ${it} owner`;
  // In a folder it only says to whom new files belong.
  const runs = mode.setgid && harmed.every(({ path }) => path !== undefined && PROGRAMS.test(path));
  return runs ? `run ${named} as ${it} group` : undefined;
}

/** Not preferred: a folder that another user writes to needs an owner in its place. */
function fixes(text: string, range: Range, isJson = false): Fix[] {
  const mode = tamed(text);
  if (mode === undefined) return [];
  const newText = isJson ? JSON.stringify(mode) : mode;
  return [{ title: `Use mode ${mode}`, edits: [replace(range, newText)], safe: false, preferred: false }];
}
