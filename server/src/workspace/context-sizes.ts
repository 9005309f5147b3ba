import type { TreeFolder, Wanted } from './context-tree.ts';
import type { IgnoreFile, IgnorePattern } from './ignore.ts';
import { advance, isAtEnd, type Reached, startOf } from './ignore-pattern.ts';
import { filePlace, folderPlace, mayEndIn, type Place, topPlace } from './ignore-place.ts';

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

/** The folders in which something is that is sent to the builder. */
export const sent = ({ patterns }: IgnoreFile): Wanted<Place> => ({
  top: topPlace(patterns),
  into(above, name) {
    const place = folderPlace(patterns, above, name);
    return place.ignored && !place.mayChange ? undefined : place;
  },
});

/** What is sent to the builder of a folder, and of each folder in it. */
export interface Left extends Amount {
  readonly folders: ReadonlyMap<string, Amount>;
}

/** What of the path is sent; undefined where there is no such folder, or nobody has looked there. */
export function leftOf(root: TreeFolder, patterns: readonly IgnorePattern[], path: string): Left | undefined {
  let folder = root;
  let place = topPlace(patterns);
  for (const name of path === '' ? [] : path.split('/')) {
    const entry = folder.entries?.get(name);
    if (entry === undefined || typeof entry === 'number') return undefined;
    folder = entry;
    place = folderPlace(patterns, place, name);
  }
  if (!folder.entries) return undefined;
  const all = nothing();
  const folders = new Map<string, Amount>();
  for (const [name, entry] of folder.entries) {
    const amount =
      typeof entry === 'number'
        ? filePlace(patterns, place, name).ignored
          ? nothing()
          : file(entry)
        : leftBelow(entry, patterns, folderPlace(patterns, place, name));
    add(all, amount);
    if (typeof entry !== 'number' && amount.files > 0) folders.set(name, amount);
  }
  return { ...all, folders };
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

/** What each pattern of an ignore file does with a build context, by its number, and what is left of that. */
export function effectsOf(
  root: TreeFolder,
  patterns: readonly IgnorePattern[],
): { readonly effects: readonly Effect[]; readonly left: Amount } {
  const decides = patterns.map(nothing);
  const left = nothing();
  const take = (place: Pick<Place, 'ignored' | 'decidedBy'>, amount: Amount) => {
    if (place.decidedBy !== undefined) add(decides[place.decidedBy]!, amount);
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
  const effects = patterns.map((pattern, i) => ({ fits: fittingOf(root, pattern), decides: decides[i]! }));
  return { effects, left };
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
        if (mayEndIn(pattern, name) && isAtEnd(steps, advance(steps, way, name))) take(file(entry));
        continue;
      }
      const here = advance(steps, way, name);
      if (isAtEnd(steps, here)) take(entry);
      else {
        const inside = advance(steps, here, '/');
        if (inside.size > 0) walk(entry, inside);
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
