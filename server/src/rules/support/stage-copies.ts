import { resolvePath } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';

/** A source of `COPY --from` that lies in an earlier stage. */
export interface StageCopy {
  readonly from: Stage;
  readonly instruction: Instruction;
  readonly word: Word;
  /** Absolute and clean: where it begins in the stage. */
  readonly path: string;
  /** A variable or a star decides what lies in `path`. */
  readonly isPattern: boolean;
}

/** All of them, besides those of triggers, which run in stages that nobody knows. */
export function* stageCopies(dockerfile: Dockerfile): Iterable<StageCopy> {
  for (const { kind, source, stage, instruction } of dockerfile.references) {
    if (kind !== 'copy' || source.kind !== 'stage' || source.stage.index >= stage.index || instruction.onbuild)
      continue;
    for (const word of instruction.words.slice(0, -1)) {
      const open = word.text.search(/[*?[$\\]/);
      const fixed = open < 0 ? word.text : word.text.slice(0, word.text.lastIndexOf('/', open) + 1);
      const text = stage.scope.evaluate(fixed, instruction);
      if (text === undefined || text.startsWith('<<')) continue;
      const path = resolvePath('/', text);
      if (path !== '/') yield { from: source.stage, instruction, word, path, isPattern: open >= 0 };
    }
  }
}
