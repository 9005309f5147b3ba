import { mayHold } from '../../knowledge/folders.ts';
import { baseName, type Copied, copiedBy } from '../../model/copied.ts';
import { isKnown, resolvePath, workdirAt } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { tracesOfFiles } from '../../model/file-traces.ts';
import { foldersOf } from '../../model/provenance.ts';
import { remember, rememberApart } from '../../model/remember.ts';
import type { Step } from '../../model/run-steps.ts';
import { tracesOfRun } from '../../model/run-traces.ts';
import { chain, LONG_CHAIN, root, type Stage } from '../../model/stage.ts';
import type { ParsedOptions } from '../../shell/options.ts';
import type { ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';

/** A COPY or ADD, and what of it lies at a path. */
export interface Bringer {
  readonly copy: Instruction;
  /** One file, or a folder with all that the COPY brings. */
  readonly kind: 'file' | 'folder' | 'either';
  /** It brings nothing else. */
  readonly alone: boolean;
}

/** A `chown` or `chmod` of what a COPY has just brought. */
export interface Changed {
  readonly step: Step;
  readonly program: 'chown' | 'chmod';
  readonly options: ParsedOptions;
  /** Owner or mode. */
  readonly value: ShellWord;
  readonly path: string;
  readonly bringer: Bringer;
  readonly before: Before;
}

/** What a COPY or ADD puts at a path, be it the folder it copies to or a file in it; undefined where that is nothing. */
export function bringerOf(stage: Stage, copy: Instruction, path: string): Bringer | undefined {
  const copied = copiedBy(stage, copy);
  const to = copied?.destination;
  if (!copied || to === undefined || !isKnown(to)) return undefined;
  const alone = copied.sources.length === 1;
  const isFolder = isFolderOf(stage, copied, to);
  if (path === to) return { copy, kind: isFolder ? 'folder' : 'either', alone: true };
  const isFile = copied.sources.some(({ path: source }) => source && resolvePath(to, baseName(source)) === path);
  return isFile && isFolder ? { copy, kind: 'file', alone } : undefined;
}

/** Whether the destination is a folder for certain. */
function isFolderOf(stage: Stage, { instruction, sources }: Copied, to: string): boolean {
  const written = instruction.words.at(-1)!.text;
  if (sources.length > 1 || /(?:^|\/)\.{0,2}$/.test(written) || to === workdirAt(stage, instruction)) return true;
  return sources.some(({ path, word }) => path === '' || /[/*]$/.test(word.text));
}

/** What is in a folder before a COPY fills it. */
export type Before = 'nothing' | 'the folder' | 'unknown' | 'content';

/** What lies at a path, or in the folder there, before an instruction of a stage. */
export function before(dockerfile: Dockerfile, stage: Stage, { range }: Instruction, path: string): Before {
  const links = chain(stage, LONG_CHAIN).map(writtenIn(dockerfile));
  const isWritten = (first: (written: Written) => number | undefined) =>
    links.some((written) => (first(written) ?? Number.POSITIVE_INFINITY) < range.start);
  if (isWritten(({ content }) => content.get(path))) return 'content';
  if (isWritten(({ anywhere }) => anywhere)) return 'unknown';
  if (isWritten(({ folders }) => folders.get(path))) return 'the folder';
  const base = root(stage);
  const mayBeThere = base.kind === 'image' && base.reference ? mayHold(base.reference, path) : base.kind !== 'scratch';
  return mayBeThere ? 'unknown' : 'nothing';
}

/** Where the instructions of a stage first write something, as offsets. */
interface Written {
  /** To a path, or to what lies in it. */
  readonly content: ReadonlyMap<string, number>;
  /** That make nothing but the folder. */
  readonly folders: ReadonlyMap<string, number>;
  /** To a place that is not known. */
  readonly anywhere: number | undefined;
}

const writtenIn = remember((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage): Written => {
    const content = new Map<string, number>();
    const folders = new Map<string, number>();
    let anywhere: number | undefined;
    const first = (map: Map<string, number>, path: string, at: number) => map.has(path) || map.set(path, at);
    for (const instruction of stage.instructions) {
      const at = instruction.range.start;
      if (instruction.name === 'WORKDIR') {
        first(folders, workdirAfter(stage, instruction), at);
        continue;
      }
      const isRun = instruction.name === 'RUN';
      const traces = isRun ? tracesOfRun(dockerfile, stage, instruction) : tracesOfFiles(stage, instruction);
      for (const { path, open, removes } of traces) {
        const above = path === undefined ? undefined : foldersOf(path);
        if (path === undefined || !above) anywhere ??= at;
        else if (!removes) {
          first(isRun && !open ? folders : content, path, at);
          for (const folder of above.slice(1)) first(content, folder, at);
        }
      }
    }
    return { content, folders, anywhere };
  }),
);

function workdirAfter(stage: Stage, workdir: Instruction): string {
  const path = stage.scope.evaluate(workdir.words[0]?.text ?? '', workdir);
  return path === undefined ? '' : resolvePath(workdirAt(stage, workdir), path);
}
