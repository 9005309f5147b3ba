import type { Distribution, ImageFacts } from '../../knowledge/images.ts';
import { baseFacts, factsOfSource } from '../../model/base-image.ts';
import { baseName, copiedBy } from '../../model/copied.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { neededByDefault } from '../../model/graph.ts';
import { rememberWhole } from '../../model/remember.ts';
import { chain, label, type Reference, type Source, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Problem, Rule } from '../rule.ts';
import { rootStage } from '../support/platform-flag.ts';
import { startsSomething } from '../support/started.ts';
import { artefactsIn } from './native/artefacts.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Programs written in C that every distribution links to its libraries. Those written in Go are mostly static. */
const DYNAMIC = words(`
  ash awk base64 bash cat chmod chown cp cut date dash dd df du echo env expr false find grep gunzip gzip head hostname id
  install kill ln ls md5sum mkdir mktemp more mount mv nproc ps pwd readlink rm rmdir sed sh sha256sum sleep sort stat stty
  su tail tar tee test timeout touch tr true tty umount uname uniq wc which whoami xargs
  bzip2 convert curl dig ffmpeg ffprobe file gdb gdbserver git gpg htop identify ip iptables jq less lsof magick make mysql
  mysqldump nano nc ncat netstat nginx nslookup openssl perl pg_dump pg_isready pg_restore php ping psql python3 redis-cli
  rsync ruby scp sftp sqlite3 socat ssh ssh-keygen strace tcpdump tini tree unzip vim wget xz zip zsh zstd
`);

/** Distributions whose programs are linked dynamically. */
const LINKED: ReadonlySet<Distribution | undefined> = new Set<Distribution | undefined>([
  ...(['debian', 'ubuntu', 'alpine', 'fedora', 'rhel', 'wolfi', 'suse', 'arch'] as const),
]);

export const copiedToolWithoutLibs: Rule = {
  id: 'stage/copied-tool-without-libs',
  severity: 'information',
  summary: 'A program of a distribution is copied to where its libraries are missing',
  why: `The programs of a distribution load its libraries when they start. Alone in scratch, or on another C library, they end with
"no such file or directory", though the file is there. Take a static build, install the program there, or copy its libraries.`,
  reported:
    'FROM alpine:3.20 AS tools\nRUN apk add --no-cache curl\nFROM scratch\nCOPY --from=tools [|/usr/bin/curl|] /bin/curl\nCOPY app /app\nCMD ["/app"]\n',
  fine: 'FROM alpine:3.20 AS tools\nRUN apk add --no-cache curl\nFROM alpine:3.20\nCOPY --from=tools /usr/bin/curl /bin/curl\nCOPY app /app\nCMD ["/app"]\n',
  peers: [],
  deep: true,
  each: ['COPY'],
  *check(dockerfile) {
    const started = startedStages(dockerfile);
    for (const reference of dockerfile.references) {
      const { kind, stage, instruction } = reference;
      if (kind !== 'copy' || instruction.onbuild || !neededByDefault(dockerfile).has(stage)) continue;
      // An empty stage in between only collects files for others.
      if (rootStage(stage).base.kind === 'scratch' && !started.has(stage)) continue;
      const from = factsOf(reference.source);
      if (from && LINKED.has(from.distribution) && lacksLibraries(stage, from)) yield* problems(dockerfile, reference);
    }
  },
};

/** The stages of the image, if it starts something. */
const startedStages = rememberWhole(
  ({ final }: Dockerfile): ReadonlySet<Stage> => new Set(final && startsSomething(final) ? chain(final) : []),
);

const factsOf = (source: Source): ImageFacts | undefined =>
  source.kind === 'stage' ? baseFacts(rootStage(source.stage)) : factsOfSource(source);

/** Whether programs of the one system surely do not start on the other: no C library, or another kind. */
function lacksLibraries(stage: Stage, from: ImageFacts): boolean {
  const base = rootStage(stage);
  const libc = base.base.kind === 'scratch' ? 'none' : baseFacts(base)?.libc;
  return from.libc !== undefined && libc !== undefined && libc !== from.libc;
}

