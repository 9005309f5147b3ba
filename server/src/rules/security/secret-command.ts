import { credentialUses } from '../../knowledge/secret-commands.ts';
import { isPlaceholder } from '../../knowledge/secret-literals.ts';
import { isSecretName } from '../../knowledge/secrets.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { ownText } from '../../model/part.ts';
import { remember, rememberApart } from '../../model/remember.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Rule } from '../rule.ts';
import { isInImage } from '../support/images.ts';
import { commandsNamed, type PlacedCommand, placedCommands } from '../support/placed-command.ts';
import {
  type Credential,
  carriedCredential,
  givenCredential,
  mayCarryCredential,
  secretTarget,
  writtenCredential,
} from './credentials.ts';
import { hasLiteral } from './secret-literal.ts';

const PROGRAMS = [...new Set(credentialUses.flatMap(({ programs }) => programs))];

export const secretCommand: Rule = {
  id: 'security/secret-command',
  severity: 'warning',
  summary: 'A command line holds a credential',
  severities: '**information** in a stage that is not shipped.',
  why: `The command is in the image's history, with the values of its build arguments, and what \`npm config set\`, \`docker login\` or
\`git config\` write down is in a layer of the image. A secret mount gives the credential to one RUN: as a file that the program reads,
\`RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\`, or as a variable, \`RUN --mount=type=secret,id=token,env=TOKEN …\`. For
Git there is \`RUN --mount=type=ssh …\`. An ARG or ENV with the name of a secret is the business of
\`security/secret-in-arg-env\`, unless the command stores it.`,
  reported: 'FROM node:22\nRUN curl -u [|"deploy:$NEXUS_PW"|] -O https://nexus.internal/app.tgz\nUSER node\n',
  fine: 'FROM node:22\nRUN --mount=type=secret,id=netrc,target=/root/.netrc curl --netrc -O https://nexus.internal/app.tgz\nUSER node\n',
  peers: ['Trivy DS-0031'],
  each: ['RUN'],
  *check(dockerfile, workspace) {
    const told = new Set<number>();
    for (const [placed, credential] of credentials(dockerfile)) {
      const { start } = credential.word.range;
      const kind = told.has(start) ? undefined : judge(dockerfile, placed, credential);
      if (!kind) continue;
      told.add(start);
      const shipped = isInImage(dockerfile, workspace, placed.stage);
      const where = shipped ? (kind === 'stored' ? 'the image' : "the image's history") : 'the build cache';
      yield {
        range: credential.word.range,
        message:
          kind === 'stored'
            ? `"${nameOf(placed)}" leaves this credential in ${where}, in ${credential.stored}.`
            : `The credential that "${nameOf(placed)}" is given stays in ${where}.`,
        severity: shipped ? 'warning' : 'information',
      };
    }
  },
};

const nameOf = ({ command }: PlacedCommand): string => command.program ?? 'the command';

/** Files of secrets, as a redirection names them. */
const TO_FILE =
  />\s{0,4}\S{0,80}(?:id_|netrc|\.npmrc|\.pypirc|\.aws\/|\.git-credentials|\.docker\/config|\.pgpass|\.my\.cnf)/;

function* credentials(dockerfile: Dockerfile): Iterable<[PlacedCommand, Credential]> {
  for (const placed of commandsNamed(dockerfile, ...PROGRAMS)) {
    const found = givenCredential(placed.command);
    if (found) yield [placed, found];
  }
  if (mayCarryCredential(ownText(dockerfile))) {
    for (const placed of placedCommands(dockerfile)) {
      const found = carriedCredential(placed.command);
      if (found) yield [placed, found];
    }
  }
  if (TO_FILE.test(ownText(dockerfile))) yield* writtenCredentials(dockerfile);
}

/** Nobody joins more commands to write a key. */
const LONGEST_PIPE = 10;

function* writtenCredentials(dockerfile: Dockerfile): Iterable<[PlacedCommand, Credential]> {
  const placed = placedCommands(dockerfile);
  for (const [i, last] of placed.entries()) {
    const target = secretTarget(last.command)?.target;
    if (!target) continue;
    // What comes through a pipe stands before it.
    for (
      let at = i;
      at >= 0 && i - at < LONGEST_PIPE && placed[at]!.command.pipe.range.start === last.command.pipe.range.start;
      at--
    ) {
      const found = writtenCredential(placed[at]!.command, target.value ?? target.text.replace(/["']/g, ''));
      if (found) yield [placed[at]!, found];
    }
  }
}

/** Programs and words that take away what was stored. */
const UNDOES = /^(?:rm|shred|unlink)$/;
const UNDOING = new Set(['logout', 'delete', '--unset', '--unset-all', 'unset', '--remove-section', 'unregister']);

/** What a RUN does for itself: the variables that it sets, and where the last command is that takes something away. */
const ownOf = remember((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage) =>
    rememberApart((run: Instruction) => {
      const { commands, assignments } = scriptOf(dockerfile, stage, run);
      const undoing = commands.findLast(
        ({ program = '', args }) =>
          UNDOES.test(program) || args.some(({ value }) => value !== undefined && UNDOING.has(value)),
      );
      return { assigned: new Set(assignments.map(({ name }) => name)), undone: undoing?.range.start ?? -1 };
    }),
  ),
);

/** Whether the credential is left behind in a file, or is in the history alone; undefined where it is none, or told elsewhere. */
function judge(
  dockerfile: Dockerfile,
  { stage, run, command }: PlacedCommand,
  { word, text, stored }: Credential,
): 'stored' | 'given' | undefined {
  if (run.mounts.some(({ mount }) => mount?.type === 'secret')) return undefined;
  if (/\$\(|`/.test(text) || hasLiteral(dockerfile, word.range) || isLocal(command)) return undefined;
  const { assigned, undone } = ownOf(dockerfile)(stage)(run);
  const isStored = stored !== undefined && undone <= command.range.start;
  if (word.value !== undefined) return isPlaceholder(text) ? undefined : isStored ? 'stored' : 'given';
  const names = variablesIn(word, text);
  if (names.length === 0) return undefined;
  if (names.some((name) => assigned.has(name) || command.assignments.some((own) => own.name === name)))
    return undefined;
  if (isStored) return 'stored';
  return names.every((name) => isSecretName(name) && stage.scope.declares(name, run)) ? undefined : 'given';
}

/** The variables that the shell fills in. */
function variablesIn(word: { readonly text: string }, text: string): string[] {
  if (/^'[^']*'$/.test(word.text)) return [];
  return [...text.matchAll(/\\\$|\$\{?(\w+)/g)].flatMap(([, name]) => name ?? []);
}

/** Whether all is about a server in the container, which has no secrets yet. */
const isLocal = ({ args }: { readonly args: readonly { readonly text: string }[] }): boolean =>
  args.some(({ text }) => /(?:^|[/@"'])(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b/.test(text));
