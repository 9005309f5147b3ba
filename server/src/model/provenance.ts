import { isStandard, mayHold } from '../knowledge/folders.ts';
import { isWithin } from './directory.ts';
import type { Dockerfile } from './dockerfile.ts';
import { tracesOfFiles } from './file-traces.ts';
import { rememberApart, rememberWhole } from './remember.ts';
import { tracesOfRun } from './run-traces.ts';
import { chain, LONG_CHAIN, type Stage, stepsOf } from './stage.ts';
import type { Trace } from './trace.ts';

/** Where something in a stage's file system comes from. */
export interface Origin {
  /**
   * `made`: an instruction puts it there. `unknown`: one may do so, or the base image may have it. `missing`: nothing of the sort, as
   * far as a Dockerfile shows.
   */
  readonly kind: 'made' | 'unknown' | 'missing';
  /** Those that put it there, or may do so, in the order in which they run; no more than some of many. */
  readonly by: readonly Trace[];
  /** Whether the base image may have it. */
  readonly inBase: boolean;
}

/** Each place remembers no more of those that write to it. */
const MOST = 20;
/** Nobody writes a path of more parts than these; a longer one may lead anywhere. */
const DEEPEST = 32;

interface Traces {
  readonly list: Trace[];
  /** There were more. */
  cut: boolean;
}

/** What the instructions of one stage write, to be found by the path. */
class Places {
  /** By each path that is written to, and by the folders it lies in. */
  readonly #at = new Map<string, Traces>();
  /** By the folders in which there may be anything. */
  readonly #below = new Map<string, Traces>();
  readonly #anywhere: Traces = { list: [], cut: false };
  readonly #removed = new Map<string, Traces>();
  /** What is there for certain, by its name. */
  readonly #named = new Map<string, Traces>();
  runs = false;

  add(trace: Trace): void {
    const { path, mounts } = trace;
    const inMount = path !== undefined && mounts.some((mount) => isWithin(path, mount));
    const folders = path === undefined ? undefined : foldersOf(path);
    if (trace.removes) {
      if (path !== undefined && !inMount) put(this.#removed, path, trace);
      return;
    }
    if (folders === undefined) push(this.#anywhere, trace);
    if (folders === undefined || inMount) return;
    for (const folder of folders) put(this.#at, folder, trace);
    if (trace.open) put(this.#below, path!, trace);
    if (trace.certain) put(this.#named, path!.slice(path!.lastIndexOf('/') + 1), trace);
  }

  /** What is there for certain, and not taken away again. */
  *made(): Iterable<Trace> {
    for (const { list } of this.#named.values()) {
      for (const trace of list) if (!this.removes(foldersOf(trace.path!)!)) yield trace;
    }
  }

  named(name: string): readonly Trace[] {
    return this.#named.get(name)?.list ?? [];
  }

  /** Those that write to a path, or to what lies in it or above it. */
  reaching(path: string, folders: readonly string[]): Traces {
    const lists = [this.#at.get(path), ...folders.map((folder) => this.#below.get(folder)), this.#anywhere];
    const traces = lists.flatMap((list) => list?.list ?? []);
    const writing = traces.filter(({ mounts }) => !mounts.some((mount) => folders.includes(mount)));
    return { list: oncePerCommand(writing), cut: lists.some((list) => list?.cut) };
  }

  /** Whether a path, or a folder it lies in, is taken away again. */
  removes(folders: readonly string[]): boolean {
    return folders.some((folder) => this.#removed.has(folder));
  }
}

/** Those of the same command put together; the first one tells more. */
function oncePerCommand(traces: readonly Trace[]): Trace[] {
  const found = new Map<number, Trace>();
  for (const trace of traces) {
    const known = found.get(trace.range.start);
    if (!known || (trace.certain && !known.certain)) found.set(trace.range.start, trace);
  }
  return [...found.values()];
}

const push = (traces: Traces, trace: Trace): void => {
  if (traces.list.length < MOST) traces.list.push(trace);
  else traces.cut = true;
};

function put(map: Map<string, Traces>, path: string, trace: Trace): void {
  const traces = map.get(path) ?? { list: [], cut: false };
  map.set(path, traces);
  push(traces, trace);
}

/** A path and the folders it lies in, the nearest first and the root last; undefined when they are too many. */
export function foldersOf(path: string): string[] | undefined {
  const found = [path];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (found.length > DEEPEST) return undefined;
    found.push(path.slice(0, end));
  }
  if (path !== '/') found.push('/');
  return found;
}

const places = rememberWhole((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage): Places => {
    const found = new Places();
    for (const instruction of stepsOf(stage)) {
      const isRun = instruction.name === 'RUN';
      if (isRun) found.runs = true;
      const traces = isRun ? tracesOfRun(dockerfile, stage, instruction) : tracesOfFiles(stage, instruction);
      for (const trace of traces) found.add(trace);
    }
    return found;
  }),
);

/**
 * Where the file or folder at a path of a stage comes from, when the stage is built to its end: its instructions and triggers, those
 * of the stages it is based on, and the base image.
 * @param path absolute and clean
 */
export function originOf(dockerfile: Dockerfile, stage: Stage, path: string): Origin {
  const stages = chain(stage, LONG_CHAIN).reverse();
  const folders = foldersOf(path);
  const unknown: Origin = { kind: 'unknown', by: [], inBase: true };
  if (folders === undefined || path === '/' || stages[0]!.base.kind === 'stage') return unknown;
  const by: Trace[] = [];
  let removed = false;
  let runs = false;
  let cut = false;
  for (const link of stages) {
    const own = places(dockerfile)(link);
    const reaching = own.reaching(path, folders);
    by.push(...reaching.list);
    cut ||= reaching.cut;
    removed ||= own.removes(folders);
    runs ||= own.runs;
  }
  const inBase = mayBeInBase(stages[0]!, path) || (runs && isStandard(path));
  const makers = by.filter((trace) => trace.certain && isAtOrAbove(trace.path, path));
  if (makers.length > 0 && !removed) return { kind: 'made', by: makers, inBase };
  return { kind: by.length > 0 || inBase || cut ? 'unknown' : 'missing', by, inBase };
}

/** What the instructions of a stage, and of those it is based on, make for certain under a name, wherever that is. */
export const madeUnder = (dockerfile: Dockerfile, stage: Stage, name: string): readonly Trace[] =>
  chain(stage, LONG_CHAIN).flatMap((link) => places(dockerfile)(link).named(name));

/** What the instructions of a stage, and of those it is based on, make for certain, the nearest stage first. */
export function* madeIn(dockerfile: Dockerfile, stage: Stage): Iterable<Trace> {
  for (const link of chain(stage, LONG_CHAIN)) yield* places(dockerfile)(link).made();
}

/** Whether what is made at `made` lies at `path` or in it. */
const isAtOrAbove = (made: string | undefined, path: string): boolean =>
  made !== undefined && (made === path || made.startsWith(`${path}/`));

/** Whether the base image of a stage may have something at a path. Where a variable names the image, it may be another. */
function mayBeInBase({ base, image }: Stage, path: string): boolean {
  if (image?.text.includes('$')) return true;
  if (base.kind === 'scratch') return false;
  return base.kind !== 'image' || base.reference === undefined || mayHold(base.reference, path);
}
