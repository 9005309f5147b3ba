import { globMatches } from './copied.ts';
import { isWithin, resolvePath } from './directory.ts';
import type { Dockerfile } from './dockerfile.ts';
import { foldersOf, type Origin, originOf } from './provenance.ts';
import type { Stage } from './stage.ts';
import type { Trace } from './trace.ts';

/** A path in a stage. */
interface PathIn {
  readonly stage: Stage;
  /** Absolute and clean; of a pattern, the folder that it looks in. */
  readonly path: string;
  /** What the names in that folder have to fit. */
  readonly pattern?: string | undefined;
}

/** Who makes what lies at a path, or may do so. */
interface Makers {
  /** Whether it is certain that they do. */
  readonly certain: boolean;
  /** Those that tell most first: the last one that makes it, or the nearest to the path. */
  readonly traces: readonly Trace[];
  /** There are many, none of which names the path or is nearer to it than the others: which one it is, nobody can say. */
  readonly vague: boolean;
  readonly origin: Origin;
}

/** Of so many commands that may write anywhere, a person still sees which one it is. */
const FEW = 3;

/** How long that of a path is that a command names: itself, or a folder it lies in; -1 where it names none of them. */
function nearestNamed(command: string, path: string): number {
  if (command.includes(path)) return path.length;
  // What lies elsewhere in such a folder is no sign.
  return (foldersOf(path) ?? []).find((folder) => folder !== '/' && isNamed(command, folder))?.length ?? -1;
}

function isNamed(command: string, folder: string): boolean {
  for (let at = command.indexOf(folder); at >= 0; at = command.indexOf(folder, at + 1)) {
    const isBegin = !/[\w./-]/.test(command[at - 1] ?? ' ');
    if (isBegin && /^\/?(?:[\s"';&|)]|$)/.test(command.slice(at + folder.length, at + folder.length + 2))) return true;
  }
  return false;
}

/** What makes nothing by itself; of an instruction that the builder refuses nobody knows what it would. */
const SAYS_NOTHING = new Set<string | undefined>(['ENV', 'ARG', undefined]);

/** Who makes what lies at a path of a stage, or what fits a pattern there. */
export function makersOf(dockerfile: Dockerfile, { stage, path, pattern }: PathIn): Makers {
  const origin = originOf(dockerfile, stage, pattern === undefined ? path : resolvePath(path, pattern));
  if (origin.kind === 'made' && pattern === undefined) {
    return { certain: true, traces: origin.by.toReversed(), vague: false, origin };
  }
  const rank = (trace: Trace): number => {
    if (SAYS_NOTHING.has(trace.instruction.name)) return -2;
    const { start, end } = trace.range;
    if (trace.path === undefined) return nearestNamed(dockerfile.text.slice(start, end), path);
    if (pattern === undefined || !isWithin(trace.path, path)) return trace.path.length;
    if (trace.path === path) return trace.open ? path.length : -2;
    const [name = ''] = trace.path.slice(path === '/' ? 1 : path.length + 1).split('/', 1);
    return globMatches(pattern, name) ? trace.path.length : -2;
  };
  // A pattern fits what lies in the folder as well as what may lie there.
  const inFolder = pattern === undefined ? [] : originOf(dockerfile, stage, path).by;
  const ranked = [...new Set([...origin.by, ...inFolder])]
    .map((trace) => ({ trace, rank: rank(trace) }))
    .filter((one) => one.rank > -2);
  // Who may write anywhere is of interest only where nobody is known who writes there.
  const named = ranked.filter((one) => one.rank >= 0);
  const chosen = named.length > 0 ? named : ranked;
  chosen.sort((a, b) => b.rank - a.rank || b.trace.range.start - a.trace.range.start);
  const [best] = chosen;
  const isNamed = best !== undefined && best.rank >= path.length;
  const vague = !isNamed && chosen.filter(({ rank }) => rank === best?.rank).length > FEW;
  return { certain: false, traces: chosen.map(({ trace }) => trace), vague, origin };
}
