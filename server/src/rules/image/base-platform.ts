import { onlyArchitecture } from '../../knowledge/images/canonical-name.ts';
import { factsOf } from '../../knowledge/images.ts';
import { type Platform, readPlatform } from '../../knowledge/platforms.ts';
import type { ImageReference } from '../../syntax/image-reference.ts';
import type { Rule } from '../rule.ts';
import { listed } from '../support/listed.ts';
import { platformOf } from '../support/platform-flag.ts';

export const basePlatform: Rule = {
  id: 'image/base-platform',
  severity: 'warning',
  summary: 'An image is for another platform than the one that FROM asks for',
  why: `The builder takes what the registry has, and only warns of the difference: the programs in it do not run, or under emulation.
Which platforms an image is made for, its registry knows; here it is told of where the image's name leaves no doubt, and once you
pin an image by digest, where its registry has said so.`,
  reported: 'FROM --platform=[|linux/amd64|] arm64v8/alpine:3.20\nRUN apk add --no-cache curl\n',
  fine: 'FROM --platform=linux/amd64 amd64/alpine:3.20\nRUN apk add --no-cache curl\n',
  peers: ['BuildKit InvalidBaseImagePlatform', 'tally platform-mismatch'],
  each: ['FROM'],
  *check(dockerfile, { platforms }) {
    for (const stage of dockerfile.stages) {
      const { base, platform } = stage;
      const written = platformOf(stage);
      const wanted = written === undefined ? undefined : readPlatform(written);
      if (!wanted || !platform?.value || base.kind !== 'image' || !base.reference) continue;
      const told = platforms.get(base.reference.digest ?? '');
      const made = madeFor(base.reference, wanted) ?? (told && otherThan(wanted, told));
      if (made === undefined) continue;
      yield {
        range: platform.value.range,
        message: `The image "${base.text.split('@')[0]}" is made for ${made}, not for "${written}".`,
      };
    }
  },
};

/** What an image is surely made for instead of the platform wanted; variants of an architecture run each other's programs. */
function madeFor(reference: ImageReference, { os, architecture }: Platform): string | undefined {
  const isWindows = factsOf(reference)?.distribution === 'windows';
  const only = onlyArchitecture(reference.registry, reference.repository);
  if (only !== undefined && architecture !== undefined && architecture !== only) return only;
  if (os === 'linux' && isWindows) return 'Windows';
  // Of official images, some are made for both.
  return os === 'windows' && only !== undefined && !reference.repository.startsWith('winamd64/') ? 'Linux' : undefined;
}

/** What an image is made for where that is not the platform wanted. The builder takes another variant of an architecture. */
function otherThan({ os, architecture }: Platform, platforms: readonly string[]): string | undefined {
  const fits = platforms.some((text) => {
    const platform = readPlatform(text);
    // What we cannot read may be anything.
    if (!platform) return true;
    return (os ?? platform.os) === platform.os && (architecture ?? platform.architecture) === platform.architecture;
  });
  return fits ? undefined : listed(platforms);
}
