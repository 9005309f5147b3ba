import { SKIPPED } from './build-context.ts';
import { child, type Files, normalized, parent } from './files.ts';
import type { Folder } from './upward.ts';

/** The files that may name a build target, as globs of one path segment each side of a slash. */
const NEIGHBOURS: readonly string[] = [
  'compose*.yml',
  'compose*.yaml',
  'docker-compose*.yml',
  'docker-compose*.yaml',
  'docker-bake*.hcl',
  'docker-bake*.json',
  '*.bake.hcl',
  '*.bake.json',
  '.github/workflows/*.yml',
  '.github/workflows/*.yaml',
  '.gitlab-ci.yml',
  '.circleci/config.yml',
  '.devcontainer/devcontainer.json',
  '.devcontainer.json',
  'devcontainer.json',
  'skaffold.yaml',
  'skaffold.yml',
  'cloudbuild.yaml',
  'Tiltfile',
  'Jenkinsfile',
  'Makefile',
  'makefile',
  'GNUmakefile',
  '*.mk',
  '*.sh',
  'Justfile',
  'justfile',
  'Taskfile.yml',
  'Taskfile.yaml',
  'README.md',
  'package.json',
];

/** The folders that `NEIGHBOURS` are in, beside the one itself. */
const SUBFOLDERS: readonly string[] = [
  ...new Set(NEIGHBOURS.filter((glob) => glob.includes('/')).map((glob) => glob.slice(0, glob.lastIndexOf('/') + 1))),
];

const PATTERN = new RegExp(
  `^(?:${NEIGHBOURS.map((glob) => glob.replace(/[.]/g, '\\$&').replaceAll('*', '[^/]*')).join('|')})$`,
);

/** Whether a path, relative to a folder, is one of the files. */
export const isNeighbour = (path: string): boolean => PATTERN.test(path);

const NAME = String.raw`[A-Za-z][\w.-]*`;
// `target: x`, `target = "x"`, `"target": "x"`, `--target x`, `--target=x`, and what makes a target vary.
const TARGET = /(?:^|[\s"'`{,(])(?:target["']?[ \t]*[:=][ \t]*|--target(?:[ \t]+|[ \t]*=[ \t]*))["']?([^\s"'`,;})]*)/gm;
const WHOLE = new RegExp(`^${NAME}$`);
const WORDS = new RegExp(NAME, 'g');

/** What a file says of targets, in lower case. */
interface Targets {
  /** The targets it names. */
  readonly names: readonly string[];
  /** All its words, if a variable or a list stands in the place of a target: any of them may be one. */
  readonly words: readonly string[];
}

/** Reads a file of whatever kind for targets. `except` are the offsets of those that are known to be another Dockerfile's. */
export function targetsIn(text: string, except: ReadonlySet<number> = new Set()): Targets {
  const found = Array.from(text.matchAll(TARGET)).flatMap(({ 0: all, 1: name = '', index }) =>
    except.has(index + all.length - name.length) ? [] : [name],
  );
  const isOpen = found.some((name) => name === '' || /[$[{<(\\]/.test(name));
  return {
    names: found.filter((name) => WHOLE.test(name)).map((name) => name.toLowerCase()),
    words: isOpen ? (text.match(WORDS) ?? []).map((word) => word.toLowerCase()) : [],
  };
}

const MOST_FILES = 200;

/** A file that may say how the Dockerfile is built, and the folder above the Dockerfile, or its own, that it speaks for. */
export interface Neighbour {
  readonly folder: string;
  readonly path: string;
  readonly text: string;
}

export interface Neighbours {
  readonly texts: readonly Neighbour[];
  /** Whether these are all there are: none is left out that is too large or one too many. */
  readonly complete: boolean;
}

/** Reads the neighbours in a Dockerfile's folder and in those above it. */
export async function neighboursOf(files: Files, around: readonly Folder[]): Promise<Neighbours> {
  const texts: Neighbour[] = [];
  let complete = true;
  for (const { uri, names } of around) {
    if (!names) {
      complete = false;
      continue;
    }
    const paths = names.filter(isNeighbour);
    for (const inner of SUBFOLDERS) {
      const below = await listBelow(files, uri, names, inner);
      complete &&= below !== undefined;
      paths.push(...(below ?? []).map((name) => inner + name).filter(isNeighbour));
    }
    const left = MOST_FILES - texts.length;
    const found = await Promise.all(paths.slice(0, left).map((path) => files.read(child(uri, path))));
    complete &&= paths.length <= left && !found.includes(undefined);
    for (const [i, text] of found.entries()) if (text !== undefined) texts.push({ folder: uri, path: paths[i]!, text });
  }
  return { texts, complete };
}

/** The names in a folder somewhere below one whose names are given; none if it is not there. */
async function listBelow(files: Files, uri: string, names: readonly string[], inner: string) {
  let below: readonly string[] | undefined = names;
  let path = '';
  for (const segment of inner.match(/[^/]+\//g) ?? []) {
    if (!below?.includes(segment)) return below && [];
    path += segment;
    below = await files.list(child(uri, path));
  }
  return below;
}

/** Whether a file that came, went or changed may be one of the neighbours of a Dockerfile in a folder, or of what is there. */
export function concerns(changed: string, folder: string): boolean {
  const own = normalized(folder);
  const above = normalized(parent(changed) ?? changed);
  if (own.startsWith(above)) return true;
  if (above.startsWith(own) && above.indexOf('/', own.length) === above.length - 1) {
    return !SKIPPED.has(above.slice(own.length));
  }
  return SUBFOLDERS.some((inner) => above.endsWith(`/${inner}`) && own.startsWith(above.slice(0, -inner.length)));
}
