import { isBareSystem } from '../../knowledge/images/systems.ts';
import { baseFacts } from '../../model/base-image.ts';
import { copiesOf } from '../../model/copied.ts';
import { chain, root, type Stage } from '../../model/stage.ts';
import type { Rule } from '../rule.ts';
import { imagesOf } from '../support/images.ts';
import { isPart, isWorkbench } from '../support/stage-names.ts';
import { startsSomething } from '../support/started.ts';

/** What a stage is also called that holds files and nothing to start. */
const FILES = /(^|[-_.])(out|output|bin|lib|libs|rootfs|dist|release|releaser)([-_.]|\d*$)/i;

export const missingCmd: Rule = {
  id: 'runtime/missing-cmd',
  severity: 'off',
  summary: 'The image has nothing to start',
  why: `Without CMD or ENTRYPOINT a container of an empty image cannot start, and that of a mere distribution starts a shell, which ends at
once. Images that only hold files for others need neither, which is why this rule is off.`,
  reported: 'FROM [|debian:12-slim|]\nCOPY server /usr/local/bin/\nUSER 65532\n',
  fine: 'FROM debian:12-slim\nCOPY server /usr/local/bin/\nUSER 65532\nCMD ["server"]\n',
  peers: ['droast DF036'],
  *check(dockerfile, workspace) {
    for (const stage of imagesOf(dockerfile, workspace)) {
      if (!stage.image || startsSomething(stage) || isWorkbench(stage) || isPart(stage) || FILES.test(stage.key ?? ''))
        continue;
      const facts = baseFacts(stage);
      const isEmpty = root(stage).kind === 'scratch';
      // With triggers it is for others to build on.
      if (stage.instructions.some(({ trigger }) => trigger)) continue;
      if (isEmpty ? holdsFilesOnly(stage) : !facts || !isBareSystem(facts)) continue;
      yield {
        range: stage.image.range,
        message: isEmpty
          ? 'No container can start from the image: it has neither CMD nor ENTRYPOINT.'
          : `The image starts the shell of ${facts!.family} and nothing else: it has neither CMD nor ENTRYPOINT.`,
      };
    }
  },
};

/** A file system for others to start from, or files to be taken out: all of it goes to the top, or nothing is there. */
const holdsFilesOnly = (stage: Stage): boolean =>
  chain(stage)
    .flatMap(copiesOf)
    .every(({ destination }) => destination === '/');
