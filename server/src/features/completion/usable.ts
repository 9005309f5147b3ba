import { environmentOf } from '../../knowledge/environment.ts';
import { platformArgs } from '../../knowledge/predefined-args.ts';
import { insertBefore } from '../../model/edits.ts';
import type { Definition } from '../../model/scope.ts';
import { chain, LONG_CHAIN, label, root, type Stage } from '../../model/stage.ts';
import type { Edit } from '../../text/edit.ts';
import { oneLine } from '../one-line.ts';
import { cased } from './instructions.ts';
import { type Asked, inWords, type Topic } from './proposal.ts';

/** A variable that can be used at a place, or could be once it is declared. */
export interface Usable {
  readonly name: string;
  readonly detail: string | undefined;
  readonly topic?: Topic;
  readonly edits?: readonly Edit[];
}

const LONGEST = 60;

/** The value that a definition gives, as far as the file says. */
export function shown(definition: Definition | undefined): string {
  if (definition?.value !== undefined) return oneLine(definition.value, LONGEST) || 'empty';
  const { name = '', pair } = definition ?? {};
  if (Object.hasOwn(platformArgs, name)) return inWords(platformArgs[name]!);
  return pair?.value ? 'a value that the build decides' : 'no default';
}

/** A variable where it would be used. */
export const topicOf = ({ context: { instruction } }: Asked, name: string): Topic => ({
  kind: 'variable',
  name: instruction ? `${name} ${instruction.range.start}` : name,
});

/** More than a person chooses from. */
const MOST_VARIABLES = 5000;

/** The variables that count at a place, the nearest first, and those that do once they are declared. */
export function usableAt(asked: Asked): Usable[] {
  const { dockerfile, context } = asked;
  const { stage, scope, place, instruction } = context;
  const found = new Map<string, Usable>();
  const add = (name: string, detail: string | undefined, edits?: readonly Edit[]) => {
    if (/^\w+$/.test(name) && !found.has(name) && found.size < MOST_VARIABLES) {
      found.set(name, { name, detail, topic: topicOf(asked, name), ...(edits && { edits }) });
    }
  };
  if (scope === dockerfile.globals || !stage) {
    for (const { name } of [...scope.definitions].reverse()) {
      if (scope.declares(name, place)) add(name, shown(scope.definitionAt(name, place)));
    }
    for (const [name, about] of Object.entries(platformArgs)) add(name, inWords(about));
    return [...found.values()];
  }
  if (context.what.kind === 'variable' && context.what.shell) {
    for (const name of assignedAbove(asked)) found.set(name, { name, detail: 'set by this command' });
  }
  for (const { name, link } of definedIn(stage)) {
    if (!scope.declares(name, place)) continue;
    const value = shown(scope.definitionAt(name, place));
    add(name, link === stage ? value : `${value} (from ${label(link)})`);
  }
  for (const name of ofImage(stage)) add(name, 'set by the base image');
  // A trigger runs elsewhere, and so would an ARG in front of it.
  if (instruction?.onbuild || !instruction) return [...found.values()];
  const declaration = (name: string) => [
    insertBefore(dockerfile, instruction, `${cased(dockerfile.instructions, -1)('ARG')} ${name}`),
  ];
  for (const { name } of [...dockerfile.globals.definitions].reverse()) {
    const value = shown(dockerfile.globals.last(name));
    add(name, `${value} (global, needs ARG here)`, found.has(name) ? undefined : declaration(name));
  }
  for (const [name, about] of Object.entries(platformArgs)) {
    add(name, `${inWords(about)} (needs ARG here)`, found.has(name) ? undefined : declaration(name));
  }
  return [...found.values()];
}

/** The variables that the shell's text sets in front of the cursor. */
function* assignedAbove({ dockerfile: { text }, context: { instruction, spot } }: Asked): Iterable<string> {
  const above = text.slice(Math.max(instruction!.range.start, spot.insert.start - LONGEST_SCRIPT), spot.insert.start);
  const names = [
    ...above.matchAll(/(?:^|[\s;&|({])(?:(?:for|read|export|local)\s+(?:-r\s+)?)?([A-Za-z_]\w*)(?==|\s+in\s)/g),
  ];
  for (const [, name] of names.reverse()) yield name!;
}

/** More of a script is not looked through for the variables that it sets. */
const LONGEST_SCRIPT = 20_000;

/** The variables that the stages of a chain define, the nearest first. */
export function* definedIn(stage: Stage): Iterable<{ readonly name: Definition['name']; readonly link: Stage }> {
  for (const link of chain(stage, LONG_CHAIN)) {
    const { definitions } = link.scope;
    for (let i = definitions.length - 1; i >= 0; i--) yield { name: definitions[i]!.name, link };
  }
}

/** The variables that the image at the end of a chain is known to set; PATH where it is not known. */
function ofImage(stage: Stage): Iterable<string> {
  const base = root(stage);
  const known = base.kind === 'image' && base.reference ? environmentOf(base.reference) : undefined;
  return known ?? ['PATH'];
}
