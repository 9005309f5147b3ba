import { factsOf } from '../images.ts';
import { canonicalName } from './canonical-name.ts';
import { ENDED_DISTRIBUTIONS, ENDED_FOR_GOOD, ENDED_IMAGES } from './ended.ts';

/** Something in an image that gets no more fixes. */
interface Ended {
  /** `Node.js 16`, `Debian buster` */
  readonly what: string;
  /** The month of its end: `2023-09`. */
  readonly since: string;
}

/** What of an image has come to its end: its program, and the distribution it is built on. */
export function endedIn(image: {
  readonly registry: string | undefined;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}): readonly Ended[] {
  const name = canonicalName(image.registry, image.repository);
  const gone = ENDED_FOR_GOOD[name];
  if (gone !== undefined) return [{ what: `The image "${name}"`, since: gone }];
  const found: Ended[] = [];
  const own = ENDED_IMAGES[name];
  const tag = image.tag ?? (image.digest === undefined ? 'latest' : '');
  const [, release = '', major = ''] = /^(?:v|lts-)?((\d+)(?:\.\d+)?(?![\d])|[a-z]+\d*)/.exec(tag) ?? [];
  for (const key of own ? [release, major] : []) {
    const since = own!.ended.get(key);
    if (since === undefined) continue;
    found.push({ what: key === 'latest' ? own!.title : `${own!.title} ${key.replace(/^[a-z]+(?=\d)/, '')}`, since });
    break;
  }
  const facts = factsOf(image);
  const distribution = ENDED_DISTRIBUTIONS[facts?.distribution ?? ''];
  const since = distribution && facts?.release !== undefined ? distribution.ended.get(facts.release) : undefined;
  // The tag of a distribution may name the release by a number alone.
  if (distribution && since !== undefined && (distribution !== own || found.length === 0)) {
    found.push({ what: `${distribution.title} ${facts!.release}`, since });
  }
  return found;
}
