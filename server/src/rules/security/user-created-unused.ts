import { startsAsRoot } from '../../knowledge/root-programs.ts';
import { isWindows } from '../../model/base-image.ts';
import { configuration } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { commandsOf } from '../../model/run.ts';
import { chain, LONG_CHAIN, type Stage } from '../../model/stage.ts';
import type { ShellWord } from '../../shell/script.ts';
import type { Range } from '../../text/range.ts';
import type { Others, Rule } from '../rule.ts';
import { imagesOf } from '../support/images.ts';
import { startedPrograms } from '../support/started.ts';
import { usersMadeIn } from '../support/user.ts';
import { addUser } from './adding-user.ts';
import { givesRootUp, rootUser } from './root-user.ts';

export const userCreatedUnused: Rule = {
  id: 'security/user-created-unused',
  severity: 'information',
  summary: 'A user is created whom nothing runs as and nothing belongs to',
  why: `A user that \`useradd\` or \`adduser\` makes does nothing until USER names it: the image runs as whoever it ran as before. Reported is
one whom neither USER, \`--chown\`, nor any command of the stages names. Where the image is known to run as root,
\`security/root-user\` tells of it.`,
  reported:
    'FROM node:22\nRUN useradd --create-home [|app|]\nCOPY server.js /srv/\nUSER node\nCMD ["node", "/srv/server.js"]\n',
  fine: 'FROM node:22\nRUN useradd --create-home app\nCOPY server.js /srv/\nUSER app\nCMD ["node", "/srv/server.js"]\n',
  peers: ['tally user-created-but-never-used'],
  changes: ['User'],
  whole: true,
  *check(dockerfile, workspace, others) {
    const told = new Set<ShellWord>();
    for (const stage of imagesOf(dockerfile, workspace)) {
      const made = chain(stage, LONG_CHAIN).flatMap((link) => usersMadeIn(dockerfile, link));
      // Of many, most are for somebody to log in as.
      if (made.length === 0 || made.length > MOST || !runsItself(dockerfile, stage, others)) continue;
      for (const { name, uid, word, command } of made) {
        if (name === undefined || !word || told.has(word)) continue;
        if (isNamed(dockerfile, stage, [name, ...(uid === undefined ? [] : [uid])], command.range)) continue;
        told.add(word);
        yield {
          range: word.range,
          message: `User "${name}" is created, but nothing runs as it.`,
          fixes: () => (configuration(stage).user || made.length > 1 ? [] : addUser(dockerfile, stage)),
        };
      }
    }
  },
};

const MOST = 4;

/** Programs that may be scripts, which may go on as another user. */
const MAY_STEP_DOWN =
  /\.(?:sh|bash)$|entrypoint|(?:^|\/)(?:start|run|init|launch|boot)[^/]*$|^(?:su|sudo|doas|bash|sh)$|\$/;

/** Whether the image starts a program that stays the user it is, who is known not to be root's business. */
function runsItself(dockerfile: Dockerfile, stage: Stage, others: Others): boolean {
  const { entrypoint, cmd, user } = configuration(stage);
  if ((!entrypoint && !cmd) || (user && user.value === undefined) || isWindows(dockerfile, stage)) return false;
  const programs = startedPrograms(stage);
  if (programs.length === 0 || programs.some((program) => MAY_STEP_DOWN.test(program) || startsAsRoot(program)))
    return false;
  const told = user ? user.instruction.words[0] : stage.image;
  return !givesRootUp(dockerfile, stage) && !(told && others.mayReport(rootUser, told.range));
}

const GROUPS = /^(?:groupadd|addgroup|groupmod)$/;
/** Instructions that tell of no user. */
const ASIDE = new Set<string | undefined>([
  'CMD',
  'ENTRYPOINT',
  'LABEL',
  'EXPOSE',
  'HEALTHCHECK',
  'STOPSIGNAL',
  'WORKDIR',
]);

/** Whether anything in the image's stages names a user, other than the command that makes it and those for its group. */
function isNamed(dockerfile: Dockerfile, stage: Stage, names: readonly string[], own: Range): boolean {
  const escaped = names.map((name) => name.replace(/[^\w]/g, '\\$&')).join('|');
  const pattern = new RegExp(`(?<![\\w./-])(?:${escaped})(?![\\w./-])`);
  return chain(stage, LONG_CHAIN).some((link) =>
    link.instructions.some((instruction) => {
      if (ASIDE.has(instruction.name)) return false;
      let { start } = instruction.range;
      const { end } = instruction.range;
      if (instruction.name === 'COPY' || instruction.name === 'ADD') {
        return pattern.test(instruction.flag('chown')?.value?.text ?? '');
      }
      if (instruction.name !== 'RUN') return pattern.test(dockerfile.text.slice(start, end));
      const skipped = commandsOf(dockerfile, link, instruction).filter(
        ({ program, range }) => range.start === own.start || GROUPS.test(program ?? ''),
      );
      for (const { range } of skipped) {
        if (pattern.test(dockerfile.text.slice(start, range.start))) return true;
        start = range.end;
      }
      return pattern.test(dockerfile.text.slice(start, end));
    }),
  );
}
