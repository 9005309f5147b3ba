import type { Dockerfile } from '../../model/dockerfile.ts';
import { neededByDefault } from '../../model/graph.ts';
import { type ImageUse, imageUses } from '../../model/images.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';
import { differ, factsAsWritten, versionOf } from '../support/versions.ts';
import { mismatchedBases } from './distro-mismatch.ts';

export const inconsistentBaseVersion: Rule = {
  id: 'stage/inconsistent-base-version',
  severity: 'hint',
  summary: 'One image is used in two versions',
  why: `What is built and tested with one version then runs on another, mostly because an update forgot a line. A global ARG for the
version keeps them together: \`ARG NODE_VERSION=22\`, \`FROM node:\${NODE_VERSION}-slim\`.`,
  reported:
    'FROM node:22 AS build\nRUN npm ci && npm run build\nFROM node:[|20-slim|]\nCOPY --from=build /app/dist /app/dist\nCMD ["node", "/app/dist/main.js"]\n',
  fine: 'FROM node:22 AS build\nRUN npm ci && npm run build\nFROM node:22-slim\nCOPY --from=build /app/dist /app/dist\nCMD ["node", "/app/dist/main.js"]\n',
  peers: [],
  whole: true,
  *check(dockerfile) {
    for (const versions of versionsByImage(dockerfile).values()) {
      const [first, other] = differing(versions);
      // That the files of one do not fit the other is told where they are copied, and costs most to see.
      if (!first || !other) continue;
      const unexplained = versions.filter(({ use }) => !mismatchedBases(dockerfile).has(use.stage));
      const [earlier, later] = differing(unexplained);
      if (!earlier || !later) continue;
      yield {
        range: tagRange(later.use),
        message: `"${later.image}" is used in another version above: ${earlier.tag}.`,
        related: [{ range: earlier.use.word.range, message: 'The other version.' }],
      };
    }
  },
};

function versionsByImage(dockerfile: Dockerfile): ReadonlyMap<string, readonly Version[]> {
  const versions = new Map<string, Version[]>();
  for (const use of imageUses(dockerfile)) {
    const version = versionIn(dockerfile, use);
    if (!version) continue;
    const same = versions.get(version.image);
    if (same) same.push(version);
    else versions.set(version.image, [version]);
  }
  return versions;
}

/** The first version, and the first that differs from it. */
function differing([first, ...others]: readonly Version[]): readonly [Version?, Version?] {
  const other = first && others.find((version) => differs(first, version));
  return other ? [first, other] : [];
}

interface Version {
  readonly image: string;
  readonly tag: string;
  readonly numbers: readonly number[];
  readonly release: string | undefined;
  readonly use: ImageUse;
}

/** The version of an image that the default target needs, unless a variable or the name of the stage explains it. */
function versionIn(dockerfile: Dockerfile, use: ImageUse): Version | undefined {
  const { stage, word, source } = use;
  const { reference } = source;
  if (!reference?.tag || word.text.includes('$') || !neededByDefault(dockerfile).has(stage)) return undefined;
  if (/\d/.test(stage.key ?? '')) return undefined;
  const numbers = versionOf(reference.tag);
  const release = numbers.length > 0 ? undefined : factsAsWritten(word.text, reference)?.release;
  if (numbers.length === 0 && release === undefined) return undefined;
  const image = withoutDigest(source.text).slice(0, -reference.tag.length - 1);
  return { image, tag: reference.tag, numbers, release, use };
}

const differs = (one: Version, other: Version): boolean =>
  differ(one.numbers, other.numbers) ||
  (one.release !== undefined && other.release !== undefined && one.release !== other.release);

const withoutDigest = (text: string): string => text.replace(/@.*/, '');

/** The tag, where it is written out; else the whole word. */
function tagRange({ word, source }: ImageUse): Range {
  const { start, end } = word.range;
  const at = start + withoutDigest(word.text).length;
  return end - start === word.text.length ? { start: at - source.reference!.tag!.length, end: at } : word.range;
}
