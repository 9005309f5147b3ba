import { isWindows } from '../../model/base-image.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Pair } from '../../syntax/pair.ts';
import type { Fix, Rule } from '../rule.ts';
import { moveBehind, moveInFrontOf } from '../support/moving-lines.ts';
import { isPath, operandsOf, type PackageCommand, readPackageCommand } from '../support/package-command.ts';
import { isPlain, readsFromPipe } from '../support/plain-commands.ts';
import { isWhole } from '../support/whole.ts';
import { followsManifests } from './caching.ts';

/** What is another in each build: the commit, the time, a counter, the version of what is built. */
const VOLATILE =
  /^(?:\w+_)?(?:COMMIT(?:_?(?:SHA|HASH|ID|REF))?|(?:GIT|VCS|SOURCE|BUILD)_?(?:SHA1?|REF|REV|REVISION|HASH|HEAD)|REVISION|GITHUB_SHA|BUILD_?(?:DATE|TIME|TIMESTAMP|NUMBER|NUM|ID)|TIMESTAMP|SOURCE_DATE_EPOCH|CACHE_?BUST(?:ER)?)$|^(?:(?:APP|BUILD|GIT|RELEASE|SERVICE)_?)?VERSION$/i;

/** With any other default the file itself says what it is, as where it fixes a commit of another project. */
const PLACEHOLDER =
  /^["']?(?:|-?[01]|dev(?:el)?|latest|unknown|none|unset|undefined|local|snapshot|master|main|HEAD|n\/?a|v?0\.0(?:\.0)?(?:[-+].*)?|1970-.*|.*\$.*)["']?$/i;

const isVolatile = ({ name, value }: Pair): boolean => VOLATILE.test(name.text) && PLACEHOLDER.test(value?.text ?? '');

/** Each is compared with all that stands below it, so that no more than these of a stage are. */
const MOST = 20;

export const volatileArgEarly: Rule = {
  id: 'cache/volatile-arg-early',
  severity: 'hint',
  summary: 'An ARG that differs in every build stands above an install that does not need it',
  why: `Every RUN below an ARG has its value among its environment, so a new value runs all of them again. Declare what changes with
each build, such as the commit or the date, right above the first line that uses it.`,
  reported:
    'FROM node:22 AS build\nARG [|GIT_SHA|]\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN --mount=type=cache,target=/root/.npm npm ci\nRUN echo "$GIT_SHA" > version\n',
  fine: 'FROM node:22 AS build\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN --mount=type=cache,target=/root/.npm npm ci\nARG GIT_SHA\nRUN echo "$GIT_SHA" > version\n',
  peers: [],
  changes: ['steps'],
  *check(dockerfile) {
    for (const stage of dockerfile.stages) {
      let left = MOST;
      for (const [index, arg] of stage.instructions.entries()) {
        if (arg.name !== 'ARG') continue;
        for (const pair of arg.pairs) {
          const early = isVolatile(pair) && left-- > 0 ? installBelow(dockerfile, stage, index, pair) : undefined;
          if (!early) continue;
          yield {
            range: pair.name.range,
            message: `Whenever "${pair.name.text}" changes, "${early.install.label}" runs again, which does not need it.`,
            related: [{ range: early.install.range, message: 'Runs again.' }],
            fixes: () => moveDown(dockerfile, stage, arg, early),
          };
        }
      }
    }
  },
};

interface Early {
  /** The first install that runs again for nothing. */
  readonly install: PackageCommand;
  /** The first instruction that uses the ARG, or may do so; undefined where none does. */
  readonly use: Instruction | undefined;
  /** It stands in a LABEL or ENV above that install, which would have to move as well. */
  readonly mentioned: boolean;
}

/** What an ARG makes run again without being used. */
function installBelow(dockerfile: Dockerfile, stage: Stage, index: number, { name }: Pair): Early | undefined {
  const below = stage.instructions.slice(index + 1);
  // Put there on purpose.
  if (isWindows(dockerfile, stage) || (/CACHE_?BUST/i.test(name.text) && below[0]?.name === 'RUN')) return undefined;
  const names = new Set([name.text]);
  let install: PackageCommand | undefined;
  let mentioned = false;
  let use: Instruction | undefined;
  for (const instruction of below) {
    const isNamed = namesIn(dockerfile, instruction).some((word) => names.has(word));
    if (instruction.name === 'RUN') {
      const found = isNamed ? undefined : fetchesIn(dockerfile, stage, instruction);
      if (!found) use = instruction;
      else install ??= found[0];
    } else if (isNamed) {
      if (!install && (instruction.name === 'LABEL' || instruction.name === 'ENV')) {
        mentioned = true;
        if (instruction.name === 'ENV') for (const pair of instruction.pairs) names.add(pair.name.text);
      } else use = instruction;
    } else if (instruction.name === undefined || instruction.name === 'ONBUILD') use = instruction;
    if (use) break;
  }
  return install && { install, use, mentioned };
}

const namesIn = (dockerfile: Dockerfile, { range }: Instruction): readonly string[] =>
  dockerfile.text.slice(range.start, range.end).match(/[A-Za-z_]\w*/g) ?? [];

/** The installs of a RUN whose commands look at no variable that they do not name; undefined where one may do so. */
function fetchesIn(dockerfile: Dockerfile, stage: Stage, run: Instruction): readonly PackageCommand[] | undefined {
  const { commands, complete } = scriptOf(dockerfile, stage, run);
  if (!complete || commands.length === 0 || !commands.every(isPlain) || commands.some(readsFromPipe)) return undefined;
  const installs = commands
    .flatMap((command) => readPackageCommand(command) ?? [])
    .filter(({ action }) => action === 'install');
  return installs.every((command) => command.manager.name === 'go' || fetches(command)) ? installs : undefined;
}

/** Whether packages are downloaded, and nothing of the project is compiled. */
function fetches(command: PackageCommand): boolean {
  if (command.manager.kind === 'system' || followsManifests(command)) return true;
  const operands = operandsOf(command);
  return !command.manager.goals && operands.length > 0 && !operands.some((operand) => operand && isPath(operand));
}

function moveDown(dockerfile: Dockerfile, stage: Stage, arg: Instruction, { use, mentioned }: Early): Fix[] {
  const last = stage.instructions.at(-1)!;
  if (mentioned || arg.pairs.length > 1 || (!use && !isWhole(dockerfile, last))) return [];
  const edits = use ? moveInFrontOf(dockerfile, arg, use) : moveBehind(dockerfile, arg, last);
  return [{ title: 'Move ARG down to where it is used', edits, safe: false, preferred: true }];
}
