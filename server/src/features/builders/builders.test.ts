import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDockerfile } from '../../model/dockerfile.ts';
import { applyEdits } from '../../text/edit.ts';
import { readBuilds, readerOf } from '../../workspace/builders/readers.ts';
import { NO_WORKSPACE } from '../../workspace/workspace.ts';
import { plaintext } from '../markup.ts';
import { buildsByStage, builtBy } from './built-by.ts';
import { describeTarget } from './hover.ts';
import { renameTargets } from './rename-targets.ts';
import { targetProposals } from './target-proposals.ts';
import { builtStage, wordAt } from './words.ts';

const DOCKERFILE = readDockerfile('FROM a AS Build\nFROM b\nFROM c AS build\nFROM d AS last\n');

const COMPOSE = `services:
  web: { build: { context: ., dockerfile: a/Dockerfile, target: build } }
  api: { build: { context: ., target: BUILD } }
  any: { build: { context: ., target: "\${X:-build}" } }
  none: { build: { context: ., target: "\${X}" } }
  all: { build: . }
`;

const buildsOf = (path: string, text: string) => readBuilds(readerOf(path)!, text, path, () => undefined).builds;

test('a target means the last stage of its name, whatever the case; without one the last stage is built', () => {
  const meant = buildsOf('compose.yaml', COMPOSE).map((build) => builtStage(DOCKERFILE, build)?.index);
  assert.deepEqual(meant, [2, 2, 2, undefined, 3]);
  const numbered = buildsOf('build.sh', 'docker build --target 2 .');
  assert.deepEqual(
    numbered.map((build) => builtStage(DOCKERFILE, build)),
    [undefined],
  );
});

test('the word at an offset says what is built, or where it is', () => {
  const builds = buildsOf('compose.yaml', COMPOSE);
  const found = Array.from({ length: COMPOSE.length + 1 }, (_, at) => wordAt(builds, at)).map((word) =>
    word ? `${word.kind} ${COMPOSE.slice(word.range.start, word.range.end)}` : '',
  );
  assert.deepEqual(
    [...new Set(found)],
    [
      '',
      'dockerfile a/Dockerfile',
      'target build',
      'dockerfile .',
      'target BUILD',
      'target ${X:-build}',
      'target ${X}',
    ],
  );
});

test('targets are proposed by the names that mean them', () => {
  assert.deepEqual(
    targetProposals(DOCKERFILE, { before: '', after: '' }).map(({ text, detail }) => `${text} ${detail}`),
    ['build FROM c', 'last FROM d'],
  );
});

test('who builds a stage is told in a few words', () => {
  const stages = buildsByStage(DOCKERFILE, buildsOf('compose.yaml', COMPOSE));
  assert.deepEqual(
    stages.map(([stage, builds]) => [stage.index, builds.length]),
    [
      [2, 3],
      [3, 1],
    ],
  );
  const of = (...names: string[]) =>
    builtBy(names.map((name) => ({ path: name.split(' ')[0]!, label: name.split(' ')[1] })));
  assert.equal(of('compose.yaml web', 'ci.yml'), 'Built by compose.yaml: web, ci.yml');
  assert.equal(of('b.hcl x', 'b.hcl y', 'b.hcl x'), 'Built by b.hcl: x and y');
  assert.equal(of('b.hcl w', 'b.hcl x', 'b.hcl y', 'b.hcl z'), 'Built by b.hcl: w, x and 2 more');
  assert.equal(of('b.hcl _common', 'b.hcl x', 'a.hcl _common'), 'Built by b.hcl: x, a.hcl: _common');
  assert.equal(of('a', 'b', 'c', 'd', 'e'), 'Built by a, b, c and 2 more');
  assert.equal(
    of('compose.yaml web', 'b/compose.yaml api', 'ci.yml'),
    'Built by compose.yaml: web, b/compose.yaml: api, ci.yml',
  );
  assert.equal(of(`ci.yml ${'x'.repeat(99)}`, `a.yml ${'x'.repeat(99)}`), 'Built by ci.yml, a.yml');
});

test('a renamed stage is renamed where it is built, and doubt is told', () => {
  const renamed = (path: string, text: string) => {
    const edits = renameTargets(text, buildsOf(path, text), ({ target }) => target?.toLowerCase() === 'build', 'deps');
    return { text: applyEdits(text, edits), certain: edits.map(({ certain }) => certain) };
  };
  const { text, certain } = renamed('compose.yaml', COMPOSE);
  assert.equal(text, COMPOSE.replace('target: build', 'target: deps').replace('BUILD', 'deps'));
  assert.deepEqual(certain, [true, true]);
  assert.deepEqual(renamed('build.sh', 'docker build --target "build" .'), {
    text: 'docker build --target "deps" .',
    certain: [false],
  });
  const bake =
    'variable "T" { default = "build" }\ntarget "a" { target = T }\ntarget "b" { target = "build" }\ntarget "c" { inherits = ["b"] }';
  assert.deepEqual(renamed('docker-bake.hcl', bake), {
    text: bake.replaceAll('"build"', '"deps"'),
    certain: [false, true],
  });
});

test('a target is described as its stage is, with its place', () => {
  const stage = DOCKERFILE.stages[2]!;
  const found = { dockerfile: DOCKERFILE, workspace: NO_WORKSPACE, stage, path: 'web/Dockerfile' };
  assert.match(describeTarget([found], plaintext), /^Stage build \(index 2, line 3\).*In web\/Dockerfile\.$/s);
});
