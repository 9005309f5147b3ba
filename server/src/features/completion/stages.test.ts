import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chosenAt, detailOf, fittingAt, labelsAt, lacks } from '../../../../test/support/completion-test.ts';

describe('stages', () => {
  const text = 'FROM node:22 AS Build\nFROM node:22\nFROM Build AS Test\nFROM alpine:3.22 AS prod\n';

  test('in FROM are those above, nearest first and in lower case, since it does not fold it', () => {
    assert.deepEqual(labelsAt(`${text}FROM [||]`).slice(0, 3), ['prod', 'test', 'build']);
    assert.deepEqual(labelsAt('FROM a AS b\nFROM [||] AS c\nFROM a AS d').slice(0, 1), ['b']);
    lacks('FROM a AS b\nFROM [||] AS c\nFROM a AS d', 'c', 'd');
    assert.equal(detailOf(`${text}FROM [||]`, 'build'), 'stage 0, FROM node:22');
  });

  test('in COPY --from are those above, those without a name by their index', () => {
    assert.deepEqual(labelsAt(`${text}COPY --from=[||]`).slice(0, 3), ['Test', '1', 'Build']);
    assert.deepEqual(labelsAt(`${text}COPY --link --from=[||] /x /y`).slice(0, 3), ['Test', '1', 'Build']);
    lacks(`${text}COPY --from=[||]\nFROM a AS late`, 'prod', 'late');
    assert.deepEqual(fittingAt(`${text}COPY --chown=1 --from=bu[||] /x`), ['Build', 'busybox', 'buildpack-deps']);
    assert.equal(chosenAt(`${text}COPY --from=bu[||]x /x`, 'Build'), `${text}COPY --from=Build /x`);
  });

  test('of one name are proposed only where the builder takes the one above', () => {
    lacks('FROM a AS b\nFROM c\nCOPY --from=[||]\nFROM d AS B', 'b');
    assert.equal(
      labelsAt('FROM a AS b\nFROM x AS b\nFROM c\nCOPY --from=[||]').filter((name) => name === 'b').length,
      1,
    );
  });

  test('in mounts have a name', () => {
    const labels = labelsAt(`${text}RUN --mount=type=bind,from=[||]`);
    assert.deepEqual(labels.slice(0, 2), ['Test', 'Build']);
    assert.ok(!labels.includes('1'));
  });

  test('are called as is wanted below and by neighbouring files', () => {
    const workspace = { targets: new Set(['dev']) };
    assert.deepEqual(
      labelsAt('FROM a AS [||]\nFROM b\nCOPY --from=builder /x /y\nCOPY --from=nginx:1 /a /b', { workspace }),
      ['builder', 'dev'],
    );
    assert.deepEqual(labelsAt('FROM a [||]'), ['AS']);
    assert.deepEqual(labelsAt('from a [||]'), ['as']);
  });

  test('named contexts are among them', () => {
    const around = { workspace: { contexts: new Set(['shared']) } };
    assert.equal(labelsAt('FROM a\nCOPY --from=[||]', around)[0], 'shared');
    assert.equal(labelsAt('FROM [||]', around)[0], 'shared');
  });
});
