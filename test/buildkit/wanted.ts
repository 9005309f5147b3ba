import { configuration } from '../../server/src/model/configuration.ts';
import type { Stage } from '../../server/src/model/stage.ts';
import type { Finding } from '../../server/src/rules/check.ts';
import type { Instruction } from '../../server/src/syntax/instruction.ts';
import { overlap } from '../../server/src/text/range.ts';
import type { Ours } from './ours.ts';
import { NO_SECRETS, noSecret, secretPairs, UNHEARD } from './secrets.ts';
import { EXCUSES, excuseFor } from './undefined.ts';
import type { Refusal } from './verdict.ts';

/** Who alone reports a (check, line) pair. */
export type Side = 'BuildKit' | 'ours';

/** A pair that only one of us reports, at the instruction that holds the line. */
export interface Difference {
  readonly check: string;
  readonly side: Side;
  readonly ours: Ours;
  readonly instruction: Instruction;
  readonly stage: Stage | undefined;
  readonly refusal: Refusal | undefined;
  /** What we report there for this check. */
  readonly findings: readonly Finding[];
}

interface Wanted {
  readonly check: string;
  readonly side: Side;
  /** Goes on after "because". */
  readonly reason: string;
  holds(difference: Difference): boolean;
}

const TELLS_OF_BASE = new Set(['var/undefined-in-from', 'stage/name-case-mismatch', 'stage/unknown-reference']);

