import { canonicalName } from '../../knowledge/images/canonical-name.ts';
import { ENDED_FOR_GOOD } from '../../knowledge/images/ended.ts';
import { endedIn } from '../../knowledge/images/support.ts';
import { otherImages, tagsOf } from '../../knowledge/images/tags.ts';
import { officialImages } from '../../knowledge/images.ts';
import { type ImageUse, imageUses } from '../../model/images.ts';
import { readImageReference } from '../../syntax/image-reference.ts';
import { contains } from '../../text/range.ts';
import type { Asked, Proposal } from './proposal.ts';

const proposal = (text: string, detail: string | undefined, goesOn: boolean): Proposal => ({
  label: text,
  kind: 'image',
  text,
  detail,
  topic: { kind: 'image', name: text },
  goesOn,
});

/** All that is known by name, whose tag is chosen behind the colon; those first of which tags are known. */
const known: readonly Proposal[] = [...officialImages, ...otherImages]
  .filter((name) => name !== 'scratch' && !Object.hasOwn(ENDED_FOR_GOOD, name))
  .sort((a, b) => Number(tagsOf(b).length > 0) - Number(tagsOf(a).length > 0) || (a < b ? -1 : 1))
  .map((name) => proposal(name, undefined, false));

const official: ReadonlySet<string> = new Set(officialImages);

/** Whether what is named is an image, and not a stage that is misspelt or not written yet: COPY and mounts take both. */
export const isSurelyImage = ({ word: { text }, source, reference }: ImageUse): boolean =>
  source.reference !== undefined && (reference === undefined || /[/:@]/.test(text) || official.has(text));

/** The images that the file names elsewhere, and those of other open files; each once. */
function named({ dockerfile, context: { spot }, outside }: Asked): Map<string, string> {
  const found = new Map<string, string>();
  for (const use of imageUses(dockerfile)) {
    const { word } = use;
    if (!isSurelyImage(use) || contains(word.range, spot.insert.end) || /["'$]/.test(word.text)) continue;
    found.set(word.text, 'in this file');
  }
  for (const text of outside.images) if (!found.has(text)) found.set(text, 'in another Dockerfile');
  return found;
}

/** Images by their name, or behind a colon those tags of one that are known for certain, or used in a Dockerfile at hand. */
export function imageProposals(asked: Asked): Proposal[] {
  const { prefix } = asked.context.spot;
  if (prefix.includes('@') || prefix.includes('$')) return [];
  const colon = prefix.lastIndexOf(':');
  const isTag = colon > prefix.lastIndexOf('/') && colon > 0;
  const seen = named(asked);
  if (isTag) return tags(prefix.slice(0, colon), seen);
  const images = [...seen].map(([text, detail]) => proposal(text, detail, false));
  return [...images, ...known.filter(({ text }) => !seen.has(text))];
}

function tags(name: string, seen: ReadonlyMap<string, string>): Proposal[] {
  const image = readImageReference(name);
  if (!image) return [];
  const canonical = canonicalName(image.registry, image.repository);
  const found = new Map<string, string | undefined>();
  for (const [text, detail] of seen) {
    const other = readImageReference(text);
    const isSame = other && canonicalName(other.registry, other.repository) === canonical;
    if (isSame && other.tag !== undefined) found.set(other.tag, detail);
  }
  for (const tag of tagsOf(canonical)) {
    if (!found.has(tag) && endedIn({ ...image, tag, digest: undefined }).length === 0) found.set(tag, undefined);
  }
  return [...found].map(([tag, detail]) => ({ ...proposal(`${name}:${tag}`, detail, false), label: tag }));
}
