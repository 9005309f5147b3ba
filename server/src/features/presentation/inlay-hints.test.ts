import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDockerfile } from '../../model/dockerfile.ts';
import { NO_WORKSPACE } from '../../workspace/workspace.ts';
import { type HintKinds, inlayHints } from './inlay-hints.ts';

const ALL: HintKinds = { resolvedBase: true, stageNames: true, argValues: true };
const NONE: HintKinds = { resolvedBase: false, stageNames: false, argValues: false };

const hintsOf = (text: string, wanted = ALL, range = { start: 0, end: text.length }) =>
  inlayHints(readDockerfile(text), NO_WORKSPACE, range, wanted);

/** The text with its hints where they are shown, in angle quotes. */
function shown(text: string, wanted = ALL, range = { start: 0, end: text.length }): string {
  return hintsOf(text, wanted, range).reduceRight(
    (marked, { offset, text: hint }) => `${marked.slice(0, offset)}‹${hint}›${marked.slice(offset)}`,
    text,
  );
}

const TEXT = [
  'ARG V=20 P=linux/amd64',
  'ARG OPEN',
  'FROM --platform=$P node:${V}-alpine AS build',
  'FROM build AS more',
  'FROM scratch',
  'FROM more',
  'COPY --from=0 --chown=1 /a /a',
  'COPY --from=2 /a /a',
  'COPY --from=9 /a /a',
  'ONBUILD COPY --from=1 /a /a',
  'FROM $OPEN',
  'FROM x:$V$OPEN',
  'FROM python:3',
  'COPY --from=redis:7 /a /a',
  'COPY --from=7 /a /a',
].join('\n');

test('the base, what an index means, and values', () => {
  const expected = [
    'ARG V=20 P=linux/amd64',
    'ARG OPEN',
    'FROM --platform=$P‹= linux/amd64› node:${V}-alpine‹= node:20-alpine› AS build',
    'FROM build‹→ node:20-alpine› AS more',
    'FROM scratch',
    'FROM more‹→ node:20-alpine›',
    'COPY --from=0‹= build› --chown=1 /a /a',
    'COPY --from=2‹= FROM scratch› /a /a',
    'COPY --from=9 /a /a',
    'ONBUILD COPY --from=1‹= more› /a /a',
    'FROM $OPEN',
    'FROM x:$V‹= 20›$OPEN',
    'FROM python:3',
    'COPY --from=redis:7 /a /a',
    'COPY --from=7‹= redis:7› /a /a',
  ].join('\n');
  assert.equal(shown(TEXT), expected);
  assert.equal(shown(TEXT.replaceAll('\n', '\r\n')), expected.replaceAll('\n', '\r\n'));
});

test('each kind can be switched off', () => {
  assert.equal(shown(TEXT, NONE), TEXT);
  const count = (wanted: Partial<HintKinds>) => hintsOf(TEXT, { ...NONE, ...wanted }).length;
  assert.deepEqual([count({ resolvedBase: true }), count({ stageNames: true }), count({ argValues: true })], [3, 4, 3]);
});

test('only within the range that is asked', () => {
  const start = TEXT.indexOf('FROM more');
  assert.deepEqual(
    hintsOf(TEXT, ALL, { start, end: TEXT.indexOf('COPY --from=2') }).map(({ text }) => text),
    ['→ node:20-alpine', '= build'],
  );
});

test('each leads to where it comes from, and says what it means', () => {
  const told = hintsOf(TEXT).map(({ target, tooltip }) => [target && TEXT.slice(target.start, target.end), tooltip]);
  assert.deepEqual(told.slice(0, 5), [
    ['P=linux/amd64', 'The value of ARG P, unless the build is given another one.'],
    ['V=20', 'node:20-alpine, unless the build is given other arguments.'],
    ['node:${V}-alpine', 'Stage "build" is based on node:20-alpine.'],
    ['node:${V}-alpine', 'Stage "more" is based on node:20-alpine.'],
    ['build', 'Index 0 is this stage.'],
  ]);
});

test('stages by a variable, defaults within a variable, empty values', () => {
  assert.equal(
    shown('ARG S=b A=\nFROM alpine:3 AS b\nFROM ${S} AS c\nFROM x${A}y:${V:-1}\nFROM --platform=$A z\n'),
    'ARG S=b A=\nFROM alpine:3 AS b\nFROM ${S}‹= b → alpine:3› AS c\nFROM x${A}y:${V:-1}‹= xy:1›\nFROM --platform=$A‹= ""› z\n',
  );
});

test('digests are short', () => {
  const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
  assert.equal(
    shown(`FROM x@${digest} AS a\nFROM y:1@${digest} AS b\nFROM a\nFROM b\n`),
    `FROM x@${digest} AS a\nFROM y:1@${digest} AS b\nFROM a‹→ x@sha256:0123456…›\nFROM b‹→ y:1›\n`,
  );
});

test('nothing is certain where a named context may stand for a stage', () => {
  const text = 'FROM a AS b\nFROM b\n';
  const workspace = { ...NO_WORKSPACE, contexts: new Set(['b']) };
  assert.deepEqual(inlayHints(readDockerfile(text), workspace, { start: 0, end: text.length }, ALL), []);
});
