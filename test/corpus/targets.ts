import { pathToFileURL } from 'node:url';
import { type Builder, buildsIn } from '../../server/src/workspace/builders/builds-in.ts';
import type { KnownBuild } from '../../server/src/workspace/builders/resolve.ts';
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
  readonly builder: Builder;
  readonly build: KnownBuild;
}

/** How far the readers and the index of the corpus agree. */
export interface Agreement {
  readonly references: number;
  readonly withTarget: number;
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
    'the workflow is that of a library in a folder of its own, whose Dockerfile of that name is not in the corpus',
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
    const { builders } = await buildsIn(new NodeFiles(() => [folder]), folder);
    for (const builder of builders) for (const build of builder.builds) builds.push({ repository, builder, build });
  }
  const keyOf = (repository: string, file: string, dockerfile: string | undefined, target: string | undefined) =>
    JSON.stringify([repository, file, dockerfile, target ?? null]);
  const known = new Map(
    builds.map((placed) => [
      keyOf(placed.repository, placed.builder.path, placed.build.dockerfile, placed.build.target),
      placed,
    ]),
  );
  const labelled = new Set<string>();
  const missing = new Map<string, { file: string; reference: Reference }>();
  let [references, withTarget] = [0, 0];
  for (const entry of index) {
    for (const reference of Object.keys(entry)
      .filter((name) => name.endsWith('_refs'))
      .flatMap((name) => entry[name]!)) {
      references++;
      if (reference.target !== undefined) withTarget++;
      const key = keyOf(entry.file.split('/')[0]!, reference.file, entry.path, reference.target);
      labelled.add(key);
      if (!known.has(key)) missing.set(key, { file: entry.file, reference });
    }
  }
  const more = builds.filter(
    ({ repository, builder, build }) =>
      build.exists && !labelled.has(keyOf(repository, builder.path, build.dockerfile, build.target)),
  );
  return { references, withTarget, missing: [...missing.values()], builds, more };
}

/** Tells in one paragraph and a table, for the page about agreement. */
export async function targetsSection(): Promise<string> {
  const { references, withTarget, missing, builds, more } = await agreementWithIndex();
  const left = missing.filter(({ reference }) => reference.target !== undefined).length;
  return [
    `Of ${references} references in the corpus to a Dockerfile, ${withTarget} of them with a target, all but ${missing.length} kinds (${left} with a target) were found.`,
    `Of ${builds.length} builds found, ${more.length} are of a Dockerfile in the corpus and unknown to its index.`,
    ...missing.map(({ file, reference }) => {
      const name = `${file}: ${reference.file} ${reference.target ?? ''}`;
      return `- ${name}: ${OTHERWISE[name] ?? 'no reason known'}`;
    }),
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) process.stdout.write(`${await targetsSection()}\n`);
