import type { Dockerfile } from '../../model/dockerfile.ts';
import { neededByDefault, usesOf } from '../../model/graph.ts';
import { type Placed, placedInstructions } from '../../model/instructions.ts';
import { remember, rememberWhole } from '../../model/remember.ts';
import type { Value } from '../../model/scope.ts';
import type { Reference, Stage } from '../../model/stage.ts';
import type { Word } from '../../syntax/word.ts';

/** An instruction, and how serious a fault in it is. */
export interface Checked extends Placed {
  readonly severity: 'error' | 'warning';
}

/** What ONBUILD refuses to hold (parseOnBuild in BuildKit's instructions/parse.go). */
export const NO_TRIGGERS: ReadonlySet<string | undefined> = new Set(['ONBUILD', 'FROM', 'MAINTAINER']);

/** Whether the triggers of a stage run in the default build: BuildKit looks at what they hold no sooner. */
export const runsTriggers = (dockerfile: Dockerfile, stage: Stage): boolean =>
  usesOf(dockerfile, stage).bases.some(
    (child) => child.base.kind === 'stage' && neededByDefault(dockerfile).has(child),
  );

/** The instructions that BuildKit takes apart, those that it does not know and triggers that it refuses aside. */
export const checkedInstructions = remember((dockerfile: Dockerfile): readonly Checked[] =>
  placedInstructions(dockerfile)
    .filter(({ instruction }) => instruction.name && !(instruction.onbuild && NO_TRIGGERS.has(instruction.name)))
    .map((placed) => checked(dockerfile, placed)),
);

/** How serious a fault in an instruction is. */
export function checked(dockerfile: Dockerfile, placed: Placed): Checked {
  const { instruction, stage } = placed;
  const runs = !instruction.onbuild || (stage !== undefined && runsTriggers(dockerfile, stage));
  return { ...placed, severity: runs ? 'error' : 'warning' };
}

/** The same without what cannot stand before the first FROM: it belongs to no stage that could give its words a meaning. */
export const dispatchedInstructions = remember((dockerfile: Dockerfile): readonly Checked[] =>
  checkedInstructions(dockerfile).filter(({ instruction, stage }) => stage ?? instruction.name === 'ARG'),
);

/** The stages that a plain build builds for sure: not those that a variable may or may not name. */
const built = rememberWhole((dockerfile: Dockerfile): ReadonlySet<Stage> => {
  const found = new Set(dockerfile.final ? [dockerfile.final] : []);
  const take = ({ instruction, source }: Reference, triggers: boolean) => {
    if (source.kind === 'stage' && (instruction.onbuild !== undefined) === triggers) found.add(source.stage);
  };
  // A set takes in what is added while it is walked.
  for (const { base, references } of found) {
    for (const reference of references) take(reference, false);
    if (base.kind !== 'stage') continue;
    found.add(base.stage);
    for (const reference of base.stage.references) take(reference, true);
  }
  return found;
});

/**
 * How serious a fault is that BuildKit meets only while it builds the stage (dispatch in dockerfile2llb/convert.go): a stage
 * that nothing needs may have it.
 */
export const severityWhenBuilt = (dockerfile: Dockerfile, { instruction, stage, severity }: Checked) =>
  instruction.onbuild || !stage || built(dockerfile).has(stage) ? severity : 'warning';

/** A word's value; undefined where the file does not say it. The variables of a trigger are those of another stage. */
export const valueOf = ({ instruction, scope }: Placed, word: Word): Value =>
  instruction.onbuild && word.text.includes('$') ? undefined : scope.evaluate(word.text, instruction);

/** The same for a build without build arguments. */
export const defaultOf = ({ instruction, scope }: Placed, word: Word): Value =>
  instruction.onbuild && word.text.includes('$') ? undefined : scope.evaluateWithDefaults(word.text, instruction);

/** The same where the base image sets nothing that the word has a default for. */
export const fallbackOf = ({ instruction, scope }: Placed, word: Word): Value =>
  instruction.onbuild && word.text.includes('$') ? undefined : scope.evaluateWithFallbacks(word.text, instruction);

/** What is wrong with a value. */
interface ValueFault {
  readonly message: string;
  readonly severity?: 'information';
}

/**
 * What `fault` finds wrong with a word's value. Where that hangs on a build argument, it is information: BuildKit's checks are
 * silent, and an argument without a default often stands for one that has to be given.
 */
export function judge(
  checked: Checked,
  word: Word,
  fault: (value: string) => string | undefined,
): ValueFault | undefined {
  const value = valueOf(checked, word);
  const unset = value ?? defaultOf(checked, word);
  const message = unset === undefined ? undefined : fault(unset);
  if (message === undefined) return undefined;
  return value === undefined ? { message: withoutArgument(message), severity: 'information' } : { message };
}

/** The message for a fault that is there only while a build argument is not given. */
export const withoutArgument = (message: string): string =>
  `Without its build argument, this stops the build: ${message}`;
