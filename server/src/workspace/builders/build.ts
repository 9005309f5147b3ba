import type { Range } from '../../text/range.ts';
import { joined } from './paths.ts';

/** Where a build may find its Dockerfile. Paths are relative to the project's folder, without `./`; that folder is `.`. */
export interface Place {
  readonly dockerfile: string;
  readonly context: string | undefined;
}

/** Where a file itself gives the target and the Dockerfile of a build, or the context that it lies in. */
interface Words {
  readonly target?: Range;
  readonly dockerfile?: Range;
}

/** What a file says of one build. */
export interface Build {
  /** The target's word, else the thing that names the Dockerfile, as offsets in the file. */
  readonly range: Range;
  readonly words: Words;
  /** Whether it is a command for a shell. */
  readonly isCommand: boolean;
  /** The Dockerfile that is there is meant, the first of them if several are. None if nobody can tell. */
  readonly places: readonly Place[];
  /** The stage to be built: undefined for the last one, and where it is unknown. */
  readonly target: string | undefined;
  /** Build arguments, and what they are set to as far as that is known. */
  readonly args: ReadonlyMap<string, string | undefined>;
  /** Where the names of arguments stand, of those that have a place of their own in the file. */
  readonly argRanges: ReadonlyMap<string, Range>;
  /** Whether there may be further arguments. */
  readonly moreArgs: boolean;
  /** Names of contexts beside the build context, as they are written. */
  readonly contexts: ReadonlySet<string>;
  /** False if the Dockerfile, the context or the target may be another one, since a variable has a say in it. */
  readonly certain: boolean;
  /** What it is called in the file, where it has a name there: a service of Compose, a target of Bake, a job, a task. */
  readonly label?: string;
}

/** Builds with the name of what they are in. */
export const labelled = (builds: readonly Build[], label: string | undefined): Build[] =>
  builds.map((build) => (label === undefined || build.label !== undefined ? build : { ...build, label }));

/** A value that a file gives, and where. */
export interface Known {
  readonly range: Range;
  /** Undefined where nobody can tell. */
  readonly text: string | undefined;
  /** Whether it may be another one, although this one stands there. */
  readonly varies?: boolean;
  /** Whether it stands in another file, and the range is that of what leads there. */
  readonly elsewhere?: boolean;
}

/** What most files say of a build in one way or another. */
export interface Wanted {
  /** The folder that paths start from. */
  readonly folder: string;
  readonly context?: Known | undefined;
  readonly dockerfile?: Known | undefined;
  readonly target?: Known | undefined;
  readonly args?: ReadonlyMap<string, string | undefined>;
  readonly argRanges?: ReadonlyMap<string, Range>;
  readonly label?: string | undefined;
  readonly moreArgs?: boolean;
  readonly contexts?: ReadonlySet<string>;
  /** What to point to if neither target nor Dockerfile have a word. */
  readonly range: Range;
  /** Whether the Dockerfile's path starts at the context. */
  readonly fromContext: boolean;
  readonly uncertain?: boolean;
}

/** A build, or nothing where its context is none of the project's folders. */
export function buildOf(wanted: Wanted): Build[] {
  const { folder, context, dockerfile, target } = wanted;
  if (isRemote(context?.text) || dockerfile?.text === '-') return [];
  const root = context ? context.text && joined(folder, context.text) : folder;
  const from = wanted.fromContext ? root : folder;
  const name = dockerfile ? dockerfile.text : 'Dockerfile';
  const base = dockerfile ? from : root;
  const path = name !== undefined && base !== undefined && base !== '' ? joined(base, name) : undefined;
  const known = [context, dockerfile, target].filter((value) => value !== undefined);
  return [
    {
      range: (target ?? dockerfile)?.range ?? wanted.range,
      words: { ...wordOf('target', target), ...wordOf('dockerfile', dockerfile ?? context) },
      isCommand: false,
      places: path === undefined ? [] : [{ dockerfile: path, context: root || undefined }],
      target: target?.text || undefined,
      args: wanted.args ?? new Map(),
      argRanges: wanted.argRanges ?? new Map(),
      moreArgs: wanted.moreArgs === true,
      contexts: wanted.contexts ?? new Set(),
      certain:
        path !== undefined &&
        (root ?? '') !== '' &&
        wanted.uncertain !== true &&
        known.every(({ text, varies }) => text !== undefined && varies !== true),
      ...(wanted.label !== undefined && { label: wanted.label }),
    },
  ];
}

const wordOf = (name: keyof Words, value: Known | undefined): Words =>
  value && value.elsewhere !== true ? { [name]: value.range } : {};

/** Gives a build the places that its words have in the file, where it was read from a part of it. */
export function placedBuild(build: Build, placeOf: (range: Range) => Range): Build {
  const { range, words, argRanges } = build;
  const entries = Object.entries(words).map(([name, range]) => [name, placeOf(range)]);
  return {
    ...build,
    range: placeOf(range),
    words: Object.fromEntries(entries),
    argRanges: new Map([...argRanges].map(([name, range]) => [name, placeOf(range)])),
  };
}

/** Whether a context is fetched from elsewhere, or comes through a pipe. */
const isRemote = (context: string | undefined): boolean =>
  context !== undefined && /^(?:-$|git@|github\.com\/|(?!cwd:|dir:|file:)[a-z][\w+.-]*:\/\/)/i.test(context);
