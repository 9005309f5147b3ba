import { environmentOf } from '../../knowledge/environment.ts';
import { platformArgs } from '../../knowledge/predefined-args.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertBefore } from '../../model/edits.ts';
import { dialectAt } from '../../model/run.ts';
import type { Definition } from '../../model/scope.ts';
import { chain, LONG_CHAIN, label, root, type Stage } from '../../model/stage.ts';
import { isPosix } from '../../shell/dialect.ts';
import type { Edit } from '../../text/edit.ts';
import { oneLine } from '../one-line.ts';
import { cased } from './instructions.ts';
import { type Asked, escapeSnippet, inWords, type Proposal } from './proposal.ts';
import type { Variable } from './what.ts';

/** A variable that can be used at a place, or could be once it is declared. */
interface Usable {
  readonly name: string;
  readonly detail: string | undefined;
  readonly edits?: readonly Edit[];
}

const LONGEST = 60;

/** The value that a definition gives, as far as the file says. */
function shown(definition: Definition | undefined): string {
  if (definition?.value !== undefined) return oneLine(definition.value, LONGEST) || 'empty';
  const { name = '', pair } = definition ?? {};
  if (Object.hasOwn(platformArgs, name)) return inWords(platformArgs[name]!);
  return pair?.value ? 'a value that the build decides' : 'no default';
}

/** The modifiers of `${name…}` that the builder knows, and most shells as well. */
const MODIFIERS: readonly (readonly [modifier: string, operand: string, about: string])[] = [
  [':-', 'default', 'this instead, where it is unset or empty'],
  [':+', 'other', 'this, where it is set and not empty'],
  [':?', 'message', 'stops where it is unset or empty'],
  ['#', 'pattern', 'without the shortest beginning that fits'],
  ['##', 'pattern', 'without the longest beginning that fits'],
  ['%', 'pattern', 'without the shortest end that fits'],
  ['%%', 'pattern', 'without the longest end that fits'],
  ['/', 'pattern/replacement', 'the first that fits replaced'],
  ['//', 'pattern/replacement', 'all that fit replaced'],
];

/** Those that not every shell knows. */
const BUILDERS = new Set(['/', '//']);

/** The variables that count at a place, with their values, and behind the name of one its modifiers. */
export function variableProposals(asked: Asked): Proposal[] {
  const { dockerfile, context } = asked;
  const { what, stage, instruction, spot } = context;
  if (what.kind !== 'variable') return [];
  if (what.shell && stage && instruction && !isPosix(dialectAt(dockerfile, stage, instruction))) return [];
  const usable = usableAt(asked);
  const colon = spot.prefix.endsWith(':');
  const name = colon ? spot.prefix.slice(0, -1) : spot.prefix;
  const found = usable.find((variable) => variable.name === name);
  const modifiers = what.braced && (colon || found) ? modifierProposals(name, found?.edits, what) : [];
  if (colon) return modifiers.filter(({ label }) => label.startsWith(':'));
  return [...usable.map((variable) => proposal(variable, what)), ...modifiers];
}

function proposal({ name, detail, edits }: Usable, { braced, closed }: Variable): Proposal {
  const text = braced && !closed ? `${name}}` : name;
  const isArgument = Object.hasOwn(platformArgs, name);
  return {
    label: name,
    kind: 'variable',
    text,
    filter: name,
    detail,
    ...(edits && { edits }),
    ...(isArgument && { topic: { kind: 'argument', name } as const }),
  };
}

function modifierProposals(name: string, edits: readonly Edit[] | undefined, { closed, shell }: Variable): Proposal[] {
  const end = closed ? '' : '}';
  return MODIFIERS.filter(([modifier]) => !shell || !BUILDERS.has(modifier)).map(([modifier, operand, about]) => ({
    label: `${modifier}${operand}`,
    kind: 'value',
    detail: about,
    text: `${name}${modifier}${end}`,
    snippet: `${name}${modifier}${operand
      .split('/')
      .map((part, i) => `\${${i + 1}:${part}}`)
      .join('/')}${escapeSnippet(end)}`,
    filter: name + modifier,
    ...(edits && { edits }),
  }));
}

