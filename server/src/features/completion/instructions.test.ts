import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chosenAt, has, labelsAt, lacks } from '../../../../test/support/completion-test.ts';

describe('instructions', () => {
  test('above the first FROM are ARG and FROM, with directives at the very top', () => {
    assert.deepEqual(labelsAt('[||]').slice(0, 5), [
      'FROM',
      'ARG',
      '# syntax=docker/dockerfile:1',
      '# escape=`',
      '# check=skip=',
    ]);
    assert.deepEqual(labelsAt('ARG A\n[||]\nFROM a'), ['FROM', 'ARG']);
    assert.deepEqual(labelsAt('# syntax=docker/dockerfile:1\n# [||]'), ['# escape=`', '# check=skip=']);
    assert.deepEqual(labelsAt('ARG A\nFR[||]OM a'), ['FROM', 'ARG']);
  });

  test('in a stage are all but MAINTAINER, and behind ONBUILD those that may be triggers', () => {
    has('FROM a\n[||]', 'RUN', 'FROM', 'ONBUILD');
    lacks('FROM a\n[||]', 'MAINTAINER');
    lacks('FROM a\nONBUILD [||]', 'FROM', 'ONBUILD', 'MAINTAINER');
  });

  test('are in the case of the file, whatever has been typed', () => {
    has('from a\nrun b\n[||]', 'copy');
    has('FROM a\nco[||]', 'COPY');
    has('fr[||]', 'FROM');
    assert.equal(chosenAt('from a\nCO[||]PY x y', 'copy'), 'from a\ncopy x y');
  });
});
