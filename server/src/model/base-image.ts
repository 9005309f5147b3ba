import { factsOf, type ImageFacts } from '../knowledge/images.ts';
import { root, type Source, type Stage } from './stage.ts';

/** What is known of the image a name means; undefined for stages, variables and images nobody knows. */
export const factsOfSource = (source: Source): ImageFacts | undefined =>
  source.kind === 'image' && source.reference ? factsOf(source.reference) : undefined;

/** What is known of the image at the far end of a stage's chain. */
export const baseFacts = (stage: Stage): ImageFacts | undefined => factsOfSource(root(stage));
