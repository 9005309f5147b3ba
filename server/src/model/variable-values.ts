import type { Dockerfile } from './dockerfile.ts';
import type { Definition } from './scope.ts';
import { chain, LONG_CHAIN } from './stage.ts';
import type { VariableMention } from './variable-mentions.ts';
import { candidatesOf, type Variable, variableOf } from './variables.ts';

/** What ARG or ENV defines at a place of theirs; undefined for any other place, and for a trigger that runs nowhere. */
export function definitionOf({ whole }: Dockerfile, { kind, extent, placed }: VariableMention): Definition | undefined {
  if (kind !== 'arg' && kind !== 'env') return undefined;
  const { stage, scope, instruction } = placed;
  const runner = instruction.onbuild ? whole.stages.find(({ triggers }) => triggers.includes(instruction)) : stage;
  const { definitions } = instruction.onbuild ? (runner?.scope ?? { definitions: [] }) : scope;
  return definitions.find(({ pair }) => pair.range.start === extent.start);
}

/**
 * The place that defines a variable where it stands: of an ARG that takes over the global one's value that ARG, and of its own name the
 * global one. Several where only the build knows; none where the base image or nobody sets it.
 */
export function definersOf(dockerfile: Dockerfile, mention: VariableMention): readonly VariableMention[] {
  const variable = variableOf(dockerfile, mention);
  if (!variable) return [];
  if (mention.kind === 'env') return [mention];
  if (mention.kind === 'arg') return takesOver(variable, mention) ? lastGlobal(variable) : [mention];
  const nearest = nearestOf(variable, mention);
  if (nearest) return [nearest];
  return candidatesOf(mention.placed.stage).flatMap((stage) => inStage(variable, stage).slice(-1));
}

/** The places that a variable has its value from, the nearest first: those that define it, and what an ARG without a value lets through. */
export function sourcesOf(dockerfile: Dockerfile, mention: VariableMention): readonly VariableMention[] {
  const definers = definersOf(dockerfile, mention);
  const [nearest] = definers;
  const isOwn = mention.kind === 'env' || mention.kind === 'arg';
  if (!nearest || isOwn || definers.length > 1 || hasValue(nearest)) return definers;
  const variable = variableOf(dockerfile, mention)!;
  if (takesOver(variable, nearest)) return [nearest, ...lastGlobal(variable)];
  // Without a build argument, what was set before shows through.
  const before = mention.placed.scope.definitionAt(mention.name, nearest.place);
  return [nearest, ...variable.definitions.filter(({ extent }) => extent.start === before?.pair.range.start)];
}

/**
 * A variable's value with the defaults of the file: at a place that defines it, the one it gets; elsewhere the one it has. Null when
 * nothing sets it, undefined when the file does not say.
 */
export function valueOf(dockerfile: Dockerfile, mention: VariableMention): string | null | undefined {
  const { name, kind, place, placed } = mention;
  const definition = definitionOf(dockerfile, mention);
  if (definition) return definition.value;
  if (kind === 'arg' || kind === 'env' || placed.instruction.onbuild) return undefined;
  if (kind !== 'start') return placed.scope.value(name, place);
  const [source] = sourcesOf(dockerfile, mention);
  return source ? definitionOf(dockerfile, source)?.value : placed.scope.open ? undefined : null;
}

const hasValue = ({ kind, extent, range }: VariableMention): boolean => kind === 'env' || extent.end > range.end;

const isInPreamble = ({ placed }: VariableMention): boolean => !placed.stage;

const lastGlobal = ({ definitions }: Variable): readonly VariableMention[] =>
  definitions.filter(isInPreamble).slice(-1);

/** Whether it is an ARG of a stage that has the global one's value. */
const takesOver = ({ definitions }: Variable, mention: VariableMention): boolean =>
  mention.kind === 'arg' && !hasValue(mention) && !isInPreamble(mention) && definitions.some(isInPreamble);

/** The definitions that run in a stage, its base's triggers first. */
const inStage = ({ definitions }: Variable, stage: VariableMention['placed']['stage']): readonly VariableMention[] =>
  definitions.filter(
    ({ placed }) =>
      (placed.stage === stage && !placed.instruction.onbuild) || stage?.triggers.includes(placed.instruction),
  );

/** The last definition before a place, be it that it has no value. */
function nearestOf(variable: Variable, { kind, place, placed }: VariableMention): VariableMention | undefined {
  const { stage, instruction } = placed;
  const counts = (definition: VariableMention) => kind !== 'start' || definition.kind === 'env';
  const isBefore = ({ extent }: VariableMention) => extent.start < place.range.start;
  const definitions = variable.definitions.filter(counts);
  if (!stage || instruction === stage.from) return definitions.filter(isInPreamble).findLast(isBefore);
  if (instruction.onbuild) {
    const handed = definitions.filter((one) => one.placed.stage === stage && one.placed.instruction.onbuild);
    const found = handed.findLast(isBefore);
    if (found) return found;
  }
  for (const link of chain(stage, LONG_CHAIN)) {
    const inLink = inStage({ ...variable, definitions }, link);
    // A stage that is based on another has the ENV of its image over an ARG that came later.
    const found =
      link === stage && !instruction.onbuild
        ? inLink.findLast(isBefore)
        : (inLink.findLast((one) => one.kind === 'env') ?? inLink.at(-1));
    if (found) return found;
  }
  return undefined;
}
