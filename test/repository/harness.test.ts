import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { type Edit, insert, replace } from '../../server/src/text/edit.ts';
import { NO_WORKSPACE } from '../../server/src/workspace/workspace.ts';
import { assertMended, problemsOf } from '../support/mended.ts';

/** Complains of every port. */
const ports: Rule = {
  id: 'test/ports',
  severity: 'hint',
  summary: '',
  why: '',
  reported: '',
  fine: '',
  peers: [],
  *check(dockerfile) {
    for (const { name, words } of dockerfile.instructions) {
      if (name === 'EXPOSE') yield { range: words[0]!.range, message: `The port "${words[0]!.text}".` };
    }
  },
};

const TEXT = 'FROM alpine:3.20 AS b\nUSER x\nEXPOSE 1\nEXPOSE 2\nUSER y\n';
const place = (word: string) => ({ start: TEXT.indexOf(word), end: TEXT.indexOf(word) + word.length });

function mend(...edits: Edit[]): void {
  const dockerfile = readDockerfile(TEXT);
  const [problem] = problemsOf(ports, dockerfile, NO_WORKSPACE);
  assertMended(ports, problem!, { title: 'Mend', edits, safe: false, preferred: false }, dockerfile, NO_WORKSPACE);
}

describe('the harness of the rules', () => {
  const gone = replace(place('EXPOSE 1\n'), '');
  test('takes a fix after which the problem is gone', () => mend(gone));
  test('refuses one that changes nothing, or something else', () => {
    assert.throws(() => mend(), /changes nothing/);
    assert.throws(() => mend(replace(place('EXPOSE 2\n'), '')), /leaves the problem/);
  });
  test('refuses one that makes another problem of it', () => {
    assert.throws(() => mend(replace(place('EXPOSE 1'), 'EXPOSE 3')), /makes another problem of it/);
    assert.throws(() => mend(gone, insert(TEXT.length, 'EXPOSE 4\n')), /makes another problem of it/);
  });
  test('refuses one of which another rule complains', () => {
    assert.throws(
      () => mend(gone, insert(TEXT.length, 'FROM alpine:3.20 AS b\nUSER x\n')),
      /stage\/duplicate-name complain/,
    );
    assert.throws(() => mend(gone, replace(place('alpine:3.20'), 'alpine:latest')), /image\/latest complain/);
  });
});
