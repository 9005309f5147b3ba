import { imageUses } from '../../model/images.ts';
import type { Rule } from '../rule.ts';

export const tagAndDigest: Rule = {
  id: 'image/tag-and-digest',
  severity: 'off',
  summary: 'An image has a tag besides its digest',
  why: `The digest alone decides what is pulled. The tag is not looked at, and nothing tells when the two no longer mean the same
image. Switch this rule on where nobody keeps them together: Renovate and Dependabot do, and write just this pair.`,
  reported: `FROM node:22@[|sha256:${'0123456789abcdef'.repeat(4)}|]\nCMD ["node", "server.js"]\n`,
  fine: `FROM node@sha256:${'0123456789abcdef'.repeat(4)}\nCMD ["node", "server.js"]\n`,
  peers: ['Sonar S8431'],
  each: ['FROM', 'COPY', 'RUN'],
  *check(dockerfile) {
    for (const { word, source } of imageUses(dockerfile)) {
      const { tag, digest } = source.reference ?? {};
      if (tag === undefined || digest === undefined) continue;
      const written = word.text.endsWith(digest) && word.range.end - word.range.start === word.text.length;
      yield {
        range: written ? { start: word.range.end - digest.length, end: word.range.end } : word.range,
        message: `The digest decides: nothing looks at the tag "${tag}".`,
      };
    }
  },
};
