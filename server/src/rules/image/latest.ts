import { type ImageUse, imageUses } from '../../model/images.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';

/** Registries whose free images have little besides `latest`. */
export const LATEST_ONLY = /^(?:gcr\.io\/distroless\/|cgr\.dev\/chainguard\/)/;

export const latest: Rule = {
  id: 'image/latest',
  severity: 'warning',
  summary: 'The tag "latest" moves',
  severities: 'a **hint** for images that have no other tag.',
  why: `\`latest\` is whatever was pushed last: today's build is not yesterday's. Name the version that you test with.`,
  reported: 'FROM node:[|latest|]\nCMD ["node", "server.js"]\n',
  fine: 'FROM node:22-slim\nCMD ["node", "server.js"]\n',
  peers: ['hadolint DL3007', 'Trivy DS-0001', 'Checkov CKV_DOCKER_7', 'Sonar S6596'],
  each: ['FROM', 'COPY', 'RUN'],
  *check(dockerfile) {
    for (const use of imageUses(dockerfile)) {
      const { reference, text } = use.source;
      if (reference?.tag !== 'latest' || reference.digest !== undefined) continue;
      yield {
        range: place(use),
        message: `The tag "latest" of "${text.slice(0, -':latest'.length)}" changes over time.`,
        ...(LATEST_ONLY.test(text) ? { severity: 'hint' as const } : {}),
      };
    }
  },
};

/** The tag, where it is written out; else the whole word that comes to it. */
function place({ word }: ImageUse): Range {
  const written = word.text.endsWith(':latest') && word.range.end - word.range.start === word.text.length;
  return written ? { start: word.range.end - 'latest'.length, end: word.range.end } : word.range;
}
