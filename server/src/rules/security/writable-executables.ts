import { configuration } from '../../model/configuration.ts';
import { baseName, type Copied, copiedBy } from '../../model/copied.ts';
import { isWithin } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { removeFlag } from '../../model/edits.ts';
import { chain, LONG_CHAIN, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Rule } from '../rule.ts';
import { imagesOf } from '../support/images.ts';
import { shownInLine } from '../support/shown.ts';
import { startedPaths } from '../support/started.ts';
import { usersMadeIn } from '../support/user.ts';

export const writableExecutables: Rule = {
  id: 'security/writable-executables',
  severity: 'off',
  summary: 'Programs belong to the user who runs them',
  why: `Who breaks into a program can then replace it, and whatever else its user owns. Programs need not be changed while they run: leave
them to root, and give to the user only the folders for data. Many like to copy a whole project with one \`--chown\`, so the rule is
off unless the settings ask for it. Reported are folders of programs, and what ENTRYPOINT and CMD start.`,
  reported: 'FROM debian:12\nCOPY --chown=[|nobody|] server /usr/local/bin/server\nUSER nobody\nCMD ["server"]\n',
  fine: 'FROM debian:12\nCOPY server /usr/local/bin/server\nCOPY --chown=nobody data /var/lib/server\nUSER nobody\nCMD ["server"]\n',
  peers: ['Sonar S6504'],
  changes: ['steps'],
  whole: true,
  *check(dockerfile, workspace) {
    const told = new Set<Instruction>();
    for (const image of imagesOf(dockerfile, workspace)) {
      const user = configuration(image).user?.value?.split(':')[0];
      if (user === undefined || /^(?:root|0|)$/.test(user)) continue;
      const users = sameUsers(dockerfile, image, user);
      for (const stage of chain(image, LONG_CHAIN)) {
        for (const instruction of stage.instructions) {
          const flag = instruction.flag('chown');
          if (!flag?.value || told.has(instruction) || isReadOnly(instruction)) continue;
          const owner = stage.scope.evaluate(flag.value.text, instruction)?.split(':')[0];
          const copied = copiedBy(stage, instruction);
          if (owner === undefined || !users.has(owner) || !copied || !bringsPrograms(image, copied)) continue;
          told.add(instruction);
          const what = shownInLine(instruction.words.at(-1)!.text);
          yield {
            range: flag.value.range,
            message: `User "${owner}" owns the programs in "${what}", and can replace what it runs.`,
            fixes: () => [
              { title: 'Leave them to root', edits: [removeFlag(dockerfile, flag)], safe: false, preferred: false },
            ],
          };
        }
      }
    }
  },
};

/** The user by name and by number, as far as the file makes them known. */
function sameUsers(dockerfile: Dockerfile, stage: Stage, user: string): ReadonlySet<string> {
  const made = chain(stage, LONG_CHAIN).flatMap((link) => usersMadeIn(dockerfile, link));
  const same = made.filter(({ name, uid }) => name === user || uid === user);
  return new Set([user, ...same.flatMap(({ name, uid }) => [name, uid].filter((one) => one !== undefined))]);
}

/** Whether `--chmod` keeps the owner from writing. */
const isReadOnly = (instruction: Instruction): boolean =>
  /^[0-7]*[0145][0-7]{2}$/.test(instruction.flag('chmod')?.value?.text ?? '');

const PROGRAMS = /\/s?bin(?:\/|$)/;

function bringsPrograms(image: Stage, { destination, sources }: Copied): boolean {
  if (destination === undefined) return false;
  if (PROGRAMS.test(destination)) return true;
  return startedPaths(image).some(
    (path) =>
      path === destination ||
      // A folder as a whole brings all that is started out of it; files bring themselves.
      (isWithin(path, destination) &&
        !PROGRAMS.test(path.slice(0, path.lastIndexOf('/'))) &&
        sources.some(
          ({ path: own }) => own === undefined || !/\.\w+$/.test(baseName(own)) || baseName(own) === baseName(path),
        )),
  );
}
