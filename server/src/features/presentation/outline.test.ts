import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDockerfile } from '../../model/dockerfile.ts';
import { NO_WORKSPACE, type Workspace } from '../../workspace/workspace.ts';
import { type OutlineItem, outline } from './outline.ts';

const show = (text: string, workspace: Partial<Workspace> = {}): string[] => {
  const lines = (items: readonly OutlineItem[], indent: string): string[] =>
    items.flatMap(({ name, detail, children }) => [`${indent}${name} | ${detail}`, ...lines(children, `${indent}  `)]);
  return lines(outline(readDockerfile(text), { ...NO_WORKSPACE, ...workspace }), '');
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
    'FROM build AS extra',
    'FROM nginx',
    'COPY --from=build /app/dist \\',
    '  /usr/share/nginx/html',
  ].join('\n');
  assert.deepEqual(show(text), [
    'ARG | VERSION=20',
    'build | node:$VERSION',
    '  WORKDIR | /app',
    '  RUN | npm ci && npm run build',
    'extra | build · unused',
    'stage 2 | nginx · final',
    '  COPY | --from=build /app/dist /usr/share/nginx/html',
  ]);
});

test('calls no stage unused that a neighbouring file builds, or that is made to be built by name', () => {
  assert.deepEqual(show('FROM a AS extra\nFROM b\n'), ['extra | a · unused', 'stage 1 | b · final']);
  assert.deepEqual(show('FROM a AS test\nFROM b\n'), ['test | a', 'stage 1 | b · final']);
  const targets = new Set(['extra']);
  assert.deepEqual(show('FROM a AS extra\nFROM b\n', { targets }), ['extra | a', 'stage 1 | b · final']);
});

test('calls a stage unused, and not misspelt, where the name beside it is that of a named context', () => {
  const text = 'FROM alpine:3 AS base\nRUN true\nFROM alpine:3.20\nCOPY --from=bas /a /b\n';
  const rest = ['  RUN | true', 'stage 1 | alpine:3.20 · final', '  COPY | --from=bas /a /b'];
  assert.deepEqual(show(text), ['base | alpine:3', ...rest]);
  assert.deepEqual(show(text, { contexts: new Set(['bas']) }), ['base | alpine:3 · unused', ...rest]);
});

test('cuts long instructions', () => {
  const [stage] = outline(readDockerfile(`FROM a\nRUN ${'x'.repeat(1_000_000)}\n`), NO_WORKSPACE);
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
  assert.deepEqual(places(outline(readDockerfile(text), NO_WORKSPACE)), [
    ['FROM a AS x\r\n\tRUN <<EOF\r\nls\r\nEOF', 'x'],
    ['RUN <<EOF\r\nls\r\nEOF', 'RUN'],
    ['FROM b', 'FROM'],
  ]);
});

test('is empty for an empty file', () => {
  assert.deepEqual(show(''), []);
  assert.deepEqual(show('\ufeff# only a comment'), []);
});
