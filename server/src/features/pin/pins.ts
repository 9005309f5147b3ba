import type { Dockerfile } from '../../model/dockerfile.ts';
import { imageUses } from '../../model/images.ts';
import { remember } from '../../model/remember.ts';
import { meantStages } from '../../rules/stage/unknown-reference.ts';
import type { ImageReference } from '../../syntax/image-reference.ts';
import { type Edit, insert, replace } from '../../text/edit.ts';
import { contains, overlap, type Range } from '../../text/range.ts';

/** An image that can be pinned, or is pinned and can be brought up to date: its tag says what to ask the registry for. */
export interface Pin {
  /** The image as it is written, the same at all its places. */
  readonly text: string;
  readonly reference: ImageReference;
  /** Where it is written, in the order of the file: in FROM, `COPY --from` and mounts. */
  readonly ranges: readonly Range[];
  /** Those of FROM. */
  readonly bases: readonly Range[];
  /** Whether it has a digest already. */
  readonly isPinned: boolean;
  /** Whether a FROM asks for a certain platform of it. */
  readonly asksPlatform: boolean;
}

/** An image of which nobody can say which digest to write. */
export interface Unpinnable {
  readonly range: Range;
  /** As it is written. */
  readonly text: string;
  readonly why: 'variable' | 'no tag' | 'spelling';
}

interface Pins {
  readonly pins: readonly Pin[];
  readonly unpinnable: readonly Unpinnable[];
}

/** The images of a Dockerfile that have digests, or could have. Stages, contexts and what seems to be a stage's name are none. */
export const pinsIn = remember((dockerfile: Dockerfile): Pins => {
  const unpinnable: Unpinnable[] = [];
  const pins = new Map<string, Pin & { ranges: Range[]; bases: Range[]; asksPlatform: boolean }>();
  for (const use of imageUses(dockerfile)) {
    const { stage, word, source } = use;
    const { range } = word;
    const { reference } = source;
    if (!reference || meantStages(dockerfile, use).length > 0) continue;
    const text = dockerfile.text.slice(range.start, range.end);
    const why = use.reference?.flag.cut ? 'spelling' : unclear(text, source.text, reference);
    if (why) {
      unpinnable.push({ range, text, why });
      continue;
    }
    let pin = pins.get(text);
    if (!pin) {
      const isPinned = reference.digest !== undefined;
      pin = { text, reference, ranges: [], bases: [], isPinned, asksPlatform: false };
      pins.set(text, pin);
    }
    pin.ranges.push(range);
    if (use.reference) continue;
    pin.bases.push(range);
    if (stage.platform?.value && !stage.platform.value.text.includes('$')) pin.asksPlatform = true;
  }
  for (const { base, image } of dockerfile.stages) {
    if (base.kind !== 'unknown' || base.context !== undefined || !image?.text.includes('$')) continue;
    unpinnable.push({ range: image.range, text: image.text, why: 'variable' });
  }
  unpinnable.sort((a, b) => a.range.start - b.range.start);
  return { pins: [...pins.values()], unpinnable };
});

function unclear(written: string, meant: string, { tag, digest }: ImageReference): Unpinnable['why'] | undefined {
  // Quotes, escapes or a line that is continued in the middle of the name: where to write is anybody's guess.
  if (written !== meant) return written.includes('$') ? 'variable' : 'spelling';
  // It is as it is for ever, and nothing says what would be newer.
  return digest !== undefined && tag === undefined ? 'no tag' : undefined;
}

/** The image that is written at an offset, or that a range touches. */
export const pinAt = (dockerfile: Dockerfile, range: Range): Pin | undefined =>
  pinsIn(dockerfile).pins.find(({ ranges }) => ranges.some((place) => touches(place, range)));

/** The same of an image that cannot be pinned. */
export const unpinnableAt = (dockerfile: Dockerfile, range: Range): Unpinnable | undefined =>
  pinsIn(dockerfile).unpinnable.find((image) => touches(image.range, range));

const touches = (place: Range, range: Range): boolean => overlap(place, range) || contains(place, range.start);

/** The images whose digests are wanted: those without, and with `update` those that have one too. */
export const wantedPins = (dockerfile: Dockerfile, update: boolean): readonly Pin[] =>
  pinsIn(dockerfile).pins.filter(({ isPinned }) => update || !isPinned);

/** The tag of an image, which is `latest` where none is written. */
export const tagOf = ({ tag }: ImageReference): string => tag ?? 'latest';

/** Writes the digest of its tag behind an image, wherever it stands; no edits where it has that digest. */
export function pinEdits({ text, reference, ranges }: Pin, digest: string): Edit[] {
  if (reference.digest === digest) return [];
  // Without the tag nobody could tell later what the digest is one of.
  const tag = reference.tag === undefined ? ':latest' : '';
  const at = text.indexOf('@');
  return ranges.map(({ start, end }) =>
    at < 0 ? insert(end, `${tag}@${digest}`) : replace({ start: start + at + 1, end }, digest),
  );
}

/** What is told of an image that cannot be pinned, as a sentence. */
export function whyUnpinnable({ text, why }: Unpinnable): string {
  const name = `"${text.replace(/\s*\r?\n\s*/g, ' ')}"`;
  if (why === 'variable') return `${name} is not pinned: it depends on variables, so it has no digest of its own.`;
  if (why === 'no tag') return `${name} is left as it is: without a tag nobody knows which digest would be newer.`;
  return `${name} is not pinned: its name is not written in one piece and without quotes.`;
}
