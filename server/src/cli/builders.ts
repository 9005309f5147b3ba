import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDockerfile } from '../model/dockerfile.ts';
import type { ReadBuild } from '../rules/builder-rule.ts';
import { isToBeRead } from '../rules/check-builds.ts';
import { Builds } from '../workspace/builders/builds.ts';
import type { FoundBuild } from '../workspace/builders/known-builders.ts';
import { NodeFiles } from '../workspace/node-files.ts';
import { checkFolder } from './disk.ts';
import { folderUri, projectOf } from './project.ts';

/** Beyond so many files in a project the rest is left out: a check is to end soon. */
const MOST_FILES = 50_000;

/** A file that starts builds, and those whose Dockerfile is there. */
interface Builder {
  readonly path: string;
  readonly text: string;
  readonly builds: readonly ReadBuild[];
  /** The others. */
  readonly others: readonly FoundBuild[];
}

/** Who builds what is to be looked at. */
interface Around {
  /** The builds of the projects that some paths lie in. */
  readonly index: Builds;
  /** The paths that are folders: what starts builds there is to be looked at itself. */
  readonly folders: readonly string[];
}

/** Looks through the projects of some paths for files that start builds. Standard input lies nowhere. */
export async function lookAround(paths: readonly string[]): Promise<Around> {
  const given = paths.filter((one) => one !== '-');
  const folders: string[] = [];
  for (const one of given) if (await isFolder(one)) folders.push(one);
  const files = new NodeFiles(() => []);
  const places = new Set(given.map((one) => folderUri(folders.includes(one) ? one : path.dirname(one))));
  const roots = new Set<string>();
  for (const place of places) roots.add(await projectOf(files, place));
  const all = [...roots];
  const index = new Builds(new NodeFiles(() => all), () => all, MOST_FILES);
  await index.look();
  return { index, folders };
}

const isFolder = (given: string): Promise<boolean> =>
  checkFolder(given).then(
    () => true,
    () => false,
  );

/** Reads those in folders again with their Dockerfiles, one after the other. Paths begin as those of the folders do. */
export async function* readBuilders({ index, folders }: Around): AsyncGenerator<Builder> {
  const files = new NodeFiles(() => []);
  for (const uri of index.builders) {
    const found = index.in(uri);
    const file = fileURLToPath(uri);
    const folder = folders.find((one) => isInside(one, file));
    if (folder === undefined || !found.some(isToBeRead)) continue;
    const text = await files.read(uri);
    const builds: ReadBuild[] = [];
    const others: FoundBuild[] = [];
    for (const build of found) {
      const dockerfile = isToBeRead(build) ? build.dockerfile : undefined;
      const other = dockerfile && (await files.read(dockerfile));
      if (!dockerfile || other === undefined) others.push(build);
      else builds.push({ build, dockerfile: readDockerfile(other), name: nameFrom(file, fileURLToPath(dockerfile)) });
    }
    if (text !== undefined) yield { path: path.join(folder, path.relative(folder, file)), text, builds, others };
  }
}

function isInside(folder: string, file: string): boolean {
  const [first] = path.relative(folder, file).split(path.sep);
  return first !== '..' && !path.isAbsolute(path.relative(folder, file));
}

/** The path that leads from a file to another one. */
const nameFrom = (file: string, other: string): string =>
  path.relative(path.dirname(file), other).split(path.sep).join('/');
