import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import type { Image } from './answer.ts';
import { type Asked, changedBuild, changesOf, requestFor } from './built.ts';

const ONE = { graph: '1', config: '{"User":"1","Env":["A=1"]}' };

/** A text with the images that its targets come to. */
const asked = (text: string, images: Readonly<Record<string, Image>>): Asked => ({
  dockerfile: readDockerfile(text),
  answer: { id: '', instructions: [], stages: [], warnings: [], images },
});

const changes = (before: Asked, after: Asked) => [[...changesOf(before, after)], changedBuild(before, after)];

test('the stages that have a name are built, each once', () => {
  const text = 'FROM a AS B\nFROM a\nFROM a AS b\n';
  assert.deepEqual(requestFor(text, readDockerfile(text)).targets, ['b']);
});

test('what an edit changes of a build is told by its steps and the keys of the image', () => {
  const before = asked('FROM a\n', { '': ONE });
  const after = (image: Image) => asked('FROM a\n', { '': image });
  assert.deepEqual(changes(before, after(ONE)), [[], undefined]);
  assert.deepEqual(changes(before, after({ ...ONE, graph: '2' })), [['steps'], 'the graph of the default target']);
  const other = { graph: '1', config: '{"User":"2","Cmd":["x"],"ArgsEscaped":true,"Env":["A=1"]}' };
  assert.deepEqual(changes(before, after(other)), [['User', 'Cmd'], 'the image of the default target']);
  assert.deepEqual(changes(before, after({ ...ONE, settled: '1' })), [
    [],
    'the default target on an image with settings of its own',
  ]);
  assert.deepEqual(changes(before, after({ error: { message: 'no' } })), [['targets'], 'the default target is gone']);
  assert.deepEqual(changes(after({ error: { message: 'no' } }), before), [[], undefined]);
});

test('a stage that gets another name is the same one, and one that is deleted is gone', () => {
  const before = asked('FROM a AS b\nFROM a\n', { '': ONE, b: ONE });
  const renamed = asked('FROM a AS c\nFROM a\n', { '': ONE, c: { ...ONE, graph: '2' } });
  assert.deepEqual(changes(before, renamed), [['steps'], 'the graph of a target']);
  assert.deepEqual(changes(before, asked('FROM a\n', { '': ONE })), [['targets'], 'a target is gone']);
});
