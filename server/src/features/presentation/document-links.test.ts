import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark } from '../../../../test/support/fixture.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { NO_WORKSPACE, type Workspace } from '../../workspace/workspace.ts';
import { documentLinks, sourcePaths } from './document-links.ts';

const targets = (text: string, workspace: Partial<Workspace> = {}) =>
  documentLinks(readDockerfile(text), { ...NO_WORKSPACE, ...workspace }, new Set()).map(
    ({ target }) => Object.values(target)[0],
  );

/** The text with marks around what the builder takes from the context, and the paths that are meant. */
const sources = (text: string) => {
  const found = sourcePaths(readDockerfile(text));
  return [
    mark(
      text,
      found.map(({ range }) => range),
    ),
    ...found.map(({ path }) => path),
  ];
};

test('images, not stages, scratch, indexes, named contexts, and what a variable names', () => {
  const text = [
    '# syntax = docker/dockerfile:1',
    'ARG V=20',
    'FROM node:20 AS node',
    'FROM node AS b',
    'FROM node:$V AS c',
    'FROM scratch',
    'FROM base',
    'FROM nobody-knows-this',
    'COPY --from=quay.io/org/app:1 /a /a',
    'COPY --from=7 /a /a',
    'RUN --mount=from=org/app,target=/x ls',
    'FROM redis:7',
  ].join('\n');
  assert.deepEqual(targets(text, { contexts: new Set(['redis:7', 'base']) }), [
    'https://hub.docker.com/r/docker/dockerfile',
    'https://hub.docker.com/_/node',
    'https://quay.io/repository/org/app',
    'https://hub.docker.com/r/org/app',
  ]);
});

test('addresses that ADD takes from', () => {
  const text =
    'FROM scratch\nADD https://example.com/a.tar https://example.com/$V http://x /dest/\nONBUILD ADD ["https://x/y", "/y"]\n';
  assert.deepEqual(targets(text), ['https://example.com/a.tar', 'http://x', 'https://x/y']);
});

test('paths in the build context', () => {
  assert.deepEqual(
    sources(
      'FROM a\nCOPY --chown=x package.json ./src/../go.mod /app/\nCOPY ["a b", "c"]\nADD ../../up /x/y "q r" .\n',
    ),
    [
      'FROM a\nCOPY --chown=x [|package.json|] [|./src/../go.mod|] /app/\nCOPY ["[|a b|]", "c"]\nADD [|../../up|] [|/x/y|] "q r" .\n',
      'package.json',
      'go.mod',
      'a b',
      'up',
      'x/y',
    ],
  );
  assert.deepEqual(
    sources(
      'FROM a\nRUN --mount=source=go.sum,target=/x --mount=type=bind,from=b,source=c --mount=type=cache,source=d ls\n',
    ),
    [
      'FROM a\nRUN --mount=source=[|go.sum|],target=/x --mount=type=bind,from=b,source=c --mount=type=cache,source=d ls\n',
      'go.sum',
    ],
  );
  const none = [
    'COPY --from=b x y',
    'COPY $A *.json a[b] /c',
    'COPY . /c',
    'COPY <<EOF /c\nEOF',
    'ADD git@github.com:a/b.git /c',
    'ADD https://x/y /c',
    'ONBUILD COPY x y',
    'COPY x',
  ];
  for (const line of none) assert.equal(sourcePaths(readDockerfile(`FROM a\n${line}\n`)).length, 0, line);
});