/** More than a person chooses from. */
const MOST_VARIABLES = 5000;

function usableAt(asked: Asked): Usable[] {
  const { dockerfile, context } = asked;
  const { stage, scope, place, instruction } = context;
  const found = new Map<string, Usable>();
  const add = (name: string, detail: string | undefined, edits?: readonly Edit[]) => {
    if (/^\w+$/.test(name) && !found.has(name) && found.size < MOST_VARIABLES) {
      found.set(name, { name, detail, ...(edits && { edits }) });
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
    for (const name of assignedAbove(asked)) add(name, 'set by this command');
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
function* definedIn(stage: Stage): Iterable<{ readonly name: Definition['name']; readonly link: Stage }> {
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

/** The variables of a stage that hold an absolute path, as a path begins with them. */
export function pathVariables(asked: Asked): Proposal[] {
  const { stage, scope, place } = asked.context;
  const found = new Map<string, Proposal>();
  for (const { name } of stage ? definedIn(stage) : []) {
    const value = found.has(name) || !/^\w+$/.test(name) ? undefined : scope.definitionAt(name, place)?.value;
    // PATH and its like hold several.
    if (value === undefined || !/^\/[^\s:*]+$/.test(value) || found.size >= MOST_PATHS) continue;
    found.set(name, { label: `$${name}`, kind: 'variable', text: `$${name}`, detail: oneLine(value, LONGEST) });
  }
  return [...found.values()];
}

const MOST_PATHS = 50;

/** Names for ARG and ENV: what a stage may take over, or set anew. */
export function pairNameProposals(asked: Asked): Proposal[] {
  const { what, instruction, stage } = asked.context;
  if (what.kind !== 'pair-name' || !instruction) return [];
  const { given, hasValue } = what;
  const write = (name: string, detail: string | undefined, value: boolean): Proposal => ({
    label: name,
    kind: 'variable',
    text: value && !hasValue ? `${name}=` : name,
    filter: name,
    detail,
  });
  const names =
    instruction.name === 'ARG'
      ? argumentNames(asked.dockerfile, stage, asked)
      : instruction.name === 'ENV'
        ? variableNames(asked)
        : [];
  return names
    .filter(({ name }) => !given.includes(name))
    .map(({ name, detail }) => write(name, detail, instruction.name === 'ENV'));
}

/** What ARG may name: global arguments and those that the builder sets; above the first FROM, what FROM lines use and nobody declares. */
function argumentNames(
  dockerfile: Dockerfile,
  stage: Stage | undefined,
  { context: { scope, place } }: Asked,
): Usable[] {
  if (!stage) {
    const used = dockerfile.stages.flatMap(({ image, platform }) => [
      ...`${image?.text ?? ''} ${platform?.value?.text ?? ''}`.matchAll(/\$\{?(\w+)/g),
    ]);
    const names = new Set(used.map(([, name]) => name!));
    return [...names]
      .filter((name) => !Object.hasOwn(platformArgs, name) && !dockerfile.globals.last(name))
      .map((name) => ({ name, detail: 'used by FROM' }));
  }
  const globals = [...new Set(dockerfile.globals.definitions.map(({ name }) => name))].map((name) => ({
    name,
    detail: `${shown(dockerfile.globals.last(name))} (global)`,
  }));
  const platform = Object.entries(platformArgs).map(([name, about]) => ({ name, detail: inWords(about) }));
  return [...globals, ...platform].filter(({ name }) => /^\w+$/.test(name) && !scope.declares(name, place));
}

/** What ENV may set anew. */
function variableNames(asked: Asked): Usable[] {
  const { stage } = asked.context;
  return stage ? usableAt(asked).filter(({ edits }) => !edits) : [];
}
