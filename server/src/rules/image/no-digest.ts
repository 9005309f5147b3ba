import { imageUses } from '../../model/images.ts';
import type { Rule } from '../rule.ts';
import { meantStages } from '../stage/unknown-reference.ts';

export const noDigest: Rule = {
  id: 'image/no-digest',
  severity: 'off',
  summary: 'An image is not pinned by digest',
  why: `A tag can be pushed anew, a digest cannot: \`python:3.12-slim@sha256:…\` is the same image for ever. Renovate and
Dependabot keep digests up to date.`,
  reported: 'FROM [|node:22|]\nCMD ["node", "server.js"]\n',
  fine: `FROM node:22@sha256:${'0123456789abcdef'.repeat(4)}\nCMD ["node", "server.js"]\n`,
  peers: ['Sonar S7023'],
  each: ['FROM', 'COPY', 'RUN'],
  *check(dockerfile) {
    for (const use of imageUses(dockerfile)) {
      const { word, source } = use;
      if (meantStages(dockerfile, use).length > 0) continue;
      if (!source.reference || source.reference.digest !== undefined) continue;
      yield { range: word.range, message: `The image "${source.text}" is not pinned by digest.` };
    }
  },
};
