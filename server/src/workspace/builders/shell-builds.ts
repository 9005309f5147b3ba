import { read } from '../../shell/read.ts';
import type { Script, ShellAssignment, ShellCommand, ShellWord } from '../../shell/script.ts';
import type { Range } from '../../text/range.ts';
import { type Build, type Known, placedBuild } from './build.ts';
import { buildOfCommand } from './docker-command.ts';
import { Overwritten } from './overwritten.ts';
import { joined, ROOT } from './paths.ts';
import { type Placed, placeOf } from './placed.ts';
import { shellValue } from './shell-value.ts';

/** What a script must have in it to be read. */
export const MAY_BUILD = /\bbuild|\bbud\b|executor/;
const LARGEST = 1 << 20;

/** Where a script runs. */
export interface ShellPlace {
  /** The folders it may be started in, the likeliest first; none if that is unknown. */
  readonly folders: readonly string[];
  /** The values of variables that are set around it. */
  readonly variables?: ReadonlyMap<string, string>;
  /** Its own file, where it is one. */
  readonly own?: string;
}

/** The variables in which continuous integration keeps the project's folder. */
const CHECKOUTS: ReadonlyMap<string, string> = new Map(
  [
    'CI_PROJECT_DIR',
    'GITHUB_WORKSPACE',
    'WORKSPACE',
    'BUILD_SOURCESDIRECTORY',
    'CIRCLE_WORKING_DIRECTORY',
    'TRAVIS_BUILD_DIR',
  ].map((name) => [name, ROOT]),
);

/** The builds that the lines of a shell start. */
export function buildsInShell(placed: Placed, place: ShellPlace): Build[] {
  const text = placed.text.includes('\r') ? plainBreaks(placed.text) : placed.text;
  if (text.length > LARGEST || !MAY_BUILD.test(text)) return [];
  const script = read(text);
  const variables = new Map([...CHECKOUTS, ...(place.variables ?? [])]);
  const names = { variables, own: place.own };
  const folders = new Folders(place.folders, script, text);
  const plain = steady(script, text);
  const overwritten = new Overwritten();
  const builds: Build[] = [];
  // What is set counts for what comes behind it.
  const events = [...script.assignments, ...script.commands].sort((a, b) => a.range.start - b.range.start);
  for (const event of events) {
    if (!('args' in event)) {
      const value = plain.has(event) ? shellValue(valueText(event, text), names) : undefined;
      if (value === undefined) variables.delete(event.name);
      else variables.set(event.name, value);
      continue;
    }
    if (isChange(event)) folders.change(event, ({ text, value }) => value ?? shellValue(text, names));
    else if (mayBuild(event)) {
      const valueOf = (word: ShellWord): Known => {
        const text = word.value ?? shellValue(word.text, names);
        return { range: bare(word), text, varies: DEFAULT.test(word.text) };
      };
      const around = { folders: folders.at(event), uncertain: !script.complete || event.openEnded, valueOf };
      const place = (range: Range) => placeOf(placed, range);
      for (const build of buildOfCommand(event, around)) {
        const certain = build.certain && !overwritten.has(build);
        builds.push({ ...placedBuild(build, place), isCommand: true, certain });
      }
    }
    overwritten.add(event);
  }
  return builds;
}

/**
 * A shell takes the `\r` of Windows' line ends for a part of the last word, or for what a backslash speaks of. The delimiter of a heredoc
 * has to end its line, so that the blank in its place stands behind the line break.
 */
