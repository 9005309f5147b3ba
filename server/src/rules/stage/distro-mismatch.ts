import { baseFacts } from '../../model/base-image.ts';
import { copiedBy } from '../../model/copied.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { neededByDefault } from '../../model/graph.ts';
import { remember } from '../../model/remember.ts';
import { label, type Reference, type Stage } from '../../model/stage.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { rootStage } from '../support/platform-flag.ts';
import { differ, isNewer, versionOf } from '../support/versions.ts';
import { compilations } from './compiled.ts';
import { otherLibc } from './other-libc.ts';

export const distroMismatch: Rule = {
  id: 'stage/distro-mismatch',
  severity: 'information',
  summary: 'Files that are bound to one version of a runtime or system are copied to another',
  severities: 'a **warning** for a program that was linked on a newer release.',
  why: `Modules that were installed for one version of an interpreter are not found, or do not load, in another. A program that was
linked on a newer release of the distribution asks for a glibc that the older one does not have. Packages with native parts are installed for
the C library of their stage: musl in Alpine, glibc in Debian. Install them on the same distribution.`,
  reported:
    'FROM python:3.13 AS build\nRUN python -m venv /opt/venv\nFROM python:3.12-slim\nCOPY --from=build [|/opt/venv|] /opt/venv\n',
  fine: 'FROM python:3.13 AS build\nRUN python -m venv /opt/venv\nFROM python:3.13-slim\nCOPY --from=build /opt/venv /opt/venv\n',
  peers: [],
  changes: ['steps', 'Base'],
  deep: true,
  each: ['COPY'],
  *check(dockerfile) {
    for (const { problem } of mismatches(dockerfile)) yield problem;
    const told = new Set(mismatches(dockerfile).map(({ reference }) => reference));
    for (const reference of copies(dockerfile)) {
      const problem = told.has(reference) ? undefined : otherLibc(dockerfile, reference);
      if (problem) yield problem;
    }
  },
};

interface Mismatch {
  readonly reference: Reference;
  readonly base: Stage;
  readonly problem: Problem;
}

const mismatches = remember((dockerfile: Dockerfile): readonly Mismatch[] =>
  copies(dockerfile).flatMap((reference) =>
    reference.source.kind === 'stage' ? (mismatch(dockerfile, reference, reference.source.stage) ?? []) : [],
  ),
);

/** The COPY lines of the default build that take from a stage. */
const copies = (dockerfile: Dockerfile): readonly Reference[] =>
  dockerfile.references.filter(
    ({ kind, source, stage, instruction }) =>
      kind === 'copy' && source.kind === 'stage' && !instruction.onbuild && neededByDefault(dockerfile).has(stage),
  );

/** The stages whose image is in another version than one they copy from, which is told of. */
export const mismatchedBases = remember(
  (dockerfile: Dockerfile): ReadonlySet<Stage> => new Set(mismatches(dockerfile).map(({ base }) => base)),
);

/** What is bound to a version of its interpreter, by the image's family, and how many numbers make a version. */
const BOUND: Readonly<Record<string, { readonly paths: RegExp; readonly numbers: number }>> = {
  python: {
    paths: /\/(?:site-packages|dist-packages|\.?venv|virtualenv)(?:\/|$)|\/lib\/python3(?:\.\d+)?(?:\/|$)/,
    numbers: 2,
  },
  ruby: { paths: /\/(?:vendor\/bundle|usr\/local\/bundle)(?:\/|$)/, numbers: 2 },
  node: { paths: /\/node_modules(?:\/|$)/, numbers: 1 },
};

function mismatch(dockerfile: Dockerfile, reference: Reference, source: Stage): Mismatch | undefined {
  const base = rootStage(reference.stage);
  const origin = rootStage(source);
  const facts = baseFacts(base);
  const originFacts = baseFacts(origin);
  if (!facts || !originFacts || /\$/.test(`${base.image!.text}${origin.image!.text}`)) return undefined;
  const sources = copiedBy(reference.stage, reference.instruction)?.sources ?? [];
  const bound = facts.family === originFacts.family ? BOUND[facts.family] : undefined;
  const modules = bound && sources.find(({ path }) => path !== undefined && bound.paths.test(`/${path}`));
  if (bound && modules) {
    const [here, there] = [tagOf(base), tagOf(origin)].map((tag) => versionOf(tag).slice(0, bound.numbers));
    if (!differ(here!, there!) || here!.length < bound.numbers || there!.length < bound.numbers) return undefined;
    const message = `These files are for ${facts.family} ${there!.join('.')} of ${label(source)}, but this stage has ${here!.join('.')}.`;
    const fixes = () => useVersion(base, there!);
    return { reference, base, problem: { range: modules.word.range, message, fixes } };
  }
  const { release } = facts;
  if (facts.distribution !== originFacts.distribution || release === undefined || originFacts.release === undefined)
    return undefined;
  if (!isNewer(originFacts.release, release)) return undefined;
  const linked = sources.find(({ path }) => path !== undefined && isLinked(dockerfile, source, `/${path}`));
  if (!linked) return undefined;
  const message = `This was linked on ${originFacts.release}, whose glibc is newer than that of ${release} here.`;
  return { reference, base, problem: { range: linked.word.range, message, severity: 'warning' } };
}

const tagOf = ({ base }: Stage): string | undefined => (base.kind === 'image' ? base.reference?.tag : undefined);

/** Whether a path is a library of the system, or a program that the stage compiled and did not link statically. */
function isLinked(dockerfile: Dockerfile, source: Stage, path: string): boolean {
  if (/^\/(?:usr\/(?:local\/)?)?lib(?:32|64)?\/.*\.so(?:\.[\d.]+)?\*?$/.test(path)) return true;
  const text = dockerfile.text.slice(source.range.start, source.range.end);
  if (/musl|-static|crt-static|zigbuild/.test(text)) return false;
  return compilations(dockerfile, source).some(({ tool, makes }) => (tool === 'c' || tool === 'cargo') && makes(path));
}

/** The builder's version in the tag, with what follows it left as it is. */
function useVersion(base: Stage, version: readonly number[]): Fix[] {
  const word = base.image!;
  const [written] = /(?<=:)\d+(?:\.\d+)*(?=[^:/@]*$)/.exec(word.text) ?? [];
  if (written === undefined || word.range.end - word.range.start !== word.text.length) return [];
  const start = word.range.start + word.text.lastIndexOf(`:${written}`) + 1;
  const wanted = version.join('.');
  const edits = [replace({ start, end: start + written.length }, wanted)];
  return [{ title: `Use version ${wanted} here, too`, edits, safe: false, preferred: true }];
}
