import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineEnd, lineStart } from '../../model/edits.ts';
import type { ShellWord } from '../../shell/script.ts';
import { type Edit, replace } from '../../text/edit.ts';
import { firstIndex } from '../../text/first-index.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';
import { isPath, type PackageCommand, wordsOf } from '../support/package-command.ts';
import { type PlacedPackageCommand, placedPackageCommands } from '../support/placed-command.ts';
import { shown } from '../support/shown.ts';

export const sortPackages: Rule = {
  id: 'pkg/sort-packages',
  severity: 'off',
  summary: 'A list of packages is not in alphabetical order',
  why: `In a sorted list, one package a line, nobody adds what is there already, and a change is easy to review. A comment goes
with its line; one that more lines follow may be the heading of a part of the list, which is then sorted by itself.`,
  reported: 'FROM debian:12\nRUN apt-get update && apt-get install -y \\\n    git \\\n    [|curl|]\n',
  fine: 'FROM debian:12\nRUN apt-get update && apt-get install -y \\\n    curl \\\n    git\n',
  peers: [],
  changes: ['steps', 'OnBuild'],
  each: ['RUN'],
  *check(dockerfile) {
    for (const placed of placedPackageCommands(dockerfile)) {
      if (placed.run.form === 'json' || placed.packages.operands.length < 2 || !takesAnyOrder(placed.packages))
        continue;
      const unsorted = listsOf(dockerfile, placed).filter((list) => misplaced(list) > 0);
      const [first] = unsorted;
      if (!first) continue;
      const at = misplaced(first);
      const { word } = first[at]!;
      yield {
        range: word.range,
        message: `The packages are not in alphabetical order: "${shown(keyOf(word))}" comes behind "${shown(keyOf(first[at - 1]!.word))}".`,
        fixes: () => {
          const edits = unsorted.flatMap((list) => sorting(dockerfile, list));
          return [{ title: 'Sort the packages', edits, safe: false, preferred: true }];
        },
      };
    }
  },
};

/** Whether the order in which a command names its packages is all the same. */
const takesAnyOrder = ({ manager, action, command, words }: PackageCommand): boolean => {
  const { pins } = manager;
  if (!pins) return manager.kind === 'system' && action === 'install';
  return pins.commands.includes(command) && !pins.version && !pins.single?.includes(command) && !words.includes('--');
};

/** A package alone on its line, and where the comments directly above it begin. */
interface Item {
  readonly word: ShellWord;
  readonly head: number | undefined;
}

/**
 * The packages that stand one below the other. Comments above single packages are theirs; one that more packages follow may be the
 * heading of a part of the list, which is sorted by itself then, save for its first.
 */
function listsOf(dockerfile: Dockerfile, placed: PlacedPackageCommand): readonly (readonly Item[])[] {
  return columns(dockerfile, placed).flatMap((items) => {
    const parts: Item[][] = [];
    for (const item of items) {
      if (item.head === undefined && parts.length > 0) parts.at(-1)!.push(item);
      else parts.push([item]);
    }
    const headed = parts.filter(([first]) => first!.head !== undefined);
    if (headed.every(({ length }) => length === 1)) return [items];
    return parts.map((part) => (part[0]!.head === undefined ? part : part.slice(1)));
  });
}

function columns({ text }: Dockerfile, { packages, run }: PlacedPackageCommand): Item[][] {
  const lists: Item[][] = [];
  const words = wordsOf(packages.shell);
  const { comments } = run;
  let before = -1;
  let next = firstIndex(comments, ({ start }) => start > packages.range.end);
  for (const index of packages.operands) {
    const word = words[index]!;
    if (!isAlone(text, word.range) || !isName(packages.words[index], word)) continue;
    while (next < comments.length && comments[next]!.start < words[index - 1]!.range.end) next++;
    const comment = comments[next];
    const head = comment && comment.start < word.range.start ? lineStart(text, comment.start) : undefined;
    if (before === index - 1) lists.at(-1)!.push({ word, head });
    else lists.push([{ word, head }]);
    before = index;
  }
  return lists;
}

/** Whether a word has its line for itself, save for what goes on to the next or ends the command. */
const isAlone = (text: string, { start, end }: Range): boolean =>
  text.slice(lineStart(text, start), start).trim() === '' &&
  /^[ \t]*(?:[\\`][ \t]*|(?:&&|\|\||;|\|).*)?$/.test(text.slice(end, lineEnd(text, end)).trimEnd());

const isName = (value: string | undefined, { text }: ShellWord): boolean =>
  value === undefined ? !/^["']?\$/.test(text) : /^@?\w/.test(value) && !isPath(value);

/** A package's name without version. */
const keyOf = ({ pattern, text }: ShellWord): string =>
  (pattern ?? text.replace(/^["']|["']$/g, '')).replace(/(?<=.)[=<>~!@:[].*/s, '');

/** As programs compare that know no language, without regard to capitals. */
const plain = (word: ShellWord): string => keyOf(word).toLowerCase();
/** As those that do: letters and digits alone. */
const loose = (word: ShellWord): string => plain(word).replace(/[^a-z0-9]/g, '');

const byName = (a: ShellWord, b: ShellWord): number => (plain(a) < plain(b) ? -1 : plain(a) > plain(b) ? 1 : 0);

/** The index of the first word that should not stand behind the one in front of it; -1 in a sorted list, in either way to sort. */
function misplaced(list: readonly Item[]): number {
  const first = (key: (word: ShellWord) => string) =>
    list.findIndex(({ word }, i) => i > 0 && key(list[i - 1]!.word) > key(word));
  return first(loose) < 0 || first(({ text }) => text.toLowerCase()) < 0 ? -1 : first(plain);
}

/** Edits that put packages in order. The comments above one go with it. */
function sorting({ text }: Dockerfile, list: readonly Item[]): Edit[] {
  const bare = list.every(({ head }) => head === undefined);
  const placeOf = ({ word: { range }, head }: Item): Range =>
    bare ? range : { start: head ?? lineStart(text, range.start), end: range.end };
  return list
    .toSorted((a, b) => byName(a.word, b.word))
    .flatMap((item, i) => {
      const { start, end } = placeOf(item);
      return item === list[i] ? [] : [replace(placeOf(list[i]!), text.slice(start, end))];
    });
}
