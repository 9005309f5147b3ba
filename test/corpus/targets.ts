import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Builds } from '../../server/src/workspace/builders/builds.ts';
import type { FoundBuild } from '../../server/src/workspace/builders/known-builders.ts';
import { NodeFiles } from '../../server/src/workspace/node-files.ts';
import { jsonLines, sharedPath } from '../support/shared.ts';

/** What the index says of a build: the file that starts it, and its target. */
interface Reference {
  readonly file: string;
  readonly target?: string;
}

type Entry = { readonly file: string; readonly path: string } & Readonly<Record<string, readonly Reference[]>>;

/** What a build is compared by, with the file that starts it. */
interface Placed {
  readonly repository: string;
  readonly builder: { readonly path: string; readonly text: string };
  readonly build: FoundBuild;
  /** Relative to the repository. */
  readonly dockerfile: string | undefined;
}

interface Kind {
  references: number;
  found: number;
  targets: number;
  targetsFound: number;
}

/** The kinds of references of the index, and what a page calls them. */
export const KINDS: Readonly<Record<string, string>> = {
  compose_refs: 'Compose',
  bake_refs: 'Bake',
  workflow_refs: 'GitHub workflows',
  make_refs: 'Makefiles and justfiles',
  script_refs: 'scripts, packages and Taskfiles',
  devcontainer_refs: 'development containers',
  skaffold_refs: 'Skaffold',
};

/** How far the readers and the index of the corpus agree. */
export interface Agreement {
  /** Counts by the kind of reference, as the page names it. */
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly missing: readonly { readonly file: string; readonly reference: Reference }[];
  readonly builds: readonly Placed[];
  /** Those whose Dockerfile is in the corpus and that the index does not know. */
  readonly more: readonly Placed[];
}

/**
 * Where the index, which is made by a tolerant program, says something else, and why we do not. The names are those of the
 * Dockerfile in the corpus, the file that starts the build, and the target.
 */
export const OTHERWISE: Readonly<Record<string, string>> = {
  'fluent__fluent-bit/dockerfiles/Dockerfile.centos7: lib/cmetrics/.github/workflows/build.yaml ':
    'the workflow is that of a library in a folder of its own, and builds the Dockerfile of that name there',
  'linkerd__linkerd2/cli/Dockerfile: .github/workflows/cli-build.yml ${{ inputs.target }}':
    'the target is an expression: nobody knows it',
  'moby__buildkit/Dockerfile: docker-bake.hcl ${IMAGE_TARGET}':
    'the target is a variable without a value: nobody knows it',
  'moby__buildkit/hack/dockerfiles/lint.Dockerfile: docker-bake.hcl ${buildtags.target}':
    'the target is that of each entry of a matrix, which we tell one by one',
};

/** Reads all repositories of the corpus and compares with its index. */
export async function agreementWithIndex(): Promise<Agreement> {
  const index = jsonLines<Entry>(sharedPath('corpus', 'index.jsonl'));
  const builds: Placed[] = [];
  for (const repository of new Set(index.map(({ file }) => file.split('/')[0]!))) {
    const folder = pathToFileURL(`${sharedPath('corpus', 'files', repository)}/`).href;
    const found = new Builds(new NodeFiles(() => [folder]), () => [folder]);
    await found.look();
    const pathOf = (uri: string) => path.relative(fileURLToPath(folder), fileURLToPath(uri));
    for (const uri of found.builders) {
      const builder = { path: pathOf(uri), text: readFileSync(new URL(uri), 'utf8') };
      for (const build of found.in(uri))
        builds.push({ repository, builder, build, dockerfile: build.dockerfile && pathOf(build.dockerfile) });
    }
  }
  const keyOf = (repository: string, file: string, dockerfile: string | undefined, target: string | undefined) =>
    JSON.stringify([repository, file, dockerfile, target ?? null]);
  const known = new Map(
    builds.map((placed) => [
      keyOf(placed.repository, placed.builder.path, placed.dockerfile, placed.build.target),
      placed,
    ]),
  );
  const labelled = new Set<string>();
  const missing = new Map<string, { file: string; reference: Reference }>();
  const kinds = new Map<string, Kind>();
  for (const entry of index) {
    for (const [name, kind] of Object.entries(KINDS)) {
      const counts = kinds.get(kind) ?? { references: 0, found: 0, targets: 0, targetsFound: 0 };
      kinds.set(kind, counts);
      for (const reference of entry[name] ?? []) {
        const key = keyOf(entry.file.split('/')[0]!, reference.file, entry.path, reference.target);
        const isFound = known.has(key);
        labelled.add(key);
        counts.references++;
        if (reference.target !== undefined) counts.targets++;
        if (isFound) counts.found++;
        if (isFound && reference.target !== undefined) counts.targetsFound++;
        if (!isFound) missing.set(key, { file: entry.file, reference });
      }
    }
  }
  const more = builds.filter(
    ({ repository, builder, build, dockerfile }) =>
      build.exists && !labelled.has(keyOf(repository, builder.path, dockerfile, build.target)),
  );
  return { kinds, missing: [...missing.values()], builds, more };
}

/** The counts that the page about agreement shows. */
export async function targetCounts(): Promise<Readonly<Record<string, number>>> {
  const { kinds, missing, builds, more } = await agreementWithIndex();
  const counts: Record<string, number> = {};
  for (const [kind, { references, targets, found, targetsFound }] of kinds) {
    counts[`builds ${kind} references`] = references;
    counts[`builds ${kind} found`] = found;
    counts[`builds ${kind} targets`] = targets;
    counts[`builds ${kind} targets found`] = targetsFound;
  }
  counts['builds otherwise'] = missing.length;
  counts['builds of the corpus'] = builds.filter(({ build }) => build.exists).length;
  counts['builds elsewhere'] = builds.filter(({ build }) => !build.exists).length;
  counts['builds more'] = more.length;
  counts['builds more, in Tiltfiles'] = more.filter(({ builder }) => /Tiltfile$/.test(builder.path)).length;
  return counts;
}
