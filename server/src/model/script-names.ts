import { isPosix } from '../shell/dialect.ts';
import { type ChainLink, readScript, type Script, type ShellCommand } from '../shell/script.ts';
import { Instruction } from '../syntax/instruction.ts';
import type { Word } from '../syntax/word.ts';
import { firstIndex } from '../text/first-index.ts';
import { type Range, shift } from '../text/range.ts';
import type { Dockerfile } from './dockerfile.ts';
import { dialectAt, scriptOf } from './run.ts';
import type { Stage } from './stage.ts';

/** A variable's name in a script. */
export interface NameInScript {
  readonly name: string;
  /** The name alone, or all of the expansion where the name is not written in one piece. */
  readonly range: Range;
  /** From the dollar sign to the closing brace; the word that sets it. */
  readonly extent: Range;
  /** Whether the script gives it a value of its own there. */
  readonly sets: boolean;
}

/** What a shell reads for an instruction. */
interface Names {
  readonly names: readonly NameInScript[];
  /** Those that the script, or a mount, sets before anything reads them. */
  readonly own: ReadonlySet<string>;
  /** Whether it reads in other scripts that may set a variable of this name. */
  readonly readsIn: (name: string) => boolean;
  /** Whether these are all: every shell text of the instruction could be read. */
  readonly complete: boolean;
}

const NOTHING: Names = { names: [], own: new Set(), readsIn: () => false, complete: true };
const UNREAD: Names = { ...NOTHING, complete: false };

/**
 * The variables that the shell of RUN, CMD, ENTRYPOINT or HEALTHCHECK replaces from its environment, in the order of the text. Not
 * those that a script always sets itself before it reads them, nor those that a mount sets.
 */
export function namesInScript(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): Names {
  const { name, form, words, begin } = instruction;
  const isCheck = name === 'HEALTHCHECK' && words[0]?.text.toUpperCase() === 'CMD';
  if (!isCheck && name !== 'RUN' && name !== 'CMD' && name !== 'ENTRYPOINT') return NOTHING;
  if (form === 'other-json') return NOTHING;
  if (form !== 'json' && !isPosix(dialectAt(dockerfile, stage, instruction))) return UNREAD;
  const read = () => namesRead(dockerfile, stage, instruction, isCheck ? words.slice(1) : words);
  // What stands in a body is no part of the own lines.
  if (instruction.heredocs.length > 0) return read();
  const known = remembered(instruction);
  known.first ??= { begin, names: read() };
  return shifted(known.first.names, begin - known.first.begin);
}

/** What was found where the same lines stood first: a keystroke leaves most as they are. */
const remembered = Instruction.ofOwnLines((): { first?: { readonly begin: number; readonly names: Names } } => ({}));

const shifted = (read: Names, by: number): Names =>
  by === 0 || read.names.length === 0
    ? read
    : {
        ...read,
        names: read.names.map((one) => ({ ...one, range: shift(one.range, by), extent: shift(one.extent, by) })),
      };

function namesRead(dockerfile: Dockerfile, stage: Stage, instruction: Instruction, words: readonly Word[]): Names {
  const [command] = words;
  if (instruction.form === 'json') return namesInArguments(dockerfile, instruction, words);
  if (!command) return NOTHING;
  if (instruction.name !== 'HEALTHCHECK') {
    return namesOf(dockerfile.text, scriptOf(dockerfile, stage, instruction), mountedNames(instruction));
  }
  const { start, end } = command.range;
  const written = { escape: dockerfile.escape, headEnd: end - start };
  return namesOf(dockerfile.text, readScript(dockerfile.text.slice(start, end), start, written));
}

/** The variables that `--mount=type=secret,env=NAME` sets. */
const mountedNames = (run: Instruction): ReadonlySet<string> =>
  new Set(run.mounts.flatMap(({ mount }) => mount!.fields.find(({ key }) => key.text === 'env')?.value?.text ?? []));

function namesOf(text: string, script: Script, mounted: ReadonlySet<string> = new Set()): Names {
  const found: NameInScript[] = [];
  const add = (name: string, extent: Range, sets: boolean) => {
    if (!mounted.has(name)) found.push({ name, range: nameIn(text, name, extent), extent, sets });
  };
  const given = givenNames(script);
  const isGiven = (name: string, { start }: Range) =>
    given.some((one) => one.name === name && one.range.start < start && start < one.range.end);
  for (const { name, range } of script.variables) if (!isGiven(name, range)) add(name, range, false);
  for (const { name, range } of script.assignments) add(name, range, true);
  for (const command of script.commands) {
    for (const { value, range } of named(command)) {
      if (value !== undefined && NAME.test(value)) add(value, range, command.program === 'unset');
    }
  }
  found.sort((a, b) => a.range.start - b.range.start);
  const names = withoutOwn(text, script, found);
  const kept = new Set(names.map(({ name }) => name));
  const own = found.flatMap(({ name }) => (kept.has(name) ? [] : [name]));
  const reading = script.commands.filter(
    ({ program }) => program === '.' || program === 'source' || program === 'eval',
  );
  const readsIn = (name: string) => reading.some((command) => maySet(command, name));
  return { names, own: new Set([...mounted, ...own]), readsIn, complete: script.complete && script.links.length > 0 };
}

