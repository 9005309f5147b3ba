import { buildkitArgs } from '../../knowledge/predefined-args.ts';
import { type Dockerfile, readDockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import { type VariableMention, variableAt } from '../../model/variable-mentions.ts';
import { isPredefined, type Variable, variableOf, variablesNamed } from '../../model/variables.ts';
import { environmentAt, setByImage } from '../../rules/var/from-image.ts';
import { applyEdits, replace } from '../../text/edit.ts';
import { hiddenUse } from './hidden-uses.ts';
import { lineOf, literal, type Refusal, type Renamed, type Renaming, refuse } from './renaming.ts';

/** The variable that a place names, or why it cannot get another name. */
export function variableToRename(
  dockerfile: Dockerfile,
  variable: Variable,
  { range }: VariableMention,
): Renamed | Refusal {
  const { name, mentions, definitions } = variable;
  const known = knownElsewhere(name);
  if (known !== undefined) return refuse(known);
  if (!isName(name)) return refuse(`"${name}" is no name that can be read anywhere.`);
  if (definitions.length === 0) return refuse(`Nothing in this file sets "${name}".`);
  const split = mentions.find((mention) => !literal(dockerfile, mention.range, name));
  if (split) return refuse(`On line ${lineOf(dockerfile, split.range.start)} the name is not written in one piece.`);
  const set = settingImage(variable.stages, name);
  if (set) return refuse(setBy(dockerfile, set, name));
  const outside = mentions.find(isFromOutside);
  if (outside) {
    return refuse(`On line ${lineOf(dockerfile, outside.range.start)} "${name}" may come from the base image.`);
  }
  const hidden = hiddenUse(dockerfile, variable);
  if (hidden) return refuse(`Line ${lineOf(dockerfile, hidden.offset)} may read "${name}" ${hidden.how}.`);
  return { range, name };
}

const setBy = (dockerfile: Dockerfile, { range }: Stage, name: string): string =>
  `The base image of the stage on line ${lineOf(dockerfile, range.start)} sets "${name}".`;

/** The first stage whose base image is known to set a variable. */
const settingImage = (stages: Iterable<Stage>, name: string): Stage | undefined =>
  [...stages].find((stage) => environmentAt(stage)?.has(name));

/** Whether nothing in the file has set it there, and an image that nobody knows may have. */
const isFromOutside = ({ kind, name, place, placed: { scope, instruction, stage } }: VariableMention): boolean =>
  (kind === 'word' || kind === 'heredoc' || kind === 'shell') &&
  stage !== undefined &&
  instruction !== stage.from &&
  !instruction.onbuild &&
  !scope.declares(name, place) &&
  !environmentAt(stage) &&
  // Then one of the stages that this one may be based on sets it.
  setByImage(stage, name) !== 'yes';

const isName = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name);

/** What programs and images give a meaning to wherever they run. */
const CONVENTIONAL = /^(?:PATH|HOME|USER|LANG|LANGUAGE|LC_\w+|TZ|SHELL|TERM|HOSTNAME|PWD)$/;

function knownElsewhere(name: string): string | undefined {
  if (isPredefined(name) || Object.hasOwn(buildkitArgs, name)) return `"${name}" is a name that the builder knows.`;
  return CONVENTIONAL.test(name) ? `"${name}" is a name that base images and programs know.` : undefined;
}

/**
 * Gives a variable another name wherever it is defined and read. Refused where the new one is known already to a stage that the
 * variable reaches.
 */
export function renameVariable(
  dockerfile: Dockerfile,
  variable: Variable,
  mention: VariableMention,
  name: string,
): Renaming | Refusal {
  const found = variableToRename(dockerfile, variable, mention);
  if ('refusal' in found) return found;
  if (name === variable.name) return { edits: [] };
  if (!isName(name)) {
    return refuse(
      `"${name}" cannot name a variable: only letters, digits and "_" may stand in it, and no digit comes first.`,
    );
  }
  const known = knownElsewhere(name);
  if (known !== undefined) return refuse(known);
  const set = settingImage(variable.stages, name);
  if (set) return refuse(setBy(dockerfile, set, name));
  const taken = takenAt(dockerfile, variable, name);
  if (taken !== undefined) return refuse(`"${name}" is already used on line ${lineOf(dockerfile, taken)}.`);
  const edits = variable.mentions.map(({ range }) => replace(literal(dockerfile, range, variable.name)!, name));
  return isSame(variable, mention, readDockerfile(applyEdits(dockerfile.text, edits)), name)
    ? { edits }
    : refuse(`With the name "${name}" the file would mean something else.`);
}

/** Where one of the stages that a variable reaches has the new name already, of its own or from above the first FROM. */
function takenAt(dockerfile: Dockerfile, variable: Variable, name: string): number | undefined {
  const isDeclared = ({ definitions }: Variable) =>
    definitions.some(({ kind, placed }) => kind === 'arg' && placed.stage);
  for (const other of variablesNamed(dockerfile, name)) {
    const meets =
      (variable.isGlobal && (other.isGlobal || isDeclared(other))) ||
      (other.isGlobal && other.definitions.length > 0 && isDeclared(variable)) ||
      [...other.stages].some((stage) => variable.stages.has(stage));
    if (meets && other.mentions[0]) return other.mentions[0].range.start;
  }
  return hiddenUse(dockerfile, { ...variable, name, mentions: [] }, true)?.offset;
}

/** Whether the renamed variable is what the old one was, no more and no less. */
function isSame(before: Variable, { range }: VariableMention, dockerfile: Dockerfile, name: string): boolean {
  const longer = name.length - before.name.length;
  const index = before.mentions.findIndex((mention) => mention.range.start === range.start);
  const places = before.mentions.map((mention, i) => mention.range.start + i * longer);
  const mention = variableAt(dockerfile, places[index]!);
  const after = mention?.name === name ? variableOf(dockerfile, mention) : undefined;
  return after?.mentions.length === places.length && after.mentions.every((one, i) => one.range.start === places[i]);
}