function* problems(dockerfile: Dockerfile, reference: Reference): Iterable<Problem> {
  const { stage, source, instruction, word } = reference;
  const found = (copiedBy(stage, instruction)?.sources ?? []).filter(
    ({ path }) =>
      path !== undefined &&
      isProgram(source, path) &&
      isLinked(dockerfile, source, path) &&
      // What the stage compiles itself is the affair of stage/libc-mismatch.
      artefactsIn(dockerfile, stage, reference, path).length === 0,
  );
  if (found.length === 0 || bringsLibraries(dockerfile).has(stage)) return;
  for (const { path, word: place } of found) {
    yield {
      range: place.range,
      message: `"${baseName(path!)}" of ${source.kind === 'stage' ? label(source.stage) : `"${word.text}"`} needs libraries that are not in ${label(stage)}.`,
    };
  }
}

/** Chains that no person wrote are not worth the time. */
const DEEPEST = 50;

/** What official images add in a folder of their own: the image's family and the program. */
const ADDED: Readonly<Record<string, RegExp>> = {
  node: /^usr\/local\/bin\/node$/,
  php: /^usr\/local\/bin\/php$/,
  python: /^usr\/local\/bin\/python3?$/,
  redis: /^usr\/local\/bin\/redis-(?:cli|server)$/,
  ruby: /^usr\/local\/bin\/ruby$/,
};

function isProgram(source: Source, path: string): boolean {
  if (/^(?:usr\/)?s?bin\/[\w.+-]+$/.test(path)) return DYNAMIC.has(baseName(path));
  return ADDED[factsOf(source)?.family ?? '']?.test(path) ?? false;
}

/** Whether a program is the image's own: put there by nothing that can be seen. */
function isLinked(dockerfile: Dockerfile, source: Source, path: string): boolean {
  let depth = 0;
  for (let at = source; at.kind === 'stage'; at = at.stage.base) {
    const { from, range } = at.stage;
    if (++depth > DEEPEST || names(dockerfile.text.slice(from.range.end, range.end), `/${path}`)) return false;
  }
  return true;
}

/** Whether a path, not only the beginning of another, stands in a text. */
function names(text: string, path: string): boolean {
  for (let at = text.indexOf(path); at >= 0; at = text.indexOf(path, at + 1)) {
    if (!/[\w+-]/.test(text[at + path.length] ?? '')) return true;
  }
  return false;
}

/** The stages that may get libraries as well: a folder or a file of them, a whole file system, or a package of them. */
const bringsLibraries = rememberWhole((dockerfile: Dockerfile): ReadonlySet<Stage> => {
  const found = new Set<Stage>();
  for (const stage of dockerfile.stages) {
    const inherits = stage.base.kind === 'stage' && found.has(stage.base.stage);
    if (inherits || stage.instructions.some((instruction) => mayBringLibraries(stage, instruction))) found.add(stage);
  }
  return found;
});

function mayBringLibraries(stage: Stage, instruction: Instruction): boolean {
  if (instruction.name === 'RUN') return /\b(?:gcompat|libc6-compat|musl|glibc)\b/.test(instruction.logicalText);
  const copied = copiedBy(stage, instruction);
  if (!copied) return false;
  const programsOnly = copied.sources.every(({ path }) => path !== undefined && /(?:^|\/)s?bin\/[^/]+$/.test(path));
  return (
    copied.sources.some(({ path }) => holdsLibraries(path)) || (!programsOnly && holdsLibraries(copied.destination))
  );
}

/** Whether a path is a library, a folder of libraries, or the root of all; unknown ones may be. */
const holdsLibraries = (path: string | undefined): boolean =>
  path === undefined || /^\/?$|(?:^|\/)lib(?:32|64|x32)?(?:\/|$)|\.so\b|\/ld-/.test(path);
