import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark } from '../../../../test/support/fixture.ts';
import { fitsQuery, stagesInText } from './workspace-stages.ts';

test('lists the stages of a file', () => {
  const text = 'FROM a AS build\nFROM b\n';
  const stages = stagesInText(text);
  assert.equal(
    mark(
      text,
      stages.map(({ range }) => range),
    ),
    'FROM a AS [|build|]\n[|FROM|] b\n',
  );
  assert.deepEqual(
    stages.map(({ name }) => name),
    ['build', 'stage 1'],
  );
});

test('a query names letters in their order', () => {
  assert.deepEqual(
    ['', 'b', 'BLD', 'build', 'bb', 'builds', 'lb'].map((query) => fitsQuery('Build', query)),
    [true, true, true, true, false, false, false],
  );
});
