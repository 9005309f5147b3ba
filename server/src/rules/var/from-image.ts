import { environmentOf } from '../../knowledge/environment.ts';
import { baseFacts } from '../../model/base-image.ts';
import { remember } from '../../model/remember.ts';
import { root, type Stage } from '../../model/stage.ts';

/**
 * Whether the image at the far end of a stage's chain sets a variable. Where nobody knows the image: `perhaps` for what many
 * set, `related` for a name that goes with that of the image, `unlikely` for others.
 */
type FromImage = 'yes' | 'no' | 'perhaps' | 'related' | 'unlikely';

/** Names that an image which nobody knows may well set. */
const OF_IMAGES =
  /^(?:HOME|USER|LANG|LANGUAGE|LC_\w+|TZ|SHELL|TERM|HOSTNAME|PWD|UID|GID|DEBIAN_FRONTEND|\w+_(?:HOME|PATH|ROOT|DIR|USER|UID|GID))$/;

const OF_SCRATCH: ReadonlySet<string> = new Set(['PATH']);

/** What the base image sets; undefined where that is not known. */
export const environmentAt = remember((stage: Stage): ReadonlySet<string> | undefined => {
  const base = root(stage);
  if (base.kind === 'scratch') return OF_SCRATCH;
  if (base.kind !== 'image' || !base.reference || baseFacts(stage)?.distribution === 'windows') return undefined;
  return environmentOf(base.reference);
});

/** Whether the image that a stage's chain begins with sets a variable, as far as it can be known. */
export function setByImage(stage: Stage, name: string): FromImage {
  const known = environmentAt(stage);
  if (known) return known.has(name) ? 'yes' : 'no';
  const { candidates, image } = unknownBase(stage);
  if (candidates.some(({ scope }) => scope.last(name))) return 'yes';
  if (OF_IMAGES.test(name)) return 'perhaps';
  // `NODE_VERSION` in an image called something with "node".
  const [first = ''] = name.toLowerCase().split('_');
  return first.length > 1 && image.includes(first) ? 'related' : 'unlikely';
}

/** The name of an image that nobody knows, without its tag, and the stages that it may be. */
const unknownBase = remember((stage: Stage): { candidates: readonly Stage[]; image: string } => {
  let first = stage;
  while (first.base.kind === 'stage') first = first.base.stage;
  const { base, image } = first;
  const text = base.kind === 'image' ? base.text.replace(/[:@].*$/s, '') : (image?.text ?? '');
  return { candidates: base.kind === 'unknown' ? base.candidates : [], image: text.toLowerCase() };
});
