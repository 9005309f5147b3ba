import { proxyArgs } from '../../knowledge/predefined-args.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { expansionsOf } from '../../model/expanded.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { remember, rememberWhole } from '../../model/remember.ts';
import { scriptOf } from '../../model/run.ts';
import { type Definition, PLATFORM_ARGUMENTS, type Place } from '../../model/scope.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Pair } from '../../syntax/pair.ts';
import type { Range } from '../../text/range.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { type TrailingComment, trailingComments } from '../syntax/comment.ts';
import { setByImage } from './from-image.ts';
import { pairAt } from './pair-at.ts';

/** A variable that has no value where it is used. Each name is listed once for an instruction. */
export interface UndefinedUse {
  readonly stage: Stage;
  readonly instruction: Instruction;
  readonly name: string;
  readonly modifier: string | undefined;
  readonly range: Range;
  /** Where the instruction has the name without a value: here, and further on. */
  readonly nameRanges: readonly Range[];
  readonly place: Place;
  /** Who replaces it: the builder in a word or in a heredoc's body, or the shell of a RUN. */
  readonly by: 'word' | 'heredoc' | 'shell';
  readonly cause: Cause;
}

/** Why it has none; each has a rule of its own. */
type Cause =
  | { readonly kind: 'platform' }
  | { readonly kind: 'global'; readonly definition: Definition }
  | { readonly kind: 'same-env'; readonly definition: Definition }
  | { readonly kind: 'later'; readonly definition: Definition }
  | { readonly kind: 'other-stage'; readonly definition: Definition; readonly owner: Stage }
  /** `certain`: the base image does not set it either. */
  | { readonly kind: 'unknown'; readonly certain: boolean };

/** Always there, or empty without harm. */
const PREDEFINED = new Set([
  'PATH',
  ...Object.keys(proxyArgs),
  'BUILDKIT_SBOM_SCAN_CONTEXT',
  'BUILDKIT_SBOM_SCAN_STAGE',
]);

