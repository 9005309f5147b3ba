import { expansionsOf } from '../../server/src/model/expanded.ts';
import type { Stage } from '../../server/src/model/stage.ts';
import { environmentAt } from '../../server/src/rules/var/from-image.ts';
import type { Instruction } from '../../server/src/syntax/instruction.ts';
import { similar } from '../../server/src/text/distance.ts';
import type { Ours } from './ours.ts';

/** A variable that BuildKit takes for undefined, and where. */
interface Use {
  readonly name: string;
  readonly instruction: Instruction;
  readonly stage: Stage;
  readonly ours: Ours;
}

interface Excuse {
  /** Goes on after "because". */
  readonly reason: string;
  holds(use: Use): boolean;
}

/** Why we are silent about a variable that BuildKit warns of. */
export const EXCUSES: readonly Excuse[] = [
  {
    reason: 'it stands in the name that ENV sets: `ENV $C value`',
    holds: ({ name, instruction }) =>
      instruction.name === 'ENV' && instruction.pairs.some((pair) => pair.name.text.includes(`$${name}`)),
  },
  {
    reason: 'the variable has a value in place of the missing one: `${X:-…}`, `${X+…}`',
    holds: ({ name, instruction }) => new RegExp(`\\$\\{${name}:?[-+]`).test(instruction.logicalText),
  },
  {
    reason: 'it adds to a list that may be empty: `LD_PRELOAD=/lib/x.so:$LD_PRELOAD`',
    holds: (use) => new RegExp(`[:;]\\$\\{?${use.name}\\b|\\$\\{?${use.name}\\}?[:;]`).test(ownValue(use) ?? ''),
  },
  {
    reason: 'it is one of the proxy arguments, which every build may get',
    holds: ({ name }) => /^(?:https?|ftp|no|all)_proxy$/i.test(name),
  },
  {
    reason: 'the base image sets it: `APP_UID`, `BUNDLE_PATH`, `GOPATH`',
    holds: ({ name, stage }) => /^(?:APP_UID|BUNDLE_PATH|GOPATH)$/.test(name) && environmentAt(stage) !== undefined,
  },
  {
    reason: 'nobody knows the base image, and nothing in the file has such a name',
    holds: (use) => isUnknown(use) && !isSet(use) && similar(use.name, namesBefore(use), (name) => name).length === 0,
  },
  {
    reason: 'nobody knows the base image, and ENV hands on what it sets: `ENV TZ=$TZ`',
    holds: (use) => isUnknown(use) && ownValue(use) !== undefined,
  },
  {
    reason: 'nobody knows the base image, and images have such names: `JAVA_HOME`, `VENV_PATH`, `STACKABLE_USER_UID`',
    holds: (use) => isUnknown(use) && /_(?:HOME|PATH|UID)$/.test(use.name),
  },
  {
    reason: 'nobody knows the base image, and the variable has its first name: `RESTY_FAT_IMAGE_TAG` of `${RESTY_…}`',
    holds: (use) => isUnknown(use) && rootName(use).includes(use.name.split('_')[0]!.toLowerCase()),
  },
  {
    reason: 'nobody knows the base image, which may have what an ENV further down sets',
    holds: (use) =>
      isUnknown(use) && use.stage.scope.definitions.some(({ name, kind }) => kind === 'env' && name === use.name),
  },
];

/** The names in an instruction that BuildKit takes for undefined, all of whose images have a PATH and nothing else. */
export const undefinedNames = ({ dockerfile }: Ours, { scope }: Stage, instruction: Instruction): string[] => [
  ...new Set(
    expansionsOf(dockerfile, instruction).flatMap(({ name, place }) =>
      name === 'PATH' || scope.declares(name, place) ? [] : name,
    ),
  ),
];

/** The excuse of the first name, if each has one. */
export function excuseFor(ours: Ours, stage: Stage | undefined, instruction: Instruction): string | undefined {
  if (!stage) return undefined;
  const reasons = undefinedNames(ours, stage, instruction).map(
    (name) => EXCUSES.find(({ holds }) => holds({ name, instruction, stage, ours }))?.reason,
  );
  return reasons.includes(undefined) ? undefined : reasons[0];
}

const isUnknown = ({ stage }: Use): boolean => environmentAt(stage) === undefined;

/** What an ENV gives the name that it uses itself. */
const ownValue = ({ name, instruction }: Use): string | undefined =>
  instruction.name === 'ENV' ? instruction.pairs.find((pair) => pair.name.text === name)?.value?.text : undefined;

const isSet = ({ name, ours: { dockerfile } }: Use): boolean =>
  [dockerfile.globals, ...dockerfile.stages.map(({ scope }) => scope)].some(({ definitions }) =>
    definitions.some((definition) => definition.name === name),
  );

const namesBefore = ({ stage, instruction }: Use): string[] =>
  stage.scope.definitions.flatMap(({ name, pair }) => (pair.range.start < instruction.range.start ? name : []));

const rootName = ({ stage }: Use): string => {
  let first = stage;
  while (first.base.kind === 'stage') first = first.base.stage;
  return first.image?.text.toLowerCase() ?? '';
};
