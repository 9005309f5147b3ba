import type { TreeFolder, Wanted } from './context-tree.ts';
import type { IgnorePattern } from './ignore.ts';
import { advance, isDead, type Reached, startOf } from './ignore-machine.ts';
import { filePlace, folderPlace, type Place, topPlace } from './ignore-place.ts';

/** How many files, and how large together. */
export interface Amount {
  readonly files: number;
  readonly bytes: number;
  /** Whether that is all. */
  readonly whole: boolean;
}

interface Sum {
  files: number;
  bytes: number;
  whole: boolean;
}

const nothing = (): Sum => ({ files: 0, bytes: 0, whole: true });

function add(sum: Sum, { files, bytes, whole }: Amount): void {
  sum.files += files;
  sum.bytes += bytes;
  sum.whole &&= whole;
}

const file = (bytes: number): Amount => ({ files: 1, bytes, whole: true });

/** Whether a name fits one between the slashes of a path. */
type Fits = (pattern: string, name: string) => boolean;

const isSame: Fits = (pattern, name) => pattern === name;

const namesOf = (path: string): readonly string[] => (path === '' ? [] : path.split('/'));

/** The folders of a path, clean and without slashes around, in which something is that is sent to the builder. */
export function sent(
  patterns: readonly IgnorePattern[],
  path = '',
  fits = isSame,
): Wanted<{ readonly place: Place; readonly depth: number }> {
  const names = namesOf(path);
  return {
    top: { place: topPlace(patterns), depth: 0 },
    into({ place: above, depth }, name) {
      if (depth < names.length && !fits(names[depth]!, name)) return undefined;
      const place = folderPlace(patterns, above, name);
      return place.ignored && !place.mayChange ? undefined : { place, depth: depth + 1 };
    },
  };
}

/** What is sent to the builder of something, and of each folder that is in it or is one of those that a pattern means. */
export interface Left extends Amount {
  readonly folders: ReadonlyMap<string, Amount>;
}

/** What of the path is sent; undefined where nothing of it is there, or nobody has looked. */
export function leftOf(
  root: TreeFolder,
  patterns: readonly IgnorePattern[],
  path: string,
  fits = isSame,
): Left | undefined {
  let found: Found[] = [{ name: '', entry: root, place: topPlace(patterns) }];
  for (const name of namesOf(path))
    found = found.flatMap((folder) => inside(patterns, folder, (other) => fits(name, other)));
  const [first] = found;
  if (!first || (typeof first.entry !== 'number' && !first.entry.entries)) return undefined;
  const isWhole = fits === isSame && typeof first.entry !== 'number';
  const all = nothing();
  const folders = new Map<string, Amount>();
  for (const { name, entry, place } of isWhole ? inside(patterns, first, () => true) : found) {
    const amount =
      typeof entry !== 'number' ? leftBelow(entry, patterns, place) : place.ignored ? nothing() : file(entry);
    add(all, amount);
    if (typeof entry !== 'number' && amount.files > 0) folders.set(name, amount);
  }
  return { ...all, folders };
}

/** Something in the context, by its path below what was asked for. */
interface Found {
  readonly name: string;
  readonly entry: number | TreeFolder;
  readonly place: Place;
}

function inside(patterns: readonly IgnorePattern[], folder: Found, isMeant: (name: string) => boolean): Found[] {
  if (typeof folder.entry === 'number') return [];
  const path = folder.name === '' ? '' : `${folder.name}/`;
  return [...(folder.entry.entries ?? [])].flatMap(([name, entry]) =>
    isMeant(name) ? [{ name: path + name, entry, place: folderPlace(patterns, folder.place, name) }] : [],
  );
}

function leftBelow(folder: TreeFolder, patterns: readonly IgnorePattern[], place: Place): Amount {
  if (!place.mayChange) return place.ignored ? nothing() : folder;
  const sum: Sum = { ...nothing(), whole: folder.entries !== undefined };
  for (const [name, entry] of folder.entries ?? []) {
    if (typeof entry === 'number') {
      if (!filePlace(patterns, place, name).ignored) add(sum, file(entry));
    } else add(sum, leftBelow(entry, patterns, folderPlace(patterns, place, name)));
  }
  return sum;
}

/** What a pattern fits, with all that is in folders that it fits. */
export interface Fitting extends Amount {
  /** Whether that is anything at all, be it an empty folder. */
  readonly any: boolean;
}

/** What one pattern does. */
export interface Effect {
  /** What it fits, whether another pattern is there or not. */
  readonly fits: Fitting;
  /** What is kept out, or let in again, by this pattern as the last to change it. */
  readonly decides: Amount;
}

/** What a pattern of an ignore file, given by its number, does with a build context, and what they all leave of that. */
export function effectOf(
  root: TreeFolder,
  patterns: readonly IgnorePattern[],
  number: number,
): { readonly effect: Effect; readonly left: Amount } {
  const decides = nothing();
  const left = nothing();
  const take = (place: Pick<Place, 'ignored' | 'decidedBy'>, amount: Amount) => {
    if (place.decidedBy === number) add(decides, amount);
    if (!place.ignored) add(left, amount);
  };
  const walk = (folder: TreeFolder, place: Place): void => {
    if (!place.mayChange) {
      take(place, folder);
      return;
    }
    if (!folder.entries) left.whole = false;
    for (const [name, entry] of folder.entries ?? []) {
      if (typeof entry === 'number') take(filePlace(patterns, place, name), file(entry));
      else walk(entry, folderPlace(patterns, place, name));
    }
  };
  walk(root, topPlace(patterns));
  return { effect: { fits: fittingOf(root, patterns[number]!), decides }, left };
}

/** What a pattern fits, be it an exception or not. */
export function fittingOf(root: TreeFolder, pattern: IgnorePattern): Fitting {
  const sum = { ...nothing(), any: false };
  const take = (amount: Amount) => {
    sum.any = true;
    add(sum, amount);
  };
  if (pattern.plain) {
    const found = entryAt(root, pattern.text);
    if (found === 'unread') sum.whole = false;
    else if (found !== undefined) take(typeof found === 'number' ? file(found) : found);
    return sum;
  }
  const { steps } = pattern;
  const walk = (folder: TreeFolder, way: Reached): void => {
    if (!folder.entries) sum.whole = false;
    for (const [name, entry] of folder.entries ?? []) {
      if (typeof entry === 'number') {
        if (name.endsWith(pattern.end) && advance(steps, way, name).isEnd) take(file(entry));
        continue;
      }
      const here = advance(steps, way, name);
      if (here.isEnd) take(entry);
      else {
        const inside = advance(steps, here, '/');
        if (!isDead(inside)) walk(entry, inside);
      }
    }
  };
  walk(root, startOf(steps));
  return sum;
}

/** What is at a path, clean and without slashes around; `unread` where nobody has looked. */
export function entryAt(root: TreeFolder, path: string): number | TreeFolder | 'unread' | undefined {
  let found: number | TreeFolder | undefined = root;
  for (const name of path === '' ? [] : path.split('/')) {
    if (found === undefined || typeof found === 'number') return undefined;
    if (!found.entries) return 'unread';
    found = found.entries.get(name);
  }
  return found;
}
