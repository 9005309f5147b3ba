import type { Range } from '../../text/range.ts';
import { child, normalized, parent } from '../files.ts';
import type { Build } from './build.ts';
import type { BuilderKind } from './readers.ts';
import { resolved } from './resolve.ts';

/** A place in a text, as `Lines` has it. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** What a file says of a build, and in which lines. */
export interface WrittenBuild extends Build {
  readonly start: LinePosition;
  readonly end: LinePosition;
}

/** A file that was read, and what it says. Keys are URIs as `normalized` gives them. */
export interface KnownBuilder {
  readonly uri: string;
  readonly kind: BuilderKind;
  /** The URI of the folder that paths of its builds start from. */
  readonly top: string;
  readonly builds: readonly WrittenBuild[];
  /** The keys of the files that it asked for. */
  readonly asked: readonly string[];
  /** The keys of Compose files that it includes. */
  readonly includes: readonly string[];
  /** Why it could not be read. */
  readonly fault?: string | undefined;
}

/** A build with its file and its Dockerfile. */
export interface FoundBuild extends Omit<WrittenBuild, 'places'> {
  /** The file that starts it. */
  readonly uri: string;
  readonly kind: BuilderKind;
  /** The URI of the Dockerfile; undefined where nobody can tell which one it is. */
  readonly dockerfile: string | undefined;
  /** The URI of the build context, with a slash at its end. */
  readonly context: string | undefined;
  /** Whether the Dockerfile is there. */
  readonly exists: boolean;
}

/** Names of folders whose programs speak for the one around them. */
const INNER = /^(?:\..*|workflows|ci|build|contrib|docker|hack|scripts?|tools|bin)$/;

/** The files there are in the workspace, and those of them that start builds. Knows no texts. */
export class KnownBuilders {
  /** The keys of all files. */
  readonly there = new Set<string>();
  readonly #known = new Map<string, KnownBuilder>();
  /** The builders that name a Dockerfile at a place, whether it is there or not. */
  readonly #byPlace = new Sets();
  readonly #askers = new Sets();
  readonly #includers = new Sets();
  /** Those that may build any Dockerfile below a folder: they could not be read, or leave it open which one they mean. */
  readonly #vague = new Map<string, string>();

