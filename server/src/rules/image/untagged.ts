import { officialImages } from '../../knowledge/images.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { stagesNamed } from '../../model/graph.ts';
import { type ImageUse, imageUses } from '../../model/images.ts';
import { insert } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { meantStages } from '../stage/unknown-reference.ts';
import { LATEST_ONLY } from './latest.ts';

export const untagged: Rule = {
  id: 'image/untagged',
  severity: 'warning',
  summary: 'An image has neither tag nor digest',
  severities: 'a **hint** for images that have no other tag.',
  why: `Without a tag \`latest\` is meant, which is another image tomorrow. Name the version that you test with.`,
  reported: 'FROM node:22 AS build\nRUN npm ci\nFROM [|node|]\nCMD ["node", "server.js"]\n',
  fine: 'FROM node:22 AS build\nRUN npm ci\nFROM build\nCMD ["node", "server.js"]\n',
  peers: ['hadolint DL3006', 'Trivy DS-0001', 'Checkov CKV_DOCKER_7', 'Sonar S6596'],
  changes: ['steps', 'Base'],
  each: ['FROM', 'COPY', 'RUN'],
  *check(dockerfile) {
    for (const use of imageUses(dockerfile)) {
      const { word, source } = use;
      const { reference } = source;
      if (!reference || reference.tag !== undefined || reference.digest !== undefined) continue;
      if (word.text !== source.text || isLocal(word.text) || meansStage(dockerfile, use)) continue;
      yield {
        range: word.range,
        message: `The image "${word.text}" has no tag, so it is "latest" and changes over time.`,
        ...(LATEST_ONLY.test(source.text) ? { severity: 'hint' as const } : {}),
        fixes: () => tagUsedElsewhere(dockerfile, use),
      };
    }
  },
};

/** Whether a stage was meant, which a rule of its own tells of. */
function meansStage(dockerfile: Dockerfile, use: ImageUse): boolean {
  const { word } = use;
  if (/^\d+$/.test(word.text) || stagesNamed(dockerfile, word.text).length > 0) return true;
  return meantStages(dockerfile, use).length > 0;
}

/**
 * Whether a name is that of a named context or of an image that was built on this machine: there is nothing to be pinned.
 * Only official images have a bare name in the registry, and nobody can take "local" there for a registry of his own.
 */
const isLocal = (name: string): boolean =>
  name.includes('/') ? /^local(?:host)?(?:[-_]\w+)*\//.test(name) : !officialImages.has(name);

function tagUsedElsewhere(dockerfile: Dockerfile, { word }: ImageUse): Fix[] {
  const tags = new Set<string>();
  for (const other of imageUses(dockerfile)) {
    if (other.source.text.startsWith(`${word.text}:`) && other.source.reference?.digest === undefined) {
      tags.add(other.source.text.slice(word.text.length + 1));
    }
  }
  tags.delete('latest');
  const [tag] = tags;
  if (tag === undefined || tags.size > 1) return [];
  const title = `Use tag "${tag}", as elsewhere in this file`;
  return [{ title, edits: [insert(word.range.end, `:${tag}`)], safe: false, preferred: true }];
}
