import { baseFacts } from '../../model/base-image.ts';
import { stateBefore } from '../../model/configuration.ts';
import { type Copied, copiedBy, namesFile } from '../../model/copied.ts';
import { isKnown, isWithin, workdirAt } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { pathFrom, runSteps } from '../../model/run-steps.ts';
import { chain, LONG_CHAIN, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { insert } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Rule } from '../rule.ts';
import { imagesOf } from '../support/images.ts';
import { shownInLine } from '../support/shown.ts';
import { userAt } from '../support/user.ts';
import { isOtherwise, mayBeTheirs, tracesIn } from './own-folders.ts';

export const copyWithoutChown: Rule = {
  id: 'security/copy-without-chown',
  severity: 'information',
  summary: 'COPY makes root the owner of what another user writes to',
  severities: 'a **warning** where the user changes the mode of a file that is copied, which fails.',
  why: `USER says who runs what follows, but not to whom files belong: what COPY and ADD bring is root's, and so are the folders that they
make. Give to the user what the user writes to, with \`--chown\`. Programs and pages that are only read are better left to root, so
a COPY is reported only where a RUN behind it, as that user, writes into the folder that it makes.`,
  reported: 'FROM node:22\nUSER node\nCOPY . [|/home/node/app/|]\nRUN cd /home/node/app && npm ci\n',
  fine: 'FROM node:22\nUSER node\nCOPY --chown=node . /home/node/app/\nRUN cd /home/node/app && npm ci\n',
  peers: ['tally copy-after-user-without-chown'],
  changes: ['steps'],
  whole: true,
  *check(dockerfile, workspace) {
    const told = new Set<Instruction>();
    for (const image of imagesOf(dockerfile, workspace)) {
      for (const stage of chain(image, LONG_CHAIN)) {
        for (const [i, copy] of stage.instructions.entries()) {
          if (told.has(copy) || !isPlainCopy(copy) || !isAnother(dockerfile, stage, copy)) continue;
          told.add(copy);
          const copied = copiedBy(stage, copy);
          const use = copied && useOf(dockerfile, stage, copied, i);
          if (!use) continue;
          const target = copy.words.at(-1)!;
          const owner = ownerAt(stage, copy);
          const user = owner === undefined ? 'another user' : `user "${owner}"`;
          const what = `"${shownInLine(target.text)}"`;
          yield {
            range: target.range,
            message: use.fails
              ? `What is copied to ${what} is root's: ${user} cannot change its mode later.`
              : `Root owns ${what} and what is copied there, but ${user} writes to it later.`,
            severity: use.fails ? 'warning' : 'information',
            related: [{ range: use.range, message: 'It is done here.' }],
            fixes: () => giveTo(owner, copy, use.fails || copied.destination !== workdirAt(stage, copy)),
          };
        }
      }
    }
  },
};

const isPlainCopy = (instruction: Instruction): boolean =>
  (instruction.name === 'COPY' || instruction.name === 'ADD') &&
  !instruction.flag('chown') &&
  !instruction.flag('chmod');

const isAnother = (dockerfile: Dockerfile, stage: Stage, instruction: Instruction): boolean =>
  userAt(dockerfile, stage, instruction).root === false;

/** What a RUN does that the owner of the files alone can do. */
interface Use {
  readonly range: Range;
  readonly fails: boolean;
}

/** So many instructions behind a COPY are looked at. */
const AHEAD = 30;

function useOf(dockerfile: Dockerfile, stage: Stage, copied: Copied, index: number): Use | undefined {
  const { destination, instruction } = copied;
  if (destination === undefined || destination === '/' || !isKnown(destination)) return undefined;
  for (const run of stage.instructions.slice(index + 1, index + 1 + AHEAD)) {
    if (run.name === 'USER' && run !== instruction && !isAnother(dockerfile, stage, run)) return undefined;
    if (run.name !== 'RUN') continue;
    if (!isAnother(dockerfile, stage, run) || isOtherwise(dockerfile, run)) return undefined;
    const changed = changedMode(dockerfile, stage, run, copied);
    if (changed) return { range: changed, fails: true };
    const written = writtenIn(dockerfile, stage, run, destination);
    if (written && mayBeTheirs(dockerfile, stage, instruction, destination)) return undefined;
    if (written) return { range: written, fails: false };
  }
  return undefined;
}

/** Where a RUN certainly makes something in a folder. */
function writtenIn(dockerfile: Dockerfile, stage: Stage, run: Instruction, folder: string): Range | undefined {
  return tracesIn(dockerfile, stage, run).find(
    ({ path, certain, removes, mounts }) =>
      certain &&
      !removes &&
      path !== undefined &&
      isWithin(path, folder) &&
      path !== folder &&
      !mounts.some((mount) => isWithin(path, mount)),
  )?.range;
}

/** Where a RUN changes the mode of a file that was copied by its name. */
function changedMode(dockerfile: Dockerfile, stage: Stage, run: Instruction, copied: Copied): Range | undefined {
  return runSteps(dockerfile, stage, run).find(
    ({ command, directory }) =>
      command.program === 'chmod' &&
      command.args.slice(1).some(({ value }) => {
        const path = pathFrom(directory, value);
        return path !== undefined && namesFile(copied, path);
      }),
  )?.command.range;
}

/** The user as USER says, or the base image. */
function ownerAt(stage: Stage, copy: Instruction): string | undefined {
  const { user } = stateBefore(stage, copy);
  return user ? user.value : baseFacts(stage)?.user;
}

/** Adds `--chown`. A working directory that is there before stays root's all the same: then it is not all there is to do. */
function giveTo(owner: string | undefined, copy: Instruction, preferred: boolean): Fix[] {
  if (owner === undefined || !/^[\w.-]+(?::[\w.-]+)?$/.test(owner)) return [];
  // Such a layer is made without the base, and so without its passwd.
  if (copy.flag('link') && !/^\d+(?::\d+)?$/.test(owner)) return [];
  const behind = copy.flags.at(-1)?.range.end ?? copy.keyword.range.end;
  const edits = [insert(behind, ` --chown=${owner}`)];
  return [{ title: `Give what is copied to user "${owner}"`, edits, safe: false, preferred }];
}
