import { baseFacts } from '../../model/base-image.ts';
import { configuration } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertBefore, keyword } from '../../model/edits.ts';
import { originOf } from '../../model/provenance.ts';
import { chain, LONG_CHAIN, root, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { imagesOf } from '../support/images.ts';
import { usersMadeIn } from '../support/user.ts';

const PASSWD = '/etc/passwd';

export const namedUserWithoutPasswd: Rule = {
  id: 'security/named-user-without-passwd',
  severity: 'error',
  summary: 'USER or --chown names a user in an image without /etc/passwd',
  severities: 'a **warning** for `--chown`, which gives the files to root in silence.',
  why: `What a name stands for is looked up in the image's \`/etc/passwd\`. An image \`FROM scratch\` has none unless something is copied
there, and the container does not start: "unable to find user app: no matching entries in passwd file". Use the number, which needs no
entry anywhere, or copy the file from the stage that makes the user.`,
  reported:
    'FROM golang:1.24 AS build\nRUN go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nUSER [|nobody|]\nENTRYPOINT ["/app"]\n',
  fine: 'FROM golang:1.24 AS build\nRUN go build -o /app .\nFROM scratch\nCOPY --from=build /etc/passwd /etc/passwd\nCOPY --from=build /app /app\nUSER nobody\nENTRYPOINT ["/app"]\n',
  peers: ['tally named-identity-in-passwdless-stage'],
  changes: ['steps', 'User'],
  whole: true,
  *check(dockerfile, workspace) {
    const told = new Set<Instruction>();
    for (const stage of imagesOf(dockerfile, workspace)) {
      const known = knownUsers(stage);
      if (!known) continue;
      for (const problem of problemsOf(dockerfile, stage, known)) {
        if (told.has(problem.instruction)) continue;
        told.add(problem.instruction);
        yield problem;
      }
    }
  },
};

/** The users of scratch, and of Google's images without a distribution; undefined for all others. */
function knownUsers(stage: Stage): ReadonlySet<string> | undefined {
  const base = root(stage);
  // Root is security/root-user's business, with a passwd or without.
  if (base.kind === 'scratch') return new Set(['root']);
  const isDistroless = base.kind === 'image' && baseFacts(stage)?.family === 'distroless';
  return isDistroless ? new Set(['root', 'nobody', 'nonroot']) : undefined;
}

interface Found extends Problem {
  readonly instruction: Instruction;
}

function* problemsOf(dockerfile: Dockerfile, stage: Stage, known: ReadonlySet<string>): Iterable<Found> {
  const links = chain(stage, LONG_CHAIN);
  const isMissing = (name: string): boolean => name !== '' && !/^\d+$/.test(name) && !known.has(name);
  const named: { instruction: Instruction; word: Word; name: string }[] = [];
  const { user } = configuration(stage);
  const add = (instruction: Instruction, word: Word | undefined, value: string | undefined): void => {
    const name = value?.split(':')[0] ?? '';
    if (word && isMissing(name)) named.push({ instruction, word, name });
  };
  if (user) add(user.instruction, user.instruction.words[0], user.value);
  for (const link of links) {
    for (const instruction of link.instructions) {
      const word =
        instruction.name === 'COPY' || instruction.name === 'ADD' ? instruction.flag('chown')?.value : undefined;
      if (word) add(instruction, word, link.scope.evaluate(word.text, instruction));
    }
  }
  if (named.length === 0 || hasPasswd(dockerfile, stage)) return;
  for (const { instruction, word, name } of named) {
    const isUser = instruction.name === 'USER';
    yield {
      instruction,
      range: word.range,
      message: isUser
        ? `The container cannot start: there is no ${PASSWD} that says who "${name}" is.`
        : `The files are root's: there is no ${PASSWD} that says who "${name}" is.`,
      severity: isUser ? 'error' : 'warning',
      fixes: () => fixes(dockerfile, stage, instruction, word, name),
    };
  }
}

/** Whether an entry for other users may be there. The base images that are asked about have none but their own. */
function hasPasswd(dockerfile: Dockerfile, stage: Stage): boolean {
  const { by, kind } = originOf(dockerfile, stage, PASSWD);
  return by.length > 0 || (kind !== 'missing' && root(stage).kind === 'scratch');
}

/** Numbers that the name has everywhere: https://wiki.debian.org/SystemGroups , https://github.com/GoogleContainerTools/distroless */
const EVERYWHERE: ReadonlyMap<string, string> = new Map([
  ['nobody', '65534'],
  ['nonroot', '65532'],
]);

function fixes(dockerfile: Dockerfile, stage: Stage, instruction: Instruction, word: Word, name: string): Fix[] {
  const sources = chain(stage, LONG_CHAIN).flatMap(({ references }) =>
    references.flatMap(({ source }) => (source.kind === 'stage' ? [source.stage] : [])),
  );
  const makers = [...new Set(sources)].filter((source) => makes(dockerfile, source, name) !== undefined);
  const uids = new Set(makers.map((maker) => makes(dockerfile, maker, name)!.uid));
  const [uid] = makers.length > 0 ? uids : [EVERYWHERE.get(name)];
  const found: Fix[] = [];
  if (uid !== undefined && uids.size <= 1 && !word.text.includes('$')) {
    const group = word.text.split(':')[1];
    // A group's name is looked up as well.
    const gid = group === undefined || /^\d+$/.test(group) ? group : uid;
    const text = gid === undefined ? uid : `${uid}:${gid}`;
    found.push({ title: `Use "${text}"`, edits: [replace(word.range, text)], safe: false, preferred: true });
  }
  const [maker] = makers;
  if (maker && instruction.name === 'USER' && stage.instructions.includes(instruction)) {
    const from = maker.name?.text ?? maker.index;
    const line = `${keyword(dockerfile, 'COPY')} --from=${from} ${PASSWD} ${PASSWD}`;
    const edits = [insertBefore(dockerfile, instruction, line)];
    const title = `Copy ${PASSWD} from ${maker.name ? `stage "${maker.name.text}"` : `stage ${maker.index}`}`;
    found.push({ title, edits, safe: false, preferred: found.length === 0 });
  }
  return found;
}

/** The user of that name that a stage, or one that it is based on, makes. */
const makes = (dockerfile: Dockerfile, stage: Stage, name: string) =>
  chain(stage, LONG_CHAIN)
    .flatMap((link) => usersMadeIn(dockerfile, link))
    .find((user) => user.name === name);