function plainBreaks(text: string): string {
  const delimiters = new Set([...text.matchAll(/<<-?[ \t]*["']?(\w+)/g)].map(([, name]) => name));
  return text
    .replace(/^(\t*)(\w+)\r\n/gm, (line, tabs: string, word: string) =>
      delimiters.has(word) ? `${tabs}${word}\n ` : line,
    )
    .replace(/\\\r\n/g, ' \\\n')
    .replace(/\r\n/g, ' \n');
}

const mayBuild = ({ name, program }: ShellCommand): boolean =>
  program === undefined ||
  /(?:docker|podman|nerdctl|buildah|depot|finch|container|executor)(?:\.exe)?$/.test(name.value ?? '');

const isChange = ({ program }: ShellCommand): boolean => program === 'cd' || program === 'pushd' || program === 'popd';

/** Where a word stands, without the quotes around it. */
function bare({ range, text }: ShellWord): Range {
  const isQuoted = text.length > 2 && text.length === range.end - range.start && /^(?:"[^"]*"|'[^']*')$/.test(text);
  return isQuoted ? { start: range.start + 1, end: range.end - 1 } : range;
}

/** What the environment may set: `${X:-y}`. */
const DEFAULT = /\$\{\w+:?-/;

const valueText = ({ range, name }: ShellAssignment, text: string): string =>
  text.slice(range.start + name.length + 1, range.end);

/** The assignments that are made in any case, and whose variable has no other. */
function steady(script: Script, text: string): ReadonlySet<ShellAssignment> {
  const count = new Map<string, number>();
  for (const { name } of script.assignments) count.set(name, (count.get(name) ?? 0) + 1);
  let link = 0;
  return new Set(
    script.assignments.filter(({ range, name }) => {
      while (link < script.links.length && script.links[link]!.range.end < range.end) link++;
      const around = script.links[link];
      if (!around || around.range.start > range.start || count.get(name) !== 1 || around.before === '||') return false;
      const head = text.slice(around.range.start, range.start + name.length + 1);
      return (
        head.length < 300 &&
        /^(?:(?:export|readonly|declare|local|typeset)\s+(?:-\w+\s+)*)?(?:\w+=\S*\s+)*\w+=$/.test(head)
      );
    }),
  );
}

/** In which folder a script is at each of its commands. */
class Folders {
  readonly #script: Script;
  readonly #text: string;
  readonly #stack: (readonly string[])[] = [];
  #now: readonly string[];
  /** Where the statement at the top ends that the last change was made inside of, and the folders behind it. */
  #inside: { readonly end: number; readonly after: readonly string[] } | undefined;
  #link = 0;

  constructor(start: readonly string[], script: Script, text: string) {
    this.#now = start;
    this.#script = script;
    this.#text = text;
  }

  at(command: ShellCommand): readonly string[] {
    this.#leave(command);
    return this.#now;
  }

  change(command: ShellCommand, valueOf: (word: ShellWord) => string | undefined): void {
    this.#leave(command);
    if (!command.link) this.#inside ??= this.#statementOf(command);
    const { program, args } = command;
    const operands = args.filter(({ value }) => !/^-[LPe@]*$|^--$/.test(value ?? ''));
    if (program === 'popd') {
      this.#now = this.#stack.pop() ?? [];
      return;
    }
    if (program === 'pushd') this.#stack.push(this.#now);
    const [to] = operands;
    const path = to && valueOf(to);
    const folders = path === undefined || path === '' ? [] : this.#now.map((folder) => joined(folder, path));
    // A folder of the project can be reached from anywhere.
    const anyway = path?.startsWith(ROOT) ? joined('.', path) : undefined;
    this.#now = anyway !== undefined ? [anyway] : folders.every((folder) => folder !== undefined) ? folders : [];
  }

  #leave({ range }: ShellCommand): void {
    if (!this.#inside || range.start < this.#inside.end) return;
    this.#now = this.#inside.after;
    this.#inside = undefined;
  }

  #statementOf({ range }: ShellCommand) {
    const { links } = this.#script;
    while (this.#link < links.length && links[this.#link]!.range.end < range.end) this.#link++;
    const { start, end } = links[this.#link]?.range ?? range;
    // What is done in brackets, substitutions and functions does not last. Of conditions nobody knows whether they hold.
    const lasts = /^(?:if|for|while|until|case|select|\{|!)(?!\w)/.test(this.#text.slice(start, start + 10));
    return { end, after: lasts ? [] : this.#now };
  }
}