  /** The keys of all that say something. */
  get keys(): readonly string[] {
    return [...this.#known.keys()];
  }

  get(key: string): KnownBuilder | undefined {
    return this.#known.get(key);
  }

  set(key: string, builder: KnownBuilder): void {
    this.delete(key);
    const { builds, asked, includes, fault, top } = builder;
    if (fault !== undefined || builds.some(({ places }) => places.length === 0))
      this.#vague.set(key, reachOf(key, top));
    if (fault === undefined && builds.length === 0 && asked.length === 0 && includes.length === 0) return;
    this.#known.set(key, builder);
    for (const place of placesOf(builder)) this.#byPlace.add(place, key);
    for (const other of asked) this.#askers.add(other, key);
    for (const other of includes) this.#includers.add(other, key);
  }

  delete(key: string): void {
    const builder = this.#known.get(key);
    this.#vague.delete(key);
    if (!builder) return;
    this.#known.delete(key);
    for (const place of placesOf(builder)) this.#byPlace.delete(place, key);
    for (const other of builder.asked) this.#askers.delete(other, key);
    for (const other of builder.includes) this.#includers.delete(other, key);
  }

  /** The builds that a file starts, in their order there. */
  in(key: string): readonly FoundBuild[] {
    const builder = this.#known.get(key);
    return builder ? this.said(builder) : [];
  }

  /** The builds of what was read, with the Dockerfiles that are there. */
  said(builder: KnownBuilder): readonly FoundBuild[] {
    return builder.builds.map((build) => this.#found(builder, build));
  }

  /** The builds of a Dockerfile, those of one file after the other. */
  of(key: string): readonly FoundBuild[] {
    return [...this.#byPlace.get(placeKey(key))]
      .sort()
      .flatMap((builder) => this.in(builder))
      .filter(({ dockerfile }) => dockerfile !== undefined && normalized(dockerfile) === key);
  }

  /** The builders that have asked for a file, or would mean another Dockerfile if it came or went. */
  interestedIn(key: string): { readonly askers: readonly string[]; readonly builders: readonly string[] } {
    return { askers: [...this.#askers.get(key)], builders: [...this.#byPlace.get(placeKey(key))] };
  }

  isIncluded(key: string): boolean {
    return this.#includers.get(key).size > 0;
  }

  /** Whether there is a file that may build a Dockerfile, and nobody can tell whether it does. */
  mayMiss(key: string): boolean {
    return [...this.#vague.values()].some((reach) => key.startsWith(reach));
  }

  #found({ uri, kind, top }: KnownBuilder, { start, end, ...build }: WrittenBuild): FoundBuild {
    const at = (path: string) => uriFrom(top, path);
    const { dockerfile, context, ...rest } = resolved(build, '.', (path) => {
      const place = at(path);
      return place !== undefined && this.there.has(normalized(place));
    });
    return {
      ...rest,
      start,
      end,
      uri,
      kind,
      dockerfile: dockerfile === undefined ? undefined : at(dockerfile),
      context: context === undefined ? undefined : context === '.' ? top : at(`${context}/`),
    };
  }
}

/** The keys of the Dockerfiles that a file's builds may mean, whether they are there or not. */
export function placesOf({ top, builds }: KnownBuilder): ReadonlySet<string> {
  const uris = builds.flatMap(({ places }) => places.flatMap(({ dockerfile }) => uriFrom(top, dockerfile) ?? []));
  return new Set(uris.map((uri) => placeKey(normalized(uri))));
}

/** The builder looks for `dockerfile` where there is no `Dockerfile`. */
const placeKey = (key: string): string => key.replace(/dockerfile$/, 'Dockerfile');

/** The URI of a path seen from a folder; undefined if it leads above all folders. */
function uriFrom(top: string, path: string): string | undefined {
  let folder: string | undefined = top;
  let rest = path;
  while (folder !== undefined && rest.startsWith('../')) {
    folder = parent(folder);
    rest = rest.slice(3);
  }
  return folder === undefined ? undefined : child(folder, rest);
}

/** The folder whose Dockerfiles a file may build. */
function reachOf(key: string, top: string): string {
  const least = normalized(top);
  let folder = parent(key) ?? least;
  for (let name = lastName(folder); INNER.test(name) && folder.length > least.length; name = lastName(folder))
    folder = parent(folder) ?? least;
  return folder;
}

const lastName = (folder: string): string => folder.slice(folder.lastIndexOf('/', folder.length - 2) + 1, -1);

const NONE: ReadonlySet<string> = new Set();

/** Sets by a key. */
class Sets {
  readonly #sets = new Map<string, Set<string>>();

  get(key: string): ReadonlySet<string> {
    return this.#sets.get(key) ?? NONE;
  }

  add(key: string, value: string): void {
    const set = this.#sets.get(key);
    if (set) set.add(value);
    else this.#sets.set(key, new Set([value]));
  }

  delete(key: string, value: string): void {
    const set = this.#sets.get(key);
    set?.delete(value);
    if (set?.size === 0) this.#sets.delete(key);
  }
}

/** A build in which no text of its file lives on: what is cut out of a text keeps all of it in memory. */
export function withoutText(build: Build, start: LinePosition, end: LinePosition): WrittenBuild {
  const own = <T extends string | undefined>(text: T): T => (text === undefined ? text : (` ${text}`.slice(1) as T));
  const range = ({ start, end }: Range): Range => ({ start, end });
  return {
    range: range(build.range),
    words: { ...build.words },
    isCommand: build.isCommand,
    start,
    end,
    places: build.places.map(({ dockerfile, context }) => ({ dockerfile: own(dockerfile), context: own(context) })),
    target: own(build.target),
    args: new Map([...build.args].map(([name, value]) => [own(name), own(value)])),
    argRanges: new Map([...build.argRanges].map(([name, place]) => [own(name), range(place)])),
    moreArgs: build.moreArgs,
    contexts: new Set([...build.contexts].map(own)),
    certain: build.certain,
    ...(build.label !== undefined && { label: own(build.label) }),
  };
}
