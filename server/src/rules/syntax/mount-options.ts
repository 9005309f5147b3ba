import { baseFacts } from '../../model/base-image.ts';
import { stateBefore } from '../../model/configuration.ts';
import { resolvePath } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { root, type Stage } from '../../model/stage.ts';
import type { Flag } from '../../syntax/flag.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { insert, remove } from '../../text/edit.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { shown } from '../support/shown.ts';
import { type Checked, dispatchedInstructions, judge, severityWhenBuilt, valueOf } from './instructions.ts';
import { type MountFault, mountFaults } from './mounts.ts';
import { nearest, useInstead } from './nearest.ts';

export const mountOptions: Rule = {
  id: 'syntax/mount-options',
  severity: 'error',
  summary: 'A mount has a key, a type or a value that it cannot have',
  severities: `a **warning** in a stage that a plain build leaves out and in a trigger that no stage of the file runs, **information** where only a build
argument is missing, and a **hint** for keys and types that the frontend of the file may know.`,
  why: `The builder stops. A mount without a type is \`bind\`. Its keys are looked at in their order, so \`type\` belongs in front. A
target is needed wherever the working directory is the root: a mount cannot replace the whole file system.`,
  reported: 'FROM golang:1.22\nRUN --mount=type=[|cach|],target=/root/.cache go build -o /app .\n',
  fine: 'FROM golang:1.22\nRUN --mount=type=cache,target=/root/.cache go build -o /app .\n',
  peers: [],
  changes: ['OnBuild'],
  each: ['RUN'],
  *check(dockerfile) {
    const foreign = isForeignFrontend(dockerfile);
    for (const checked of dispatchedInstructions(dockerfile)) {
      for (const flag of checked.instruction.name === 'RUN' ? checked.instruction.mounts : []) {
        const faults = mountFaults(checked, flag);
        for (const fault of faults) yield problemOf(dockerfile, checked, flag, fault, foreign);
        const target = faults.every(({ superfluous }) => superfluous)
          ? targetFault(dockerfile, checked, flag)
          : undefined;
        if (target) yield target;
      }
    }
  },
};

function problemOf(dockerfile: Dockerfile, checked: Checked, flag: Flag, fault: MountFault, foreign: boolean): Problem {
  const severity = fault.early ? checked.severity : severityWhenBuilt(dockerfile, checked);
  return {
    range: fault.range,
    message: fault.message,
    // Another builder may have more keys and types.
    severity: foreign && fault.meant ? 'hint' : (fault.severity ?? severity),
    fixes: () => fixes(checked, flag, fault),
  };
}

function fixes({ instruction }: Checked, flag: Flag, { field, meant, superfluous }: MountFault): Fix[] {
  const { fields } = flag.mount!;
  const at = superfluous ? fields.indexOf(superfluous) : -1;
  if (at >= 0 && fields.length > 1) {
    const { start, end } = fields[at]!.range;
    const range = at === 0 ? { start, end: fields[1]!.range.start } : { start: fields[at - 1]!.range.end, end };
    // A trigger is kept in the image as it is written.
    return [{ title: 'Delete "from"', edits: [remove(range)], safe: !instruction.onbuild, preferred: true }];
  }
  // What a letter cuts off belongs to the word.
  if (!meant || flag.cut) return [];
  if (field && !field.value && field.key.text.startsWith('/') && !flag.mount!.target) {
    return [{ title: 'Insert "target="', edits: [insert(field.range.start, 'target=')], safe: false, preferred: true }];
  }
  return useInstead(meant.word.range, nearest(meant.word.text, meant.among));
}

const WITH_TARGET = new Set(['bind', 'cache', 'tmpfs']);

/** A target that is the root, as dispatchRunMounts in convert_runmount.go joins it with the working directory. */
function targetFault(dockerfile: Dockerfile, checked: Checked, flag: Flag): Problem | undefined {
  const { stage, instruction } = checked;
  const { type, target } = flag.mount!;
  if (!stage || instruction.onbuild || !WITH_TARGET.has(type)) return undefined;
  const directory = workdirOf(stage, instruction);
  if (directory === undefined) return undefined;
  const built = severityWhenBuilt(dockerfile, checked);
  const severity = directory.certain ? built : 'warning';
  const faultOf = (path: string): string | undefined => {
    // Of an absolute one, BuildKit looks at nothing but the very text.
    const root = path.startsWith('/') ? path === '/' : resolvePath(directory.path, path) === '/';
    // Who writes a dot means the working directory of an image that we do not know.
    if (!root || (!directory.certain && path !== '' && path !== '/')) return undefined;
    return path === ''
      ? 'The mount has no target.'
      : `The target "${shown(path)}" is the root, which cannot be replaced.`;
  };
  if (!target) {
    const message = faultOf('');
    return message === undefined ? undefined : { range: flag.range, message, severity };
  }
  const found = judge(checked, target, faultOf);
  const range = target.text === '' ? flag.range : target.range;
  return found && { range, severity: valueOf(checked, target) === '/' ? built : severity, ...found };
}

/** Whether a target of this text is the root for sure, so that a mount of the type is refused. */
export function isRootTarget(stage: Stage, instruction: Instruction, type: string, target: string): boolean {
  const directory = WITH_TARGET.has(type) ? workdirOf(stage, instruction) : undefined;
  return directory?.certain === true && resolvePath(directory.path, target) === '/';
}

/** The working directory; that of most images is the root. Undefined where a variable decides it. */
function workdirOf(stage: Stage, instruction: Instruction): { path: string; certain: boolean } | undefined {
  const { workdir } = stateBefore(stage, instruction);
  if (workdir) return workdir.value === undefined ? undefined : { path: workdir.value, certain: true };
  const known = root(stage).kind === 'scratch' ? '/' : baseFacts(stage)?.workdir;
  return { path: known ?? '/', certain: known !== undefined };
}