/** All that we see otherwise than BuildKit's checks on purpose. */
export const WANTED: readonly Wanted[] = [
  {
    check: 'InvalidDefinitionDescription',
    side: 'ours',
    reason: 'the file does not ask for this experimental check, but the settings may',
    holds: ({ ours }) =>
      !ours.dockerfile.directives.some(({ name, value }) => name.text === 'check' && /experimental/i.test(value.text)),
  },
  ...EXCUSES.map(
    ({ reason }): Wanted => ({
      check: 'UndefinedVar',
      side: 'BuildKit',
      reason,
      holds: ({ ours, stage, instruction }) => excuseFor(ours, stage, inner(instruction)) === reason,
    }),
  ),
  {
    check: 'UndefinedVar',
    side: 'ours',
    reason: 'the command of a RUN uses it, where BuildKit does not look',
    holds: ({ instruction }) => inner(instruction).name === 'RUN',
  },
  {
    check: 'UndefinedVar',
    side: 'ours',
    reason: 'EXPOSE uses it, where BuildKit does not look',
    holds: ({ instruction }) => inner(instruction).name === 'EXPOSE',
  },
  {
    check: 'UndefinedVar',
    side: 'ours',
    reason: 'ENV uses a name that it sets itself, and so gets what it was before',
    holds: ({ findings }) => findings.every(({ rule }) => rule.id === 'var/self-reference-in-env'),
  },
  ...NO_SECRETS.map(
    ({ reason }): Wanted => ({
      check: 'SecretsUsedInArgOrEnv',
      side: 'BuildKit',
      reason,
      holds: ({ stage, instruction }) => noSecret(stage, inner(instruction)) === reason,
    }),
  ),
  {
    check: 'SecretsUsedInArgOrEnv',
    side: 'ours',
    reason: 'BuildKit does not know that such names are secret: `MY_PASS`, `npmToken`, `GITHUB_PAT`',
    holds: ({ instruction, findings, ours }) =>
      secretPairs(inner(instruction)).length === 0 &&
      findings.every(({ range }) => UNHEARD.test(ours.dockerfile.text.slice(range.start, range.end))),
  },
  {
    check: 'JSONArgsRecommended',
    side: 'BuildKit',
    reason: 'the shell hands on to the program with `exec`, so that it gets the signals',
    holds: ({ instruction }) => /(?:^|[\s;&|({])exec\s/.test(textOf(instruction)),
  },
  {
    check: 'JSONArgsRecommended',
    side: 'BuildKit',
    reason: 'it is empty, and so has nothing that gets signals',
    holds: ({ instruction }) => textOf(instruction) === '',
  },
  {
    check: 'JSONArgsRecommended',
    side: 'BuildKit',
    reason: 'an array was meant, and a rule of its own tells what is wrong with it',
    holds: ({ instruction }) => textOf(instruction).startsWith('['),
  },
  {
    check: 'JSONArgsRecommended',
    side: 'BuildKit',
    reason: 'the image has no shell, which `stage/no-shell` tells of',
    holds: ({ ours, instruction }) =>
      ours.findings.some(({ rule, range }) => rule.id === 'stage/no-shell' && range.start === instruction.range.start),
  },
  {
    check: 'JSONArgsRecommended',
    side: 'BuildKit',
    reason: 'an ENTRYPOINT in shell form ignores the CMD, which `runtime/shell-entrypoint-with-cmd` tells of',
    holds: ({ ours, instruction: { name, range }, stage }) =>
      name === 'CMD'
        ? stage !== undefined && configuration(stage).entrypoint?.value.form === 'shell'
        : ours.findings.some(
            ({ rule, range: place }) => rule.id === 'runtime/shell-entrypoint-with-cmd' && overlap(place, range),
          ),
  },
  {
    check: 'JSONArgsRecommended',
    side: 'BuildKit',
    reason: 'no image starts with it: another one replaces it, or only files are taken from the stage',
    holds: ({ ours, stage, instruction }) =>
      stage !== undefined && (isReplaced(stage, instruction) || isUsed(ours, stage)),
  },
  {
    check: 'WorkdirRelativePath',
    side: 'BuildKit',
    reason: 'it is a path of Windows',
    holds: ({ instruction, stage }) => {
      const path = stage?.scope.evaluate(textOf(instruction), instruction) ?? textOf(instruction);
      return /^["']?(?:[A-Za-z]:|\\)/.test(path);
    },
  },
  {
    check: 'WorkdirRelativePath',
    side: 'BuildKit',
    reason: 'it begins with a variable, which may make it absolute',
    holds: ({ instruction, stage }) => {
      const first = /^\$\{?(\w+)\}?(?:\/|$)/.exec(textOf(instruction).replace(/^(["'])(.*)\1$/s, '$2'));
      return first !== null && stage?.scope.value(first[1]!, instruction) === undefined;
    },
  },
  {
    check: 'WorkdirRelativePath',
    side: 'BuildKit',
    reason: 'a variable in it is undefined, which another rule tells of',
    holds: ({ ours, instruction }) =>
      ours.findings.some(({ rule, range }) => rule.id.startsWith('var/') && overlap(range, instruction.range)),
  },
  {
    check: 'InvalidDefaultArgInFrom',
    side: 'BuildKit',
    reason:
      'the same FROM has an error that tells why: a variable that it cannot see, the name of a stage with a slip in it',
    holds: ({ ours, instruction, refusal }) =>
      refusal?.kind === 'build' &&
      ours.findings.some(
        ({ rule, severity, range }) =>
          TELLS_OF_BASE.has(rule.id) && severity === 'error' && overlap(range, instruction.range),
      ),
  },
  {
    check: 'UndefinedArgInFrom',
    side: 'BuildKit',
    reason: 'the variable has a value in place of the missing one: `FROM ${X:-…}`',
    holds: ({ instruction }) => /\$\{\w+:?[-+]/.test(instruction.logicalText),
  },
  {
    check: 'InvalidBaseImagePlatform',
    side: 'ours',
    reason: 'the name of the image says which platform it is for, and the images of this test are for any',
    holds: ({ stage, findings }) =>
      /(?:^|\/)(?:amd64|arm32v\d|arm64v8|i386|ppc64le|riscv64|s390x)\//.test(stage?.image?.text ?? '') &&
      findings.every(({ rule }) => rule.id === 'image/base-platform'),
  },
  {
    check: 'ConsistentInstructionCasing',
    side: 'ours',
    reason: 'it stands before the first FROM, where BuildKit does not look',
    holds: ({ stage, ours, instruction }) =>
      stage === undefined || instruction.range.start < (ours.dockerfile.stages[0]?.range.start ?? 0),
  },
  {
    check: 'ConsistentInstructionCasing',
    side: 'ours',
    reason: 'it stands behind ONBUILD, where BuildKit does not look',
    holds: ({ instruction }) => instruction.trigger !== undefined,
  },
  {
    check: 'FromAsCasing',
    side: 'BuildKit',
    reason: 'the FROM has not the words it needs, which is an error',
    holds: ({ instruction }) => instruction.words.length !== 3 || !/^as$/i.test(instruction.words[1]!.text),
  },
  {
    check: 'LegacyKeyValueFormat',
    side: 'BuildKit',
    reason: 'pairs with `=` were meant, and a rule of its own tells what is wrong with them',
    holds: ({ instruction }) => inner(instruction).pairs[0]?.value?.text.includes('=') ?? false,
  },
  {
    check: 'FromPlatformFlagConstDisallowed',
    side: 'BuildKit',
    reason: 'the base is a stage, on which the flag has no effect (`stage/platform-ignored`)',
    holds: ({ stage }) => stage?.base.kind === 'stage',
  },
  {
    check: 'FromPlatformFlagConstDisallowed',
    side: 'BuildKit',
    reason: 'the name of the stage or of the image says that it is for this platform: `aarch64`, `x86`',
    holds: ({ stage }) =>
      /arm|aarch|amd|x86|x64|386|ppc|s390|riscv|windows|mssql|mysql/i.test(`${stage?.key} ${stage?.image?.text}`),
  },
  {
    check: 'StageNameCasing',
    side: 'BuildKit',
    reason: 'the FROM has no name for a stage, or one with a variable, which is an error',
    holds: ({ stage }) => !stage?.name || stage.name.text.includes('$'),
  },
];

const inner = (instruction: Instruction): Instruction => instruction.trigger ?? instruction;

const textOf = (instruction: Instruction): string => inner(instruction).words[0]?.text ?? '';

const isReplaced = ({ instructions }: Stage, { name, range }: Instruction): boolean =>
  instructions.some((other) => other.name === name && other.range.start > range.start);

const isUsed = ({ dockerfile }: Ours, stage: Stage): boolean =>
  dockerfile.stages.some(({ base }) => base.kind === 'stage' && base.stage === stage) ||
  dockerfile.references.some(({ source }) => source.kind === 'stage' && source.stage === stage);

/** The reason why a difference is wanted; undefined where it is not. */
export function wantedDifference(difference: Difference): string | undefined {
  return WANTED.find(
    (wanted) => wanted.check === difference.check && wanted.side === difference.side && wanted.holds(difference),
  )?.reason;
}
