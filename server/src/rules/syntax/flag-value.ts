import type { Dockerfile } from '../../model/dockerfile.ts';
import { removeFlag } from '../../model/edits.ts';
import type { Flag } from '../../syntax/flag.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import type { Problem, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { checksumFault, chmodFault, keepGitDirFault, linkedChownFault } from './copy-flags.ts';
import { fixedFault } from './fixed-flags.ts';
import { type Checked, checkedInstructions, judge, severityWhenBuilt } from './instructions.ts';
import { useInstead } from './nearest.ts';

export const flagValue: Rule = {
  id: 'syntax/flag-value',
  severity: 'error',
  summary: 'A flag does not take this value',
  severities: `a **warning** in a stage that a plain build leaves out and in a trigger that no stage of the file runs, and **information** where only a build
argument is missing.`,
  why: `The builder stops. Of the flags, only \`--chown\`, \`--chmod\`, \`--checksum\`, \`--mount\` and \`--platform\` may hold
variables; the others are taken as they are written. An empty \`--from\` stops nothing: it means the build context.`,
  reported: 'FROM alpine:3.20\nRUN --network=[|nune|] make test\nCOPY --chmod=[|0888|] run.sh /\n',
  fine: 'FROM alpine:3.20\nRUN --network=none make test\nCOPY --chmod=0755 run.sh /\n',
  peers: [],
  changes: ['OnBuild'],
  each: 'any',
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const checked of checkedInstructions(dockerfile)) {
      for (const flag of checked.instruction.flags) {
        const problem = flag.value && problemOf(dockerfile, checked, flag, flag.value);
        if (problem) yield problem;
      }
    }
  },
};

function problemOf(dockerfile: Dockerfile, checked: Checked, flag: Flag, value: Word): Problem | undefined {
  const { instruction, severity } = checked;
  const range = value.text === '' ? flag.range : value.range;
  if (instruction.name === 'COPY' && flag.name.text === 'from' && value.text === '') {
    const message = '"--from" is empty: the files come from the build context.';
    // A trigger is kept in the image as it is written.
    const safe = !instruction.onbuild;
    const edits = [removeFlag(dockerfile, flag)];
    return {
      range,
      message,
      severity: 'warning',
      fixes: () => [{ title: 'Delete the flag', edits, safe, preferred: true }],
    };
  }
  const fixed = fixedFault(instruction, flag, dockerfile.escape);
  if (fixed) {
    const fixes = () => useInstead(range, flag.cut ? [] : (fixed.meant ?? []));
    return { range, message: fixed.message, severity, fixes };
  }
  const fault = checked.stage && builtFault(instruction, flag.name.text);
  const found = fault && judge(checked, value, (text) => fault(checked, text));
  return found && { range, severity: severityWhenBuilt(dockerfile, checked), ...found };
}

type Fault = (checked: Checked, value: string) => string | undefined;

/** What is looked at only while the stage is built, when variables have their values (dispatchCopy in convert_copy.go). */
function builtFault(instruction: Instruction, name: string): Fault | undefined {
  if (instruction.name !== 'COPY' && instruction.name !== 'ADD') return undefined;
  if (name === 'chmod') return (_, value) => chmodFault(value);
  if (name === 'chown' && isLinked(instruction)) return (_, value) => linkedChownFault(value);
  if (instruction.name === 'COPY') return undefined;
  if (name === 'checksum') return checksumFault;
  return name === 'keep-git-dir' ? keepGitDirFault : undefined;
}

function isLinked(instruction: Instruction): boolean {
  const link = instruction.flag('link');
  return link !== undefined && (link.value === undefined || link.value.text.toLowerCase() === 'true');
}
