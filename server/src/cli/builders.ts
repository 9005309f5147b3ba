import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readDockerfile } from '../model/dockerfile.ts';
import type { ReadBuild } from '../rules/builder-rule.ts';
import { isToBeRead } from '../rules/check-builds.ts';
import { Builds } from '../workspace/builders/builds.ts';
import type { FoundBuild } from '../workspace/builders/known-builders.ts';
import { NodeFiles } from '../workspace/node-files.ts';
import { checkFolder } from './disk.ts';

/** Beyond so many files in a folder the rest is left out: a check is to end soon. */
const MOST_FILES = 50_000;

/** A file that starts builds, and those whose Dockerfile is there. */
interface Builder {
  readonly path: string;
  readonly text: string;
  readonly builds: readonly ReadBuild[];
  /** The others. */
  readonly others: readonly FoundBuild[];
}

/** Looks for the files that start builds in those of some paths that are folders. */
export async function lookForBuilders(paths: readonly string[]): Promise<Builds> {
  const folders: string[] = [];
  for (const given of paths) {
    const isFolder =
      given !== '-' &&
      (await checkFolder(given).then(
        () => true,
        () => false,
      ));
    if (isFolder) folders.push(pathToFileURL(path.join(path.resolve(given), path.sep)).href);
  }
  const builds = new Builds(new NodeFiles(() => folders), () => folders, MOST_FILES);
  await builds.look();
  return builds;
}

/** Reads them again with their Dockerfiles, one after the other. Paths are relative to the current folder. */
export async function* readBuilders(index: Builds): AsyncGenerator<Builder> {
  const files = new NodeFiles(() => []);
  const shown = (uri: string) => path.relative(process.cwd(), fileURLToPath(uri));
  for (const uri of index.builders) {
    const found = index.in(uri);
    if (!found.some(isToBeRead)) continue;
    const text = await files.read(uri);
    const builds: ReadBuild[] = [];
    const others: FoundBuild[] = [];
    for (const build of found) {
      const other = isToBeRead(build) ? await files.read(build.dockerfile!) : undefined;
      if (other === undefined) others.push(build);
      else builds.push({ build, dockerfile: readDockerfile(other), name: shown(build.dockerfile!) });
    }
    if (text !== undefined) yield { path: shown(uri), text, builds, others };
  }
}
