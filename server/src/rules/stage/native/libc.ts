import type { Libc } from '../../../knowledge/images.ts';
import { baseFacts } from '../../../model/base-image.ts';
import { baseName, type Copied, copiedBy } from '../../../model/copied.ts';
import type { Dockerfile } from '../../../model/dockerfile.ts';
import { rememberWhole } from '../../../model/remember.ts';
import { chain, root, type Stage } from '../../../model/stage.ts';
import type { Instruction } from '../../../syntax/instruction.ts';
import { artefactsIn, sourcesOf } from './artefacts.ts';

export type { Libc };

/** The C library in the base image of a stage; undefined when it is not known. */
export const libcOf = (stage: Stage): Libc | undefined =>
  root(stage).kind === 'scratch' ? 'none' : baseFacts(stage)?.libc;

/** Whether two stages have C libraries of which neither does the other's work. */
export const isOther = (here: Libc | undefined, there: Libc | undefined): boolean =>
  here !== undefined && here !== 'none' && there !== undefined && here !== there;

const holders = rememberWhole((_: Dockerfile) => new Map<Libc, ReadonlySet<Stage>>());

/** The stages in which there may be programs of another libc: those that have one, and those that take files from them. */
export function holdersOfOther(dockerfile: Dockerfile, libc: Libc): ReadonlySet<Stage> {
  const known = holders(dockerfile).get(libc);
  if (known) return known;
  const found = new Set<Stage>();
  // What a stage takes from stands above.
  for (const stage of dockerfile.whole.stages) {
    if (isOther(libcOf(stage), libc) || sourcesOf(stage).some((source) => found.has(source))) found.add(stage);
  }
  holders(dockerfile).set(libc, found);
  return found;
}

/** Names in a command that installs another libc, or puts its loader in place. */
const GLIBC = /gcompat|libc6-compat|\bglibc\b|ld-linux|\/lib64\b/;
const MUSL = /\bmusl\b|ld-musl/;

/** Whether a stage may have another libc than that of its base image: by an install, or by files that are copied. */
export function bringsLibc(dockerfile: Dockerfile, stage: Stage, own: Libc): boolean {
  const marks = own === 'glibc' ? MUSL : GLIBC;
  return chain(stage).some((link) =>
    link.instructions.some((instruction) => {
      const { start, end } = instruction.range;
      if (instruction.name === 'RUN') return marks.test(dockerfile.text.slice(start, end));
      const copied = copiedBy(link, instruction);
      if (!copied) return false;
      // An archive may hold a whole system.
      if (own === 'none' && (instruction.name === 'ADD' || isSystem(dockerfile, link, copied))) return true;
      return isLibraries(copied.destination) || copied.sources.some(({ path }) => mayBeLibc(copied, path));
    }),
  );
}

/** Whether a folder may be laid over the root: not a program, nor a file by its name. */
function isSystem(dockerfile: Dockerfile, stage: Stage, { destination, sources, instruction }: Copied): boolean {
  if (destination !== '/') return false;
  return sources.some(
    ({ path }) =>
      path === undefined || (!baseName(path).includes('.') && !isProgram(dockerfile, stage, instruction, path)),
  );
}

function isProgram(dockerfile: Dockerfile, stage: Stage, instruction: Instruction, path: string): boolean {
  const reference = stage.references.find((other) => other.instruction === instruction);
  const found = reference ? artefactsIn(dockerfile, stage, reference, path) : [];
  return found.some(
    ({ output }) => output.path === `/${path}` || output.kind === 'folder' || output.kind === 'unnamed',
  );
}

const mayBeLibc = ({ fromContext }: Copied, path: string | undefined): boolean =>
  !fromContext && (path === undefined || path === '' || isLibraries(`/${path}`));

/** Folders that hold a libc, and its loader; not what else lies below them. */
function isLibraries(path: string | undefined): boolean {
  if (path === undefined || !/^\/(?:usr\/)?lib(?:32|64|x32)?(?:\/|$)/.test(path)) return false;
  return !/\/lib\/(?:node_modules|python[\d.]*|jvm|ssl|systemd)(?:\/|$)|\.(?:crt|pem)$/.test(path);
}
