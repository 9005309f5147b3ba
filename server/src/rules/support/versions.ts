import { factsOf, type ImageFacts } from '../../knowledge/images.ts';
import type { ImageReference } from '../../syntax/image-reference.ts';

/** Releases of a distribution, oldest first. https://www.debian.org/releases/ and https://wiki.ubuntu.com/Releases */
const RELEASES: readonly (readonly string[])[] = [
  ['wheezy', 'jessie', 'stretch', 'buster', 'bullseye', 'bookworm', 'trixie', 'forky', 'sid'],
  ['trusty', 'xenial', 'bionic', 'focal', 'jammy', 'noble', 'questing', 'resolute'],
];

/** The numbers a tag begins with: 3 and 12 of `3.12-slim`. */
export const versionOf = (tag: string | undefined): readonly number[] =>
  /^v?(\d+(?:\.\d+)*)(?=$|[-_.])/
    .exec(tag ?? '')?.[1]
    ?.split('.')
    .map(Number) ?? [];

/** Whether two versions differ in a number that both have: 3.12 and 3.11 do, 3 and 3.11 may be the same. */
export const differ = (one: readonly number[], other: readonly number[]): boolean =>
  one.some((number, i) => other[i] !== undefined && other[i] !== number);

/** Whether a release came out after another of the same distribution; undefined for those that cannot be compared. */
export function isNewer(release: string, other: string): boolean | undefined {
  const releases = RELEASES.find((names) => names.includes(release) && names.includes(other));
  return releases && releases.indexOf(release) > releases.indexOf(other);
}

/** What is known of an image that is written without a variable. */
export const factsAsWritten = (text: string, reference: ImageReference | undefined): ImageFacts | undefined =>
  reference && !text.includes('$') ? factsOf(reference) : undefined;