const NAME = /^[A-Za-z_]\w*$/;

/** The variables that a command gives to the script that it has another shell run: who reads them there is not told apart. */
const givenNames = ({ commands }: Script): { readonly name: string; readonly range: Range }[] => {
  const shells = new Set(commands.flatMap(({ shell }) => shell ?? []));
  return [...shells].flatMap(({ assignments, range }) => assignments.map(({ name }) => ({ name, range })));
};

/** Scripts of tools that set nothing but what belongs to these. */
const OF_TOOLS = /\/(?:activate|nvm\.sh|cargo\/env)["']?$/;
const OF_SYSTEM = /^\/(?:etc|usr\/lib)\/(?:os|lsb)-release$/;
/** What stands in `/etc/os-release` and `/etc/lsb-release`. */
const SYSTEM_NAMES =
  /^(?:(?:PRETTY_)?NAME|ID(?:_LIKE)?|(?:BUILD|VARIANT|PLATFORM)_ID|VARIANT|VERSION\w*|UBUNTU_CODENAME|CPE_NAME|ANSI_COLOR|LOGO|\w+_URL|SUPPORT_END|(?:DISTRIB|REDHAT)_\w+)$/;

/** Whether a command that has the shell read in something may set a variable by it. */
function maySet({ program, args }: ShellCommand, name: string): boolean {
  const [file] = args;
  if (program === 'eval') return true;
  if (file?.value !== undefined && OF_SYSTEM.test(file.value)) return SYSTEM_NAMES.test(name);
  return !OF_TOOLS.test(file?.text ?? '');
}

/** The arguments that are names of variables. */
function named({ program, args }: ShellCommand): ShellCommand['args'] {
  if (/^(?:export|readonly|unset|declare|typeset|printenv)$/.test(program ?? '')) return args;
  if (program !== '[' && program !== '[[' && program !== 'test') return [];
  return args.filter((_, i) => args[i - 1]?.value === '-v');
}

/** The place of the name in an expansion or an assignment; the whole if it is not written there in one piece. */
function nameIn(text: string, name: string, extent: Range): Range {
  const at = /^\\*(?:\$\{?[#!]?)?["']?/.exec(text.slice(extent.start, Math.min(extent.end, extent.start + 20)))![0];
  const start = extent.start + at.length;
  return text.startsWith(name, start) && start + name.length <= extent.end
    ? { start, end: start + name.length }
    : extent;
}

/** Leaves out names that the script gives a value, whatever happens, before it reads them. */
function withoutOwn(text: string, { links, assignments }: Script, found: readonly NameInScript[]): NameInScript[] {
  if (assignments.length === 0) return [...found];
  const setting = new Map<string, ChainLink>();
  for (const { name, range } of assignments) {
    const link = linkAt(links, range.start);
    if (setting.has(name) || !link || link.before === '||') continue;
    if (SIMPLE.test(text.slice(link.range.start, range.start))) setting.set(name, link);
  }
  const isOwn = ({ name, range, sets }: NameInScript): boolean => {
    const set = setting.get(name);
    if (!set) return false;
    if (sets) return range.start >= set.range.start;
    const link = linkAt(links, range.start);
    if (!link || link.range.start <= set.range.start) return false;
    return set.before !== '&&' || link.statement === set.statement;
  };
  const read = new Set(found.filter((one) => !isOwn(one)).map(({ name }) => name));
  return found.filter(({ name }) => read.has(name));
}

/** What may stand in front of the name in a command that does nothing but set it. */
const SIMPLE = /^(?:(?:export|declare|typeset|readonly|read)(?:\s+-\w+)*\s+)?$/;

const linkAt = (links: readonly ChainLink[], offset: number): ChainLink | undefined => {
  const link = links[firstIndex(links, ({ range }) => range.end > offset)];
  return link && link.range.start <= offset ? link : undefined;
};

const SHELL = /(?:^|\/)(?:ba|da|a|k)?sh$/;

/** The names in the script of `["sh", "-c", "…"]`. */
function namesInArguments(dockerfile: Dockerfile, instruction: Instruction, words: readonly Word[]): Names {
  const at = words.findIndex(({ text }, i) => i > 0 && /^-[a-z]*c$/.test(text));
  const script = words[at + 1];
  if (!SHELL.test(words[0]?.text ?? '') || at < 0 || !script) return NOTHING;
  const places = placesOf(dockerfile.text, script);
  if (!places) return UNREAD;
  const move = ({ start, end }: Range): Range => ({ start: places[start]!, end: places[end]! });
  const read = namesOf(script.text, readScript(script.text), mountedNames(instruction));
  return {
    ...read,
    names: read.names.map((name) => ({ ...name, range: move(name.range), extent: move(name.extent) })),
  };
}

/** Where each character of a JSON string stands; undefined where lines are continued inside it. */
function placesOf(text: string, { range, text: value }: Word): readonly number[] | undefined {
  const raw = text.slice(range.start + 1, range.end - 1);
  const places = Array.from(raw.matchAll(/\\u[\da-fA-F]{4}|\\[\s\S]|[\s\S]/g), ({ index }) => range.start + 1 + index);
  return places.length === value.length ? [...places, range.end - 1] : undefined;
}
