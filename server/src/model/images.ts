import type { Word } from '../syntax/word.ts';
import type { Dockerfile } from './dockerfile.ts';
import { remember } from './remember.ts';
import type { Reference, Source, Stage } from './stage.ts';

/** A place that names an image: FROM, `COPY --from` or a mount's `from`. */
export interface ImageUse {
  readonly stage: Stage;
  readonly word: Word;
  readonly source: Extract<Source, { kind: 'image' }>;
  /** Undefined for FROM. */
  readonly reference: Reference | undefined;
}

/** All places that name an image, in the order of the file. Stages, scratch and what depends on variables without a value are none. */
export const imageUses = remember((dockerfile: Dockerfile): readonly ImageUse[] => {
  const uses: ImageUse[] = [];
  for (const stage of dockerfile.stages) {
    const { base: source, image: word } = stage;
    if (source.kind === 'image' && word) uses.push({ stage, word, source, reference: undefined });
    for (const reference of stage.references) {
      // An index stands for the place that named the image first.
      if (reference.source.kind === 'image' && !reference.byIndex) {
        uses.push({ stage, word: reference.word, source: reference.source, reference });
      }
    }
  }
  return uses;
});
