import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { check } from '../../server/src/rules/check.ts';
import { NO_WORKSPACE, type Workspace } from '../../server/src/workspace/workspace.ts';
import { examine, Memory } from './examine/examine.ts';
import { PATHOLOGICAL } from './pathological.ts';

/** What was found once, each by what went wrong with it. */
const FINDS: Readonly<Record<string, string>> = {
  'a key of a label that every object has': 'FROM a\nLABEL constructor=1\nLABEL __proto__=1 hasOwnProperty=2\n',
  'such a key without a value': 'FROM \nLABEL constructor',
  'a fix that changed nothing, of a directive with a blank that is none for Go': '#escape\u00a0=`\n',
  'a fix that changed nothing, of a label with a vertical tab': 'LABEL n\u000b=""',
  'names of what every object has': PATHOLOGICAL['names of what every object has']!(),
  'more words than a call has room for arguments': `FROM a\nRUN ${'ab '.repeat(100_000)}\n`,
};

for (const [name, text] of Object.entries(FINDS)) {
  test(name, () => {
    examine({ path: 'Dockerfile', text, offsets: [0, text.length >> 1, text.length], inContext: false }, new Memory());
  });
}

test('a comment with such a blank is no directive that stands in the wrong place', () => {
  const findings = check(readDockerfile('FROM a\n#escape\u00a0=`\n'), NO_WORKSPACE);
  assert.ok(!findings.some(({ rule }) => rule.id === 'syntax/directive'));
});

test('what is remembered where a base has no name: nothing that hangs on the rest of the stage', () => {
  const all = { severities: {}, all: true };
  const workspace = { ...NO_WORKSPACE };
  const ids = (text: string, around: typeof NO_WORKSPACE) =>
    check(readDockerfile(text), around, all).map(({ rule }) => rule.id);
  for (const text of ['FROM $$\n', 'FROM $$\nHEALTHCHECK NONE\n', 'FROM $$\nLABEL a=b\n'])
    assert.deepEqual(ids(text, workspace), ids(text, { ...NO_WORKSPACE }), text);
});

test('after many misspelled sources in the versions of a file, the next one is still told what was meant', () => {
  const workspace: Workspace = { ...NO_WORKSPACE, context: new Set(['package.json']) };
  const missing = (name: string) =>
    check(readDockerfile(`FROM a\nCOPY package.json ${name} ./\n`), workspace).find(
      ({ rule }) => rule.id === 'file/copy-source-missing',
    );
  for (let i = 0; i < 60; i++) missing(`other${i}.json`);
  assert.match(missing('packagek.json')?.message ?? '', /"package.json" is\.$/);
});
