import { normalized } from './files.ts';
import type { Neighbour } from './neighbours.ts';

/** `dockerfile: x`, `"dockerFile": "x"`, `dockerfile = "x"`, and what GitHub's action calls `file: x`. */
const KEYED = /(?:^|[\s"'{,(])(dockerfile|file)["']?[ \t]*[:=][ \t]*["']?([^\s"',;})]+)/gim;
/** `-f x`, `--file=x`, `"-f", "x"`, `< x`. */
const SHELL = /(?:^|[\s"'])(?:-f|--file|<)["']?(?:[ \t,=]+["']?)?([^\s"',;})]+)/gm;
const CONTEXT = /(?:^|[\s"'{,(])(?:context|build)["']?[ \t]*[:=][ \t]*["']?(?!\{)([^\s"',;})]+)/gim;
/** A line of a program that builds, or the next one of such a line. */
const BUILDS = /\bbuild|docker|podman|nerdctl|^\s*-|<|\[/;
const DEVCONTAINER = /(?:^|\/)\.?devcontainer\.json$/;

/**
 * Whether a neighbouring file may have the Dockerfile of this name in `folder` built with another context than `folder`.
 * Names alone decide, so that it is true where a variable, or something that is not in sight, leaves a doubt.
 */
export function mayMoveContext({ folder: from, path, text }: Neighbour, folder: string, name: string): boolean {
  const own = normalized(folder);
  const isDevcontainer = DEVCONTAINER.test(path);
  // What a development container is made of is seen from its own file; all others speak for the folder they are found in.
  const base = normalized(from) + (isDevcontainer ? path.slice(0, path.lastIndexOf('/') + 1) : '');
  const contexts = [...text.matchAll(CONTEXT)].map(([, value]) => value!);
  const isAllHere = contexts.every((value) => at(base, value) === own);
  const isHere = contexts.some((value) => at(base, value) === own) && !contexts.some(isAbove);
  for (const [, key, value] of text.matchAll(KEYED)) {
    const file = bare(value!);
    if (!mayBeOurs(file)) continue;
    const isFromContext = /dockerfile/i.test(key!) && !isDevcontainer;
    // Without a folder in front it is the one that lies in its context, or beside the file that names it.
    const isBeside = file === name && (isFromContext || base !== own || isAllHere);
    if (!isBeside && !isHere) return true;
  }
  return text.split('\n').some((line) => {
    const files = [...line.matchAll(SHELL)].map(([, value]) => bare(value!)).filter(mayBeOurs);
    if (files.length === 0 || !BUILDS.test(line)) return false;
    const words = line.split(/[\s"',;&|()[\]]+/).filter((word) => word !== '');
    const isInPlace = words.some((word) => word === '.' || word === './');
    const isNamed = words.some((word) => at(base, word) === own);
    return files.some((file) => !(file === name ? isInPlace : isNamed));
  });

  function mayBeOurs(file: string): boolean {
    return /[$%{*]/.test(file) || `${own}${name}`.endsWith(`/${file}`);
  }

  function isAbove(value: string): boolean {
    const place = at(base, value);
    return /[$%{*]/.test(value) || (place !== own && own.startsWith(place));
  }
}

/** PATH_MAX of Linux. */
const LONGEST_PATH = 4096;

/** A path without what leads to it from elsewhere; nothing of what is too long for one. */
function bare(path: string): string {
  if (path.length > LONGEST_PATH) return '';
  let end = path.length;
  // A pattern would look at each run of slashes again from each of its own.
  while (path[end - 1] === '/') end--;
  return path.slice(0, end).replace(/^(?:\.{0,2}\/)+/, '');
}

/** The folder that a path means, seen from another. */
function at(base: string, path: string): string {
  const names = base.replace(/\/$/, '').split('/');
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `${names.join('/')}/`;
}
