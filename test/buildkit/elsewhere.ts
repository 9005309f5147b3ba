import { baseFacts } from '../../server/src/model/base-image.ts';
import { stateBefore } from '../../server/src/model/configuration.ts';
import { expansionsOf } from '../../server/src/model/expanded.ts';
import type { Stage } from '../../server/src/model/stage.ts';
import type { Finding } from '../../server/src/rules/check.ts';
import { suppressions } from '../../server/src/rules/suppression.ts';
import { environmentAt } from '../../server/src/rules/var/from-image.ts';
import type { Instruction } from '../../server/src/syntax/instruction.ts';
import { isError, isLoud, isNoted, look, type Ours } from './ours.ts';
import { undefinedNames } from './undefined.ts';
import { UNPLACED_KINDS, unplacedRule } from './unplaced.ts';
import type { Refusal } from './verdict.ts';

interface Elsewhere {
  /** Goes on after "because". */
  readonly reason: string;
  holds(ours: Ours, refusal: Refusal): boolean;
}

/** Why no error of ours stands at the line that BuildKit names. */
export const ELSEWHERE: readonly Elsewhere[] = [
  ...UNPLACED_KINDS.map((kind): Elsewhere => {
    const { rule, reason } = unplacedRule(kind);
    return {
      reason,
      holds: ({ findings }, { unplaced }) =>
        unplaced === kind &&
        findings.some((finding) => finding.rule.id === rule && (kind === 'empty' || isError(finding))),
    };
  }),
  {
    reason: 'it names the FROM of the stage in which a trigger of ONBUILD runs, and we the trigger',
    holds: (ours, { kind, lines }) =>
      placesOf(ours, lines).some(
        ({ instruction, stage }) =>
          instruction === stage?.from && stage.triggers.some((trigger) => tellsAt(ours, kind, trigger)),
      ),
  },
  {
    reason: 'a comment asks for silence about it',
    holds: ({ dockerfile }, refusal) => {
      let { text } = dockerfile;
      for (const { comment } of suppressions(dockerfile)) {
        const blank = '#'.padEnd(comment.end - comment.start);
        text = text.slice(0, comment.start) + blank + text.slice(comment.end);
      }
      return text !== dockerfile.text && isTold(look(text), refusal);
    },
  },
  {
    reason: 'the base image has or may have a working directory, so that the target `.` of a mount is not the root',
    holds: (ours, { lines }) =>
      placesOf(ours, lines).some(
        ({ instruction, stage }) =>
          stage !== undefined &&
          isInWorkdirOfImage(stage, instruction) &&
          instruction.mounts.some(({ mount }) => /^\.\/?$/.test(mount!.target?.text ?? '')),
      ),
  },
  {
    reason: 'the base image may set the variable that an option of a mount takes its number from',
    holds: (ours, { lines }) =>
      placesOf(ours, lines).some(
        ({ instruction, stage }) =>
          stage !== undefined &&
          environmentAt(stage) === undefined &&
          instruction.mounts.some(({ mount }) =>
            mount!.fields.some(
              ({ key, value }) =>
                /^[ug]id$/.test(key.text) &&
                undefinedNames(ours, stage, instruction).some((name) => value?.text === `\${${name}}`),
            ),
          ),
      ),
  },
  {
    reason: 'FROM asks for the argument by `${…:?…}`, and whether a build passes it is said in other files',
    holds: (ours, { kind, lines }) =>
      kind === 'argument' &&
      placesOf(ours, lines).some(({ instruction }) =>
        expansionsOf(ours.dockerfile, instruction).some(({ modifier }) => modifier === ':?' || modifier === '?'),
      ),
  },
  {
    reason: 'no rule looks at the stage that SOURCE_DATE_EPOCH names',
    holds: (ours, { lines }) =>
      placesOf(ours, lines).some(
        ({ stage }) =>
          stage?.key !== undefined &&
          stage.key === ours.dockerfile.globals.last('SOURCE_DATE_EPOCH')?.value?.toLowerCase(),
      ),
  },
];

/**
 * Whether what is wrong is told of: an error where no build is possible, information at least where a build argument is
 * missing, a warning in other stages.
 */
export function isTold({ findings, places }: Ours, { kind, lines, unplaced }: Refusal): boolean {
  if (unplaced) return false;
  const heads = new Set(lines.map((line) => places.head(line)));
  return findings.some((finding) => tells(kind)(finding) && heads.has(places.head(places.line(finding.range.start))));
}

/** The reason why an error is told of in another place, or by nobody; undefined where there is none. */
export const toldElsewhere = (ours: Ours, refusal: Refusal): string | undefined =>
  ELSEWHERE.find(({ holds }) => holds(ours, refusal))?.reason;

const tells = (kind: Refusal['kind']): ((finding: Finding) => boolean) =>
  kind === 'build' ? isError : kind === 'argument' ? isNoted : isLoud;

const tellsAt = ({ findings }: Ours, kind: Refusal['kind'], { range }: Instruction): boolean =>
  findings.some(
    (finding) => tells(kind)(finding) && range.start <= finding.range.start && finding.range.end <= range.end,
  );

const placesOf = ({ dockerfile, places }: Ours, lines: readonly number[]) =>
  lines.flatMap((line) => {
    const instruction = line > 0 ? places.instruction(line) : undefined;
    if (!instruction) return [];
    return [{ instruction, stage: dockerfile.stages.find(({ range }) => range.end >= instruction.range.end) }];
  });

const isInWorkdirOfImage = (stage: Stage, instruction: Instruction): boolean =>
  stateBefore(stage, instruction).workdir === undefined && baseFacts(stage)?.workdir !== '/';
