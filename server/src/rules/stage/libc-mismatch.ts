import { baseName, type Copied, type CopiedSource, copiedBy } from '../../model/copied.ts';
import { resolvePath } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { finalChain } from '../../model/graph.ts';
import { label, type Reference, root, type Stage } from '../../model/stage.ts';
import { insert } from '../../text/edit.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { rootStage } from '../support/platform-flag.ts';
import { isStarted, startsSomething } from '../support/started.ts';
import type { Artefact } from './native/artefact.ts';
import { artefactsIn } from './native/artefacts.ts';
import type { Build } from './native/build.ts';
import { bringsLibc, holdersOfOther, isOther, type Libc, libcOf } from './native/libc.ts';
import { toolsIn } from './native/tools.ts';

export const libcMismatch: Rule = {
  id: 'stage/libc-mismatch',
  severity: 'warning',
  summary: 'A program is copied to an image with another C library, or with none',
  why: `A program that is linked dynamically looks for the C library it was built with. Alpine has musl, Debian and most
others have glibc, scratch and distroless static have none: there the program ends with "not found" or "no such file or directory",
although the file is there. Build on the same distribution as the last stage, or link statically: with \`CGO_ENABLED=0\` in Go, a
\`*-linux-musl\` target in Rust, \`-static\` in C.`,
  reported:
    'FROM golang:1.24 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/server ./cmd/server\n\nFROM alpine:3.22\nCOPY --from=build [|/out/server|] /usr/local/bin/\nUSER nobody\nENTRYPOINT ["server"]\n',
  fine: 'FROM golang:1.24 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /out/server ./cmd/server\n\nFROM alpine:3.22\nCOPY --from=build /out/server /usr/local/bin/\nUSER nobody\nENTRYPOINT ["server"]\n',
  peers: [],
  changes: ['steps'],
  deep: true,
  *check(dockerfile) {
    const { final } = dockerfile;
    if (!final) return;
    const there = libcOf(final);
    if (!there || bringsLibc(dockerfile, final, there)) return;
    // Files alone, to be taken out or copied on: nothing runs.
    if (there === 'none' && !startsSomething(final)) return;
    const others = holdersOfOther(dockerfile, there);
    for (const stage of finalChain(dockerfile)) {
      for (const reference of stage.references) {
        const { kind, source, instruction } = reference;
        if (kind === 'copy' && source.kind === 'stage' && others.has(source.stage) && !instruction.onbuild) {
          yield* problemsOf(dockerfile, final, stage, reference, there);
        }
      }
    }
  },
};

function* problemsOf(
  dockerfile: Dockerfile,
  final: Stage,
  stage: Stage,
  reference: Reference,
  there: Libc,
): Iterable<Problem> {
  const copied = copiedBy(stage, reference.instruction);
  for (const source of copied?.sources ?? []) {
    if (source.path === undefined) continue;
    const found = artefactsIn(dockerfile, stage, reference, source.path);
    const wrong = found.filter((artefact) => isWrong(artefact, there) && isSure(artefact, copied!, source, final));
    if (wrong.length > 0) yield problem(dockerfile, final, source, wrong, there);
  }
}

/** Whether it does not work with another libc than that of the stage it was made in. */
function isWrong({ build }: Artefact, there: Libc): boolean {
  if (build.bound === 'no' || build.bound === 'possibly' || !isOther(libcOf(build.stage), there)) return false;
  // Without a libc there is no interpreter either, so somebody knows more than we do.
  return there !== 'none' || (build.tool !== 'python' && build.tool !== 'node');
}

/** A program whose name is not known is told from other files by being started. */
function isSure({ output }: Artefact, { destination }: Copied, { path }: CopiedSource, final: Stage): boolean {
  if (output.kind !== 'unnamed') return true;
  if (destination === undefined || path === undefined) return false;
  return [destination, resolvePath(destination, baseName(path))].some((place) => isStarted(final, place));
}

function problem(
  dockerfile: Dockerfile,
  final: Stage,
  { word, path }: CopiedSource,
  wrong: readonly Artefact[],
  there: Libc,
): Problem {
  const { output, build } = wrong[0]!;
  const here = libcOf(build.stage)!;
  const what = output.kind === 'file' && output.path.startsWith(`/${path}/`) ? output.path : word.text;
  const lacks = there === 'none' ? `${imageOf(final)} has no C library` : `${imageOf(final)} has ${there}`;
  const { name, args } = build.command;
  const end = Math.max(name.range.end, ...args.map(({ range }) => range.end));
  return {
    range: word.range,
    message: `"${what}" ${VERB[build.tool][build.bound === 'certainly' ? 0 : 1]} ${here}, but ${lacks}.`,
    related: [
      { range: { start: name.range.start, end }, message: `Built here, in ${label(build.stage)}.` },
      ...based(build.stage, here),
      ...based(final, there),
    ],
    fixes: () => switchOffCgo(dockerfile, [...new Set(wrong.map((artefact) => artefact.build))]),
  };
}

const VERB = {
  go: ['is linked against', 'may be linked against'],
  rust: ['is linked against', 'is linked against'],
  c: ['is linked against', 'is linked against'],
  python: ['may hold code for', 'may hold code for'],
  node: ['holds code for', 'holds code for'],
  ruby: ['holds code for', 'holds code for'],
} as const;

const imageOf = (stage: Stage): string => {
  const base = root(stage);
  return base.kind === 'image' ? base.text : 'scratch';
};

function based(stage: Stage, libc: Libc): { range: { start: number; end: number }; message: string }[] {
  const { image } = rootStage(stage);
  const has = libc === 'none' ? 'no C library' : libc;
  return image ? [{ range: image.range, message: `${imageOf(stage)} has ${has}.` }] : [];
}

/** For programs that ask for no cgo. */
function switchOffCgo(dockerfile: Dockerfile, builds: readonly Build[]): Fix[] {
  if (!builds.every((build) => canDoWithoutCgo(dockerfile, build))) return [];
  const edits = builds.map(({ command }) => insert(command.name.range.start, 'CGO_ENABLED=0 '));
  return [{ title: 'Build with CGO_ENABLED=0', edits, safe: false, preferred: true }];
}

/** Nothing asks for cgo: neither CGO_ENABLED=1 nor C libraries and compilers in the stage. A shell reads the command. */
function canDoWithoutCgo(dockerfile: Dockerfile, { tool, bound, command, run, stage }: Build): boolean {
  const isReadByShell = run.form === 'plain' && command.wrappers.every(({ value }) => value === 'env');
  return tool === 'go' && bound === 'probably' && isReadByShell && !toolsIn(dockerfile, stage).forC;
}
