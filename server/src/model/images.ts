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
export const imageUses = remember(({ stages, references }: Dockerfile): readonly ImageUse[] => {
  const uses: ImageUse[] = [];
  let at = 0;
  const addReferences = (before: number) => {
    for (
      let reference = references[at];
      reference && reference.word.range.start < before;
      reference = references[++at]
    ) {
      const { stage, word, source, byIndex } = reference;
      // An index stands for the place that named the image first.
      if (source.kind === 'image' && !byIndex) uses.push({ stage, word, source, reference });
    }
  };
  for (const stage of stages) {
    const { base: source, image: word, from } = stage;
    addReferences(from.range.start);
    if (source.kind === 'image' && word) uses.push({ stage, word, source, reference: undefined });
  }
  addReferences(Number.POSITIVE_INFINITY);
  return uses;
});
