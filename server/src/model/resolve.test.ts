import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from './dockerfile.ts';
import { label, type Source } from './stage.ts';

const shown = (source: Source): string => {
  if (source.kind === 'stage') return label(source.stage);
  if (source.kind === 'image') return source.text;
  return source.kind === 'unknown' ? `unknown ${source.candidates.map(label).join()}` : source.kind;
};

const bases = (text: string) => readDockerfile(text).stages.map((stage) => shown(stage.base));
const references = (text: string) => readDockerfile(text).references.map((reference) => shown(reference.source));

describe('FROM', () => {
  test('sees earlier stages, the nearest of a name, and does not fold case', () => {
    assert.deepEqual(bases('FROM a AS X\nFROM x AS x\nFROM x\nFROM X\nFROM y\nFROM z AS y\n'), [
      'a',
      'stage "X"',
      'stage "x"',
      'X',
      'y',
      'z',
    ]);
  });
  test('uses the defaults of global arguments', () => {
    assert.deepEqual(bases('ARG S=base\nARG T\nFROM a AS base\nFROM $S\nFROM ${S}-x\nFROM a:$T\n'), [
      'a',
      'stage "base"',
      'base-x',
      'unknown ',
    ]);
  });
  test('with a platform argument may be any stage that fits', () => {
    assert.deepEqual(
      bases('FROM a AS b-amd64\nFROM a AS b-arm64\nFROM a AS c\nFROM b-$TARGETARCH\n').at(-1),
      'unknown stage "b-amd64",stage "b-arm64"',
    );
  });
  test('scratch is no image, unless a stage has taken the name', () => {
    assert.deepEqual(bases('FROM scratch AS scratch\nFROM scratch\n'), ['scratch', 'stage "scratch"']);
  });
});

describe('--from', () => {
  test('folds case and takes the last stage of a name', () => {
    assert.deepEqual(
      references('FROM a AS b\nFROM a\nCOPY --from=B / /\nRUN --mount=from=b,target=/x ls\nFROM c AS B\n'),
      ['stage "B"', 'stage "B"'],
    );
  });
  test('counts images behind the stages, mounts without from included', () => {
    const text =
      'FROM a\nRUN --mount=target=/x ls\nCOPY --from=nginx / /\nCOPY --from=2 / /\nCOPY --from=1 / /\nCOPY --from=3 / /\n';
    assert.deepEqual(references(text), ['nginx', 'nginx', 'scratch', 'no-such-index']);
  });
  test('is no index in a mount, and empty means the context', () => {
    assert.deepEqual(references('FROM a\nFROM b\nRUN --mount=from=0,target=/x ls\nCOPY --from= / /\n'), ['0']);
  });
  test('of a trigger is resolved, but takes no index', () => {
    assert.deepEqual(references('FROM a\nONBUILD COPY --from=nginx / /\nCOPY --from=1 / /\n'), [
      'nginx',
      'no-such-index',
    ]);
  });
});
