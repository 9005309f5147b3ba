import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark, unmark } from '../../../../test/support/fixture.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { basedOn, basesOf, itemsAt, takenBy, takersOf } from './hierarchy.ts';

const TEXT =
  'ARG S=build\nFROM node:20 AS build\nFROM build AS test\nCOPY --link --from=nginx --chown=1 a b\nFROM nginx\n' +
  'COPY --from=0 a b\nRUN --mount=from=test,target=/t --mount=from=BUILD,target=/b ls\nFROM $S\nONBUILD COPY --from=test a b\nFROM o-$X\nFROM scratch\n';
const dockerfile = readDockerfile(TEXT);
const [build, testing, third, fourth] = dockerfile.stages.map(({ from, name }) => (name ?? from.keyword).range.start);

const shown = (found: ReturnType<typeof takersOf>) =>
  found.map(({ item, places }) => `${item.name}: ${places.map(({ start, end }) => TEXT.slice(start, end)).join(' ')}`);
const named = (found: ReturnType<typeof basesOf>) => found.map(({ name }) => name);

test('an item is a stage or an image, wherever it is named', () => {
  const { text, ranges } = unmark(
    '[||]FROM no[||]de:20 AS bu[||]ild\nRUN x[||]\nFROM scr[||]atch\nCOPY --from=[||]0 a b\n',
  );
  const items = ranges.map(({ start }) => itemsAt(readDockerfile(text), start)[0]);
  assert.deepEqual(
    items.map((item) => item && `${item.kind} ${item.name}`),
    ['stage build', 'image node:20', 'stage build', undefined, undefined, 'stage build'],
  );
  assert.deepEqual(items[0], {
    kind: 'stage',
    name: 'build',
    detail: 'node:20',
    range: { start: 0, end: 27 },
    selection: { start: 16, end: 21 },
  });
  assert.equal(mark(text, [items[1]!.selection]), text.replace('node:20', '[|node:20|]'));
});

test('who takes from a stage or an image', () => {
  assert.deepEqual(shown(takersOf(dockerfile, build!)), ['test: build', 'stage 2: 0 BUILD', 'stage 3: $S']);
  assert.deepEqual(shown(takersOf(dockerfile, testing!)), ['stage 2: test', 'stage 3: test']);
  assert.deepEqual(shown(takersOf(dockerfile, TEXT.indexOf('nginx'))), ['test: nginx', 'stage 2: nginx']);
  assert.deepEqual(shown(takersOf(dockerfile, third!)), []);
});

test('what a stage takes', () => {
  assert.deepEqual(shown(takenBy(dockerfile, build!)), ['node:20: node:20']);
  assert.deepEqual(shown(takenBy(dockerfile, testing!)), ['build: build', 'nginx: nginx']);
  assert.deepEqual(shown(takenBy(dockerfile, third!)), ['nginx: nginx', 'build: 0 BUILD', 'test: test']);
  assert.deepEqual(shown(takenBy(dockerfile, TEXT.indexOf('nginx'))), []);
});

test('what a stage is based on, and what is based on it', () => {
  assert.deepEqual(named(basesOf(dockerfile, fourth!)), ['build']);
  assert.deepEqual(named(basesOf(dockerfile, build!)), ['node:20']);
  assert.deepEqual(named(basesOf(dockerfile, TEXT.indexOf('FROM scratch'))), []);
  assert.deepEqual(named(basedOn(dockerfile, build!)), ['test', 'stage 3']);
  assert.deepEqual(named(basedOn(dockerfile, TEXT.indexOf('node:20'))), ['build']);
});

test('a stage does not take from itself by a trigger', () => {
  const text = 'FROM a AS x\nONBUILD COPY --from=x a b\nFROM x AS y\n';
  const file = readDockerfile(text);
  assert.deepEqual(named(takersOf(file, text.indexOf('x')).map(({ item }) => item)), ['y']);
  assert.deepEqual(named(takenBy(file, text.indexOf('x')).map(({ item }) => item)), ['a']);
});

test('an image of which nothing is known is none', () => {
  const text = 'FROM $A\n';
  assert.deepEqual(itemsAt(readDockerfile(text), text.indexOf('$')), []);
});
