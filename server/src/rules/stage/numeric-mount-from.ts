import type { Dockerfile } from '../../model/dockerfile.ts';
import { imageUses } from '../../model/images.ts';
import type { Word } from '../../syntax/word.ts';
import { replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { nameStage } from './naming.ts';

export const numericMountFrom: Rule = {
  id: 'stage/numeric-mount-from',
  severity: 'error',
  summary: 'A number in FROM or in a mount is an image name, not an index',
  why: `Only \`COPY --from\` takes an index. \`RUN --mount=from=0\` and \`FROM 0\` mean an image called \`0\`, which the builder
tries to pull.`,
  reported: 'FROM node:20\nRUN npm ci\nFROM node:20-slim\nRUN --mount=from=[|0|],target=/deps cp -r /deps/app /app\n',
  fine: 'FROM node:20 AS deps\nRUN npm ci\nFROM node:20-slim\nRUN --mount=from=deps,target=/deps cp -r /deps/app /app\n',
  peers: [],
  changes: 'anything',
  each: ['FROM', 'COPY', 'RUN'],
  *check(dockerfile) {
    for (const { word, source, stage } of imageUses(dockerfile)) {
      if (!/^\d+$/.test(source.text) || word.text !== source.text) continue;
      yield {
        range: word.range,
        message: `"${word.text}" is no index here: an image of that name is pulled.`,
        fixes: () => fixes(dockerfile, word, Number(word.text), stage.index),
      };
    }
  },
};

function fixes(dockerfile: Dockerfile, word: Word, index: number, before: number): Fix[] {
  const stage = index < before ? dockerfile.stages[index] : undefined;
  const named = stage && nameStage(dockerfile, stage);
  if (!named) return [];
  const title = stage.name ? `Use stage "${named.name}"` : `Name the stage "${named.name}"`;
  return [{ title, edits: [...named.edits, replace(word.range, named.name)], safe: false, preferred: true }];
}
