import assert from 'node:assert/strict';
import { hoverAt, openText, outlineOf, placesOf } from './editor.ts';

const stages = `FROM node:24-slim AS [|base|]
WORKDIR /app

FROM [|base|] AS build
RUN npm ci

FROM [|base|]
COPY --from=build /app/dist ./dist
USER node
`;

describe('stages', () => {
  it('are the outline, with their instructions inside', async () => {
    const { document } = await openText(stages);
    const outline = await outlineOf(document);
    assert.deepEqual(
      outline.map((stage) => stage.children.map((child) => child.name)),
      [['WORKDIR'], ['RUN'], ['COPY', 'USER']],
    );
    assert.deepEqual(outline.map((stage) => stage.name).slice(0, 2), ['base', 'build']);
  });

  it('say in a hover what they are based on', async () => {
    const { document, ranges } = await openText(stages);
    const text = await hoverAt(document, ranges[1]!.start);
    assert.match(text, /node:24-slim/);
    assert.match(text, /\/app/);
  });

  it('are found from a reference, and their references from the name', async () => {
    const { document, ranges } = await openText(stages);
    assert.deepEqual(await placesOf('definition', document, ranges[2]!.start), [ranges[0]]);
    assert.deepEqual(await placesOf('reference', document, ranges[0]!.start), ranges);
  });
});
