import { resolvePath } from './directory.ts';
import { ANYWHERE, type Spot } from './trace.ts';

/** Anything may lie there; anywhere if the path is not known. */
export const opened = (path: string | undefined): Spot => ({ path, open: path !== undefined });

/** A shell's word without its quotes, where an expansion keeps us from knowing more. */
export const unquoted = (text: string): string => text.replace(/["']/g, '');

/** Whether a variable of this name tells a program where to write: GOBIN, DESTDIR, CARGO_TARGET_DIR; not PATH. */
const namesPlace = (name: string): boolean =>
  /DIR|PATH|BIN|HOME|OUT|PREFIX|ROOT|DEST|FOLDER/i.test(name) && !/^(?:\w+_)?(?:\w*LIBRARY_)?PATH$/.test(name);

const ABSOLUTE = /(?<![\w.~$}/-])\/[^\s:,;="'`|&<>()]*/g;
const OPEN = /[*?[{$`]/;

/**
 * The paths that a text may name, a shell's word or the value of a variable: absolute ones wherever they stand, relative ones as a
 * whole or behind `=`. Undefined among them means anywhere. With stars, braces or variables, the folder in front of those.
 */
export function pathsIn(text: string, directory: string | undefined): (string | undefined)[] {
  if (/^\w+:\/\//.test(text)) return [];
  const found = absolutePathsIn(text);
  // MSBuild has options that begin with a slash: `/p:OutDir=../out`.
  const value = /^-|^\/\w+:/.test(text)
    ? /^(?:--?|\/)[\w.:-]+=(.+)$|^-\w([^-].*)$/s.exec(text)?.slice(1).find(Boolean)
    : text.replace(/^\w+=/, '');
  if (value?.startsWith('/')) found.push(closed(value, '/'));
  if (value === undefined || value === '' || /^[/~]|^\$\{?HOME\b|^\w+:\/\//.test(value)) return found;
  // A variable in front may be any path.
  if (/^[$`]/.test(value)) return [...found, undefined];
  if (!directory) return [...found, undefined];
  return [...found, closed(value, directory)];
}

const absolutePathsIn = (text: string): string[] => Array.from(text.matchAll(ABSOLUTE), ([path]) => closed(path, '/'));

function closed(path: string, directory: string): string {
  const at = path.search(OPEN);
  return resolvePath(directory, at < 0 ? path : path.slice(0, path.lastIndexOf('/', at) + 1));
}

/** Where a variable's value may make a program write; what is relative stays where the program works. */
export function assignedSpots(name: string, value: string | undefined): Spot[] {
  if (value === undefined) return namesPlace(name) ? [ANYWHERE] : [];
  if (namesPlace(name) && /(?:^|\/)\.\.(?:\/|$)/.test(value)) return [ANYWHERE];
  return absolutePathsIn(value).map(opened);
}
