import { isWindows } from '../model/base-image.ts';
import { resolvePath } from '../model/directory.ts';
import type { Dockerfile } from '../model/dockerfile.ts';
import { placedAt } from '../model/instructions.ts';
import { makersOf } from '../model/makers.ts';
import type { Stage } from '../model/stage.ts';
import type { Instruction } from '../syntax/instruction.ts';
import type { Word } from '../syntax/word.ts';
import { contains, type Range } from '../text/range.ts';

/** A path in a stage, named by `COPY --from` or by a mount's `source`. */
export interface StagePath {
  readonly word: Word;
  /** Where it is taken to. */
  readonly stage: Stage;
  readonly instruction: Instruction;
  readonly from: Stage;
  /** Absolute and clean; of a pattern, the folder that it looks in. */
  readonly path: string;
  /** What the names in that folder have to fit. */
  readonly pattern: string | undefined;
  readonly isPattern: boolean;
}

/** The path in another stage that stands at an offset. None in a trigger, which runs in stages that nobody knows. */
export function stagePathAt(dockerfile: Dockerfile, offset: number): StagePath | undefined {
  const placed = placedAt(dockerfile, offset);
  if (!placed?.stage || placed.instruction.onbuild) return undefined;
  const { instruction, stage } = placed;
  const word = pathAt(instruction, offset);
  const reference =
    word &&
    stage.references.find(
      ({ instruction: other, kind, flag }) =>
        other === instruction && (kind === 'copy' ? !isInFlag(instruction, word) : contains(flag.range, offset)),
    );
  if (!word || reference?.source.kind !== 'stage' || reference.source.stage.index >= stage.index) return undefined;
  const from = reference.source.stage;
  if (isWindows(dockerfile, from)) return undefined;
  const value = stage.scope.evaluate(word.text, instruction);
  if (value === undefined) return undefined;
  const open = value.search(/[*?[\\]/);
  const isPattern = open >= 0;
  const split = value.lastIndexOf('/', open) + 1;
  return {
    word,
    stage,
    instruction,
    from,
    path: resolvePath('/', isPattern ? value.slice(0, split) : value),
    pattern: isPattern ? value.slice(split).split('/', 1)[0] : undefined,
    isPattern,
  };
}

/** The source of COPY, or of a mount, at an offset. */
function pathAt({ name, words, mounts }: Instruction, offset: number): Word | undefined {
  if (name === 'COPY') {
    return words.slice(0, -1).find(({ range, text }) => contains(range, offset) && !text.startsWith('<<'));
  }
  if (name !== 'RUN') return undefined;
  for (const { mount } of mounts) {
    const source = mount!.source;
    if (source && contains(source.range, offset)) return source;
  }
  return undefined;
}

const isInFlag = ({ flags }: Instruction, { range }: Word): boolean =>
  flags.some((flag) => contains(flag.range, range.start));

/** No more places than these are shown to choose from. */
const MOST = 5;

/** The words that make what a path at an offset names, or may do so. */
export function originAt(
  dockerfile: Dockerfile,
  offset: number,
):
  | { readonly origin: Range; readonly targets: readonly { readonly range: Range; readonly selection: Range }[] }
  | undefined {
  const found = stagePathAt(dockerfile, offset);
  if (!found || found.path === '/') return undefined;
  const { traces, vague } = makersOf(dockerfile, { ...found, stage: found.from });
  if (vague) return undefined;
  const targets = traces
    .slice(0, MOST)
    .map(({ instruction, range }) => ({ range: (instruction.onbuild ?? instruction).range, selection: range }));
  return targets.length > 0 ? { origin: found.word.range, targets } : undefined;
}
