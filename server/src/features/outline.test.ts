import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDockerfile } from '../model/dockerfile.ts';
import { type OutlineItem, outline } from './outline.ts';

const show = (text: string): string[] => {
  const lines = (items: readonly OutlineItem[], indent: string): string[] =>
    items.flatMap(({ name, detail, children }) => [`${indent}${name} | ${detail}`, ...lines(children, `${indent}  `)]);
  return lines(outline(readDockerfile(text)), '');
};

test('shows global arguments, stages and their instructions', () => {
  const text = [
    '# syntax=docker/dockerfile:1',
    'ARG VERSION=20',
    'FROM node:$VERSION AS build',
    'workdir /app',
    'RUN npm ci \\',
    '  # why',
    '  && npm run build',
    'FROM build AS test',
    'FROM nginx',
    'COPY --from=build /app/dist \\',
    '  /usr/share/nginx/html',
  ].join('\n');
  assert.deepEqual(show(text), [
    'ARG | VERSION=20',
    'build | node:$VERSION',
    '  WORKDIR | /app',
    '  RUN | npm ci && npm run build',
    'test | build · unused',
    'stage 2 | nginx · final',
    '  COPY | --from=build /app/dist /usr/share/nginx/html',
  ]);
});

test('cuts long instructions', () => {
  const [stage] = outline(readDockerfile(`FROM a\nRUN ${'x'.repeat(1_000_000)}\n`));
  assert.equal(stage?.children[0]?.detail, `${'x'.repeat(79)}…`);
});

test('keeps words that are no instruction, and an empty FROM', () => {
  assert.deepEqual(show('FROM\nRUNS ls\n'), ['stage 0 | final', '  RUNS | ls']);
});

test('selects a part of the range', () => {
  const text = '\tFROM a AS x\r\n\tRUN <<EOF\r\nls\r\nEOF\r\n\tFROM b\r\n';
  const places = (items: readonly OutlineItem[]): string[][] =>
    items.flatMap(({ range, selection, children }) => [
      [text.slice(range.start, range.end), text.slice(selection.start, selection.end)],
      ...places(children),
    ]);
  assert.deepEqual(places(outline(readDockerfile(text))), [
    ['FROM a AS x\r\n\tRUN <<EOF\r\nls\r\nEOF', 'x'],
    ['RUN <<EOF\r\nls\r\nEOF', 'RUN'],
    ['FROM b', 'FROM'],
  ]);
});

test('is empty for an empty file', () => {
  assert.deepEqual(show(''), []);
  assert.deepEqual(show('\ufeff# only a comment'), []);
});
