import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chosenAt, has, labelsAt } from '../../../../test/support/completion-test.ts';

describe('flags', () => {
  test('are those of the instruction that are not there yet', () => {
    assert.deepEqual(labelsAt('FROM a\nCOPY --link --[||] a b'), [
      '--from=',
      '--chown=',
      '--chmod=',
      '--exclude=',
      '--parents',
    ]);
    assert.deepEqual(labelsAt('FROM a\nADD --[||]'), [
      '--checksum=',
      '--chown=',
      '--chmod=',
      '--link',
      '--exclude=',
      '--keep-git-dir',
      '--unpack',
    ]);
    assert.deepEqual(labelsAt('FROM a\nHEALTHCHECK --retries=1 --[||] CMD x'), [
      '--interval=',
      '--timeout=',
      '--start-period=',
      '--start-interval=',
    ]);
    has('FROM unheard\nRUN --mount=type=ssh --[||] x', '--mount=', '--network=', '--security=', '--device=');
    assert.deepEqual(labelsAt('FROM --[||]'), ['--platform=']);
    assert.deepEqual(
      labelsAt('FROM a\nUSER --[||]').filter((label) => label.startsWith('-')),
      [],
    );
  });

  test('are known to the frontend that the file pins', () => {
    assert.deepEqual(labelsAt('# syntax=docker/dockerfile:1.4\nFROM a\nCOPY --[||]'), [
      '--from=',
      '--chown=',
      '--chmod=',
      '--link',
    ]);
  });

  test('keep the value that is there', () => {
    assert.equal(chosenAt('FROM a\nCOPY --fr[||]=b /x /y', '--from'), 'FROM a\nCOPY --from=b /x /y');
    assert.equal(chosenAt('FROM a\nCOPY --fr[||]', '--from='), 'FROM a\nCOPY --from=');
  });

  test('have values', () => {
    assert.deepEqual(labelsAt('FROM a\nRUN --network=[||] x'), ['default', 'none', 'host']);
    assert.deepEqual(labelsAt('FROM a\nHEALTHCHECK --retries=[||] CMD x'), ['3', '5']);
    assert.deepEqual(labelsAt('FROM a\nRUN --security=[||] x'), ['sandbox', 'insecure']);
    assert.deepEqual(labelsAt('FROM a\nCOPY --link=[||] x'), ['true', 'false']);
    assert.deepEqual(labelsAt('FROM --platform=linux/arm64/v8 a\nFROM --platform=[||] b').slice(0, 2), [
      'linux/arm64/v8',
      '$BUILDPLATFORM',
    ]);
    has('FROM node:22\nCOPY --chown=[||] a b', 'node', '1000');
    has('FROM a\nCOPY --link --exclude=[||] a b', '**/node_modules');
    has('FROM a\nRUN --device=[||] x', 'nvidia.com/gpu=all');
    assert.deepEqual(labelsAt('FROM a\nADD --checksum=[||] https://a.b/c /c'), ['sha256:']);
    has('FROM a\nCOPY --chmod=[||] a b', '755');
  });

  test('may stand behind the keyword, also in the middle of a continued line', () => {
    has('FROM a\nCOPY [||]', '--from=');
    has('FROM a\nCOPY --link \\\n# c\n\n  --[||] \\\n  a b', '--from=');
    has('FROM a\nRUN [||]', '--mount=');
    assert.deepEqual(labelsAt('FROM a\nRUN npm --[||]'), []);
  });
});
