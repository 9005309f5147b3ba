import { baseFacts } from '../../model/base-image.ts';
import { isWithin, workdirAt } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { foldersOf } from '../../model/provenance.ts';
import { remember, rememberApart } from '../../model/remember.ts';
import { tracesOfRun } from '../../model/run-traces.ts';
import { chain, LONG_CHAIN, type Stage } from '../../model/stage.ts';
import type { Trace } from '../../model/trace.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { userAt } from '../support/user.ts';

const OTHERWISE = /\b(?:sudo|doas|gosu|su-exec|su|chown|setfacl)\b/;

/** Whether a RUN may be the work of another user than USER says, or gives files away. */
export const isOtherwise = ({ text }: Dockerfile, { range }: Instruction): boolean =>
  OTHERWISE.test(text.slice(range.start, range.end));

const traces = remember((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage) =>
    rememberApart((run: Instruction): readonly Trace[] => tracesOfRun(dockerfile, stage, run)),
  ),
);

/** What a RUN of a stage writes. */
export const tracesIn = (dockerfile: Dockerfile, stage: Stage, run: Instruction): readonly Trace[] =>
  traces(dockerfile)(stage)(run);

/** The first places in a stage's text from which on folders may belong to a user who is not root. */
interface Theirs {
  /** All folders, as far as is known. */
  all: number;
  /** By the folder itself, and by one in which it may lie. */
  readonly folder: Map<string, number>;
  readonly within: Map<string, number>;
}

const theirs = remember((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage): Theirs => {
    const found: Theirs = { all: Number.POSITIVE_INFINITY, folder: new Map(), within: new Map() };
    const put = (map: Map<string, number>, path: string, place: number) => {
      if (!map.has(path)) map.set(path, place);
    };
    for (const [i, instruction] of stage.instructions.entries()) {
      const { name, range } = instruction;
      if (name === 'RUN') {
        if (isOtherwise(dockerfile, instruction)) found.all = Math.min(found.all, range.end);
        for (const { path, open } of tracesIn(dockerfile, stage, instruction)) {
          if (path !== undefined && path !== '/') put(open ? found.within : found.folder, path, range.end);
        }
      } else if (instruction.flag('chown')) {
        found.all = Math.min(found.all, range.end);
      } else if (name === 'WORKDIR' && userAt(dockerfile, stage, instruction).root !== true) {
        // It applies to what follows.
        const next = stage.instructions[i + 1];
        if (next) put(found.folder, workdirAt(stage, next), range.end);
      }
    }
    return found;
  }),
);

/** Whether a folder is there before an instruction, and belongs to a user who is not root; or may do so. */
export function mayBeTheirs(dockerfile: Dockerfile, stage: Stage, copy: Instruction, folder: string): boolean {
  const { home } = userAt(dockerfile, stage, copy);
  if (folder === home || isWithin(folder, '/tmp') || folder === baseFacts(stage)?.workdir) return true;
  const folders = foldersOf(folder);
  if (!folders) return true;
  // What stands in a stage further up is all in front of it.
  return chain(stage, LONG_CHAIN).some((link) => {
    const { all, folder: exact, within } = theirs(dockerfile)(link);
    const isBefore = (place: number | undefined) => place !== undefined && place <= copy.range.start;
    return isBefore(all) || isBefore(exact.get(folder)) || folders.some((path) => isBefore(within.get(path)));
  });
}
