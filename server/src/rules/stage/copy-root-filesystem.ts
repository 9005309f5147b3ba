import type { Distribution } from '../../knowledge/images.ts';
import { baseFacts, factsOfSource } from '../../model/base-image.ts';
import { configuration } from '../../model/configuration.ts';
import { type CopiedSource, copiedBy } from '../../model/copied.ts';
import { neededByDefault } from '../../model/graph.ts';
import { chain, label, type Reference, root, type Source } from '../../model/stage.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Problem, Rule } from '../rule.ts';

export const copyRootFilesystem: Rule = {
  id: 'stage/copy-root-filesystem',
  severity: 'warning',
  summary: 'The whole file system of another stage is copied',
  severities: '**information** for a copy into an empty image, which makes one layer of many.',
  why: `Everything comes along: the system, compilers, caches, sources. Copy what was made, by its path. A relative path counts from
the root of the other stage, not from its WORKDIR: \`COPY --from=build . .\` takes everything, too.`,
  reported:
    'FROM golang:1.22 AS build\nWORKDIR /src\nRUN go build -o /out/app .\nFROM debian:12\nCOPY --from=build [|.|] .\n',
  fine: 'FROM golang:1.22 AS build\nWORKDIR /src\nRUN go build -o /out/app .\nFROM debian:12\nCOPY --from=build /out/app /\n',
  peers: ['hadolint DL3067'],
  changes: ['steps'],
  deep: true,
  each: ['COPY'],
  *check(dockerfile) {
    for (const reference of dockerfile.references) {
      if (reference.kind !== 'copy' || !neededByDefault(dockerfile).has(reference.stage)) continue;
      const problem = reference.instruction.onbuild ? undefined : problemOf(reference);
      if (problem) yield problem;
    }
  },
};

function problemOf({ stage, instruction, source, word }: Reference): Problem | undefined {
  const copied = copiedBy(stage, instruction);
  const all = copied?.sources.find(({ path }) => path === '' || path === '*');
  if (!copied || !all || !isSystem(source)) return undefined;
  // A variable may be meant to hold another path.
  if (all.word.text.includes('$')) return undefined;
  const relative = !all.word.text.startsWith('/');
  // A root file system put together in a folder is meant to be one.
  if (!relative && copied.destination !== '/') return undefined;
  const from = source.kind === 'stage' ? label(source.stage) : `"${word.text}"`;
  return {
    range: all.word.range,
    message: relative
      ? `"${all.word.text}" is the root of ${from}, not its WORKDIR: the whole file system is copied.`
      : `The whole file system of ${from} is copied.`,
    // Into an empty image it makes one layer of many.
    ...(!relative && !baseFacts(stage)?.distribution && { severity: 'information' as const }),
    fixes: () => (relative ? useWorkdir(source, all) : []),
  };
}

const SYSTEMS: ReadonlySet<Distribution | undefined> = new Set<Distribution | undefined>([
  ...(['debian', 'ubuntu', 'alpine', 'fedora', 'rhel', 'wolfi', 'suse', 'arch'] as const),
]);

/** Whether a source holds a whole system: its image is one, or commands were run in it. */
function isSystem(source: Source): boolean {
  if (source.kind !== 'stage') return SYSTEMS.has(factsOfSource(source)?.distribution);
  const facts = baseFacts(source.stage);
  if (facts || root(source.stage).kind !== 'image') return SYSTEMS.has(facts?.distribution);
  return chain(source.stage).some(({ instructions }) =>
    instructions.some(({ name, form }) => name === 'RUN' && form === 'plain'),
  );
}

function useWorkdir(source: Source, { word }: CopiedSource): Fix[] {
  const workdir = source.kind === 'stage' ? configuration(source.stage).workdir?.value : undefined;
  if (workdir === undefined || workdir === '/' || !/^[\w./-]+$/.test(workdir) || !/^\.?\/?$/.test(word.text)) return [];
  return [{ title: `Copy "${workdir}"`, edits: [replace(word.range, workdir)], safe: false, preferred: true }];
}
