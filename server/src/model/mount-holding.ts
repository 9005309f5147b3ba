import { isStandard } from '../knowledge/folders.ts';
import { writingOf } from '../knowledge/writing.ts';
import type { Instruction } from '../syntax/instruction.ts';
import type { Mount } from '../syntax/mount.ts';
import { baseFacts } from './base-image.ts';
import { stateBefore } from './configuration.ts';
import { copiedBy } from './copied.ts';
import { isWithin } from './directory.ts';
import type { Dockerfile } from './dockerfile.ts';
import { foldersOf, originOf } from './provenance.ts';
import { remember, rememberApart, rememberWhole } from './remember.ts';
import { commandsOf } from './run.ts';
import { mountedAt, mountTarget } from './run-traces.ts';
import { chain, LONG_CHAIN, type Stage, stepsOf } from './stage.ts';
import type { Trace } from './trace.ts';

/** A mount whose content is in no layer. */
export interface Mounted {
  /** Where the RUN runs. */
  readonly stage: Stage;
  readonly run: Instruction;
  readonly mount: Mount;
  /** Where it is: absolute and clean. */
  readonly target: string;
}

const mountsOf = remember((stage: Stage): ReadonlyMap<string, Mounted> => {
  const found = new Map<string, Mounted>();
  for (const run of stepsOf(stage)) {
    for (const { mount } of run.mounts) {
      if (!mount || !/^(?:cache|tmpfs|bind)$/.test(mount.type)) continue;
      const target = mountTarget(stage, run, mount.target?.text);
      if (target !== undefined && target !== '/' && !found.has(target))
        found.set(target, { stage, run, mount, target });
    }
  }
  return found;
});

/** Whether the build context has a path; undefined where nobody could look. */
type InContext = (path: string) => boolean | undefined;

/** The mount that holds all there ever was at a path of a stage, so that the stage itself has nothing there. */
export function mountHolding(
  dockerfile: Dockerfile,
  { from, path }: { readonly from: Stage; readonly path: string },
  isInContext: InContext,
): Mounted | undefined {
  const folders = foldersOf(path) ?? [];
  for (const stage of chain(from, LONG_CHAIN)) {
    const mounts = mountsOf(stage);
    if (mounts.size === 0) continue;
    const mounted = folders.map((folder) => mounts.get(folder)).find((found) => found !== undefined);
    if (!mounted) continue;
    const origin = originOf(dockerfile, from, path);
    const isHeld = origin.kind !== 'made' && !(origin.inBase && mayBeBelow(dockerfile, from, mounted, path));
    return isHeld && origin.by.every((trace) => leavesOut(trace, mounted, isInContext)) ? mounted : undefined;
  }
  return undefined;
}

/** Whether an instruction does not write to a mount's target, though it writes to a folder above. */
function leavesOut(
  { instruction, path, open, stage }: Trace,
  { mount, target }: Mounted,
  isInContext: InContext,
): boolean {
  if (instruction.name === 'WORKDIR' || instruction.name === 'VOLUME') return true;
  // A project is copied to the folder above its cache. What is there without the mount would be hidden by it.
  const copied = copiedBy(stage, instruction);
  if (!copied?.fromContext || !open || path === undefined || path === target || mount.type === 'bind') return false;
  const rest = target.slice(path === '/' ? 1 : path.length + 1);
  return copied.sources.every((source) => {
    if (source.path === undefined) return false;
    const isThere = isInContext(source.path === '' ? rest : `${source.path}/${rest}`);
    return isThere === false || (isThere === undefined && GENERATED.test(target));
  });
}

/** Folders that tools make, and that nobody keeps in a repository. */
const GENERATED =
  /\/(?:target|node_modules|dist|build|out|obj|\.next|\.nuxt|\.gradle|\.m2|\.venv|venv|\.?cache|_build|deps|__pycache__|\.stack-work|dist-newstyle|zig-cache|\.zig-cache)(?:\/|$)/;

/** Whether the base image, or a program that writes to folders of its own, may have put the same thing there without the mount. */
function mayBeBelow(dockerfile: Dockerfile, from: Stage, { stage, run, target }: Mounted, path: string): boolean {
  const workdir = stateBefore(stage, run).workdir?.value;
  const isOwn = workdir !== undefined && workdir !== '/' && isWithin(target, workdir);
  if (!isOwn && !baseFacts(from)) return true;
  if (isOwn && !isStandard(target)) return false;
  if (target === '/tmp') return path === target;
  // Whole folders of the system hold more than a cache, those of a home or a language are filled by programs.
  if (/^\/[^/]+(?:\/[^/.]+)?$/.test(target)) return true;
  const busy = chain(from, LONG_CHAIN).flatMap((link) => busyRuns(dockerfile)(link));
  return busy.length > MOST || busy.some((mounts) => !mounts.some((other) => isWithin(target, other)));
}

/** The mounts of more RUNs are not looked through. */
const MOST = 20;

/** Where the mounts are of the RUNs of a stage that do more than look and install packages of the system: of the first ones. */
const busyRuns = rememberWhole((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage): readonly (readonly string[])[] =>
    stepsOf(stage)
      .filter((run) => run.name === 'RUN' && !isIdle(dockerfile, stage, run))
      .slice(0, MOST + 1)
      .map((run) => mountedAt(stage, run)),
  ),
);

const isIdle = (dockerfile: Dockerfile, stage: Stage, run: Instruction): boolean =>
  commandsOf(dockerfile, stage, run).every(({ program = '', args }) => {
    const words = args.map(({ value }) => value);
    return writingOf(program, words) === 'nowhere';
  });
