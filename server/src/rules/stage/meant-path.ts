import { projectFolder } from '../../knowledge/folders.ts';
import { configuration } from '../../model/configuration.ts';
import { baseName } from '../../model/copied.ts';
import { isKnown, isWithin, resolvePath } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { madeUnder, type Origin, originOf } from '../../model/provenance.ts';
import type { StageCopy } from '../support/stage-copies.ts';

/** Folders in which people work on their projects. */
const WORK =
  /^\/(?:app|src|source|code|work|workspace|workdir|build|builder|project|(?:usr\/src|opt|srv|home\/node)\/app)(?=\/)/;

/** What the tools of a project make, or need, by the names that nearly all projects keep. */
const USUAL =
  /^(?:dist|build|out|output|target|public|bin|node_modules|\.next|\.output|\.nuxt|package(?:-lock)?\.json)(?:\/|$)/;

/** The path in the same stage that was probably meant: the same name in the folder where it is made, or in WORKDIR. */
export function meantPath(dockerfile: Dockerfile, copy: StageCopy): string | undefined {
  const { from, path } = copy;
  const made = new Set(madeUnder(dockerfile, from, baseName(path)).map((trace) => trace.path));
  if (made.size > 0) return made.size === 1 ? [...made][0] : undefined;
  const workdir = configuration(from).workdir?.value;
  if (workdir === undefined || !workdir.startsWith('/') || workdir === '/' || !isKnown(workdir)) return undefined;
  if (isWithin(path, workdir) || knowsFolder(dockerfile, copy)) return undefined;
  const meant = resolvePath(workdir, inProject(copy).slice(1));
  const { kind, by } = originOf(dockerfile, from, meant);
  return kind === 'made' || (kind === 'unknown' && by.length > 0) ? meant : undefined;
}

/** Whether the stage has to do with the folder of a project in which a path lies. */
function knowsFolder(dockerfile: Dockerfile, { from, path }: StageCopy): boolean {
  const folder = projectFolder(path);
  return folder !== path && originOf(dockerfile, from, folder).by.some(({ beside }) => !beside);
}

/** The path from where a project lies: without the folder that somebody else works in. */
const inProject = ({ word, path }: StageCopy): string => (word.text.startsWith('/') ? path.replace(WORK, '') : path);

/**
 * Whether one path was surely taken for the other where nothing but a project's scripts could make it, which write beside their
 * project at times: they were told where to write, or the path is the usual one in the folder of another project.
 */
export function isMistaken(dockerfile: Dockerfile, copy: StageCopy, meant: string, { by }: Origin): boolean {
  if (!by.every(({ beside }) => beside)) return false;
  if ((!copy.word.text.startsWith('/') || WORK.test(copy.path)) && USUAL.test(inProject(copy).slice(1))) return true;
  const ranges = new Set(by.map(({ range }) => range.start));
  return madeUnder(dockerfile, copy.from, baseName(meant)).some(
    ({ path, range }) => path === meant && ranges.has(range.start),
  );
}
