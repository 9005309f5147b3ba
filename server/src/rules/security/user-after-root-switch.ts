import { isWindows } from '../../model/base-image.ts';
import { configuration, stateBefore } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { usesOf } from '../../model/graph.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Rule } from '../rule.ts';
import { stepDown } from './adding-user.ts';
import { givesRootUp, rootUser } from './root-user.ts';

export const userAfterRootSwitch: Rule = {
  id: 'security/user-after-root-switch',
  severity: 'hint',
  summary: 'USER root is set for a while, and never taken back',
  why: `Who switches to root to install something usually means to go back. What comes behind, and whatever runs in the image, is root's
from there on. Of the images that are shipped, \`security/root-user\` tells; this is about those to work and to test in, and
about targets that no file names.`,
  reported:
    'FROM node:22 AS dev\nUSER node\nRUN npm ci\nUSER [|root|]\nRUN apt-get update && apt-get install -y gdb\nFROM node:22\nUSER node\n',
  fine: 'FROM node:22 AS dev\nUSER node\nRUN npm ci\nUSER root\nRUN apt-get update && apt-get install -y gdb\nUSER node\nFROM node:22\nUSER node\n',
  peers: [],
  changes: ['User'],
  deep: true,
  *check(dockerfile, _workspace, others) {
    const told = new Set<Instruction>();
    for (const stage of dockerfile.stages) {
      const { user } = configuration(stage);
      if (!user || !isRoot(user.value) || told.has(user.instruction) || !mayRun(dockerfile, stage)) continue;
      told.add(user.instruction);
      const word = user.instruction.words[0]!;
      const before = stateBefore(user.stage, user.instruction).user?.value;
      if (before === undefined || isRoot(before) || others.mayReport(rootUser, word.range)) continue;
      if (isWindows(dockerfile, stage) || givesRootUp(dockerfile, stage)) continue;
      yield {
        range: word.range,
        message: `This is never taken back: before, the user was "${before}".`,
        fixes: () => stepDown(dockerfile, stage, user.instruction),
      };
    }
  },
};

const isRoot = (user: string | undefined): boolean => user !== undefined && /^(?:root|0)(?::|$)/.test(user);

/** Whether somebody may run the stage's image. Of a builder the files are taken, whoever made them. */
function mayRun(dockerfile: Dockerfile, stage: Stage): boolean {
  const { bases, references } = usesOf(dockerfile, stage);
  return stage === dockerfile.final || (bases.length === 0 && references.length === 0);
}