/** What `$1`, `$@` and the like are in a shell; the builder never has a value for them. */
export const isParameter = (name: string): boolean => /^(?:\d+|[@*#?\-$!])$/.test(name);

/** All variables without a value, in the order of the file, FROM and the lines above the first aside. */
export const undefinedUses = remember((dockerfile: Dockerfile): readonly UndefinedUse[] => {
  const found: UndefinedUse[] = [];
  if (isForeignFrontend(dockerfile)) return found;
  for (const { instruction, stage } of placedInstructions(dockerfile)) {
    if (!stage || instruction === stage.from || instruction.onbuild) continue;
    const known = new Map<string, { readonly first: UndefinedUse; readonly nameRanges: Range[] }>();
    for (const { nameRange, ...use } of usesIn(dockerfile, stage, instruction)) {
      if (/^:?[-+]$/.test(use.modifier ?? '')) continue;
      const cause = causeOf(dockerfile, stage, instruction, use);
      if (!cause) continue;
      const earlier = known.get(use.name);
      if (earlier) {
        if (earlier.first.by === use.by) earlier.nameRanges.push(nameRange);
        continue;
      }
      const nameRanges = [nameRange];
      const first = { ...use, nameRanges, stage, instruction, cause };
      known.set(use.name, { first, nameRanges });
      found.push(first);
    }
  }
  return found;
});

type Use = Pick<UndefinedUse, 'name' | 'modifier' | 'range' | 'place' | 'by'> & { readonly nameRange: Range };

function usesIn(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): readonly Use[] {
  const uses = expansionsOf(dockerfile, instruction).map(
    ({ heredoc, ...expansion }): Use => ({ ...expansion, by: heredoc ? 'heredoc' : 'word' }),
  );
  if (instruction.name === 'RUN') uses.push(...shellUses(dockerfile, stage, instruction));
  return withoutComments(
    uses.sort((a, b) => a.range.start - b.range.start),
    trailingComments(dockerfile, instruction),
  );
}

/** What is meant for a comment holds no variables. Both are in their order. */
function withoutComments(uses: readonly Use[], comments: readonly TrailingComment[]): readonly Use[] {
  let at = 0;
  return uses.filter(({ range }) => {
    while (comments[at] && comments[at]!.range.end <= range.start) at++;
    return !comments[at] || comments[at]!.range.start >= range.end;
  });
}

/** The variables that a RUN reads and does not set. */
function shellUses(dockerfile: Dockerfile, stage: Stage, run: Instruction): Use[] {
  const { variables, assignments, commands, complete } = scriptOf(dockerfile, stage, run);
  // A script that is read in may set anything.
  if (!complete || commands.some(({ program }) => program === '.' || program === 'source' || program === 'eval'))
    return [];
  const set = new Set(assignments.map(({ name }) => name));
  for (const { mount } of run.mounts) {
    const env = mount!.fields.find(({ key }) => key.text === 'env')?.value;
    if (env) set.add(env.text);
  }
  return variables
    .filter(({ name, defaulted }) => !defaulted && !set.has(name))
    .map(({ name, range }) => ({ name, modifier: undefined, range, nameRange: range, place: run, by: 'shell' }));
}

function causeOf(
  dockerfile: Dockerfile,
  stage: Stage,
  instruction: Instruction,
  use: Omit<Use, 'nameRange'>,
): Cause | undefined {
  const { name, place, by } = use;
  if (PREDEFINED.has(name) || stage.scope.declares(name, place)) return undefined;
  const image = setByImage(stage, name);
  if (image === 'yes') return undefined;
  const own = ownersOf(dockerfile)
    .get(name)
    ?.find(({ owner }) => owner === stage)?.first;
  const inside = own?.instruction === instruction ? own : undefined;
  const reader = pairAt(instruction, use.range.start);
  if (inside && instruction.name === 'ENV' && reader?.name.text !== name)
    return { kind: 'same-env', definition: inside };
  if (PLATFORM_ARGUMENTS.has(name)) return { kind: 'platform' };
  const global = dockerfile.globals.last(name);
  if (global) return image === 'perhaps' || image === 'related' ? undefined : { kind: 'global', definition: global };
  // What else a shell reads may come from anywhere.
  if (by === 'shell') return undefined;
  if (isParameter(name)) return { kind: 'unknown', certain: true };
  if (inside && reader?.name.text === name) {
    return image === 'no' && !addsToList(reader) ? { kind: 'unknown', certain: true } : undefined;
  }
  if (own && (own.kind === 'arg' || image === 'no')) return { kind: 'later', definition: own };
  if (image === 'perhaps') return undefined;
  const unknown = { kind: 'unknown', certain: image === 'no' } as const;
  return image === 'related' ? unknown : (elsewhere(dockerfile, stage, name) ?? unknown);
}

/** `ENV LD_LIBRARY_PATH=/x:$LD_LIBRARY_PATH` adds to what may be there, or not. */
const addsToList = ({ name, value }: Pair): boolean =>
  new RegExp(`[:;,\\s]["']?\\$\\{?${name.text}\\b|\\$\\{?${name.text}\\}?["']?[:;,\\s]`).test(value?.text ?? '');

/** The stage above, else below, that sets the name. It has nothing to do with this one, which would have the name as well. */
function elsewhere(dockerfile: Dockerfile, stage: Stage, name: string): Cause | undefined {
  const owners = (ownersOf(dockerfile).get(name) ?? []).filter(({ owner }) => owner !== stage);
  const found = owners.findLast(({ owner }) => owner.index < stage.index) ?? owners[0];
  return found && { kind: 'other-stage', owner: found.owner, definition: found.last };
}

/** Who sets a name, in the order of the file, with the first and the last definition of each. */
const ownersOf = rememberWhole((dockerfile: Dockerfile) => {
  const owners = new Map<string, { owner: Stage; first: Definition; last: Definition }[]>();
  for (const owner of dockerfile.stages) {
    for (const definition of owner.scope.definitions) {
      const list = owners.get(definition.name) ?? [];
      const known = list.at(-1);
      if (known?.owner === owner) known.last = definition;
      else list.push({ owner, first: definition, last: definition });
      owners.set(definition.name, list);
    }
  }
  return owners;
});
