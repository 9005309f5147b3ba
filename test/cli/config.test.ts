import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { folderWith, runCli } from '../support/cli.ts';

const TEXT = 'FROM alpine:latest\nCMD ["sh"]\n';
const OWN = '.dockerfile-stages.yaml';

/** The severities of a rule, as `check` lists them. */
function severities(folder: string, rule: string, ...args: string[]): string[] {
  const { out } = runCli(folder, ['check', '--format', 'json', ...args]);
  const problems: { rule: string; severity: string }[] = JSON.parse(out);
  return problems.filter((problem) => problem.rule === rule).map(({ severity }) => severity);
}

describe('what a project says', () => {
  test('counts for its Dockerfiles, from any of its folders', (t) => {
    const folder = folderWith(t, {
      '.git/HEAD': '',
      [OWN]: 'rules:\n  image/latest: error\ntrustedRegistries: [ghcr.io]\n',
      'app/Dockerfile': TEXT,
    });
    for (const cwd of [folder, path.join(folder, 'app')]) {
      assert.deepEqual(severities(cwd, 'image/latest'), ['error']);
      assert.deepEqual(severities(cwd, 'image/allowed-registry'), ['warning']);
    }
    const piped = runCli(path.join(folder, 'app'), ['check', '-'], TEXT);
    assert.match(piped.out, /^-:1:13 error .* image\/latest$/m);
  });

  test('may be in the file of hadolint, by its codes', (t) => {
    const folder = folderWith(t, {
      '.hadolint.yaml': 'ignored: [DL3002]\noverride: {style: [DL3007]}\nlabel-schema: {team: text}\n',
      Dockerfile: `${TEXT}USER root\n`,
    });
    assert.deepEqual(severities(folder, 'security/root-user'), []);
    assert.deepEqual(severities(folder, 'image/latest'), ['hint']);
    assert.deepEqual(severities(folder, 'label/required'), ['warning']);
  });

  test('counts for an empty file and for rules that are off by default, too', (t) => {
    const own = 'rules:\n  syntax/no-stage: off\n  image/no-digest: warning\n  image/latest: off\n';
    const folder = folderWith(t, { [OWN]: own, Dockerfile: TEXT, 'empty/Dockerfile': '' });
    assert.deepEqual(severities(folder, 'syntax/no-stage'), []);
    assert.deepEqual(severities(folder, 'image/no-digest'), ['warning']);
    assert.deepEqual(severities(folder, 'image/latest', '--all-rules'), []);
  });

  test('is told of where it is faulty, and ends with 2; the problems are listed all the same', (t) => {
    const own = 'rules:\n  image/latst: off\n  security/root-user: of\nrule: 1\n';
    const folder = folderWith(t, { [OWN]: own, 'app/Dockerfile': TEXT, 'b/Dockerfile': TEXT });
    const { exitCode, out, notes } = runCli(folder, ['check']);
    assert.equal(exitCode, 2);
    assert.match(out, /image\/latest/);
    assert.deepEqual(notes.trimEnd().split('\n'), [
      `dockerfile-stages: ${OWN}:2:3: There is no rule "image/latst"; "image/latest" is one.`,
      `dockerfile-stages: ${OWN}:3:23: "of" is no severity; "off" is one.`,
      `dockerfile-stages: ${OWN}:4:1: There is no key "rule"; "rules" is one.`,
    ]);
  });

  test('has nothing mended while it is faulty', (t) => {
    const text = 'from alpine:3.22 AS a\nFROM alpine:3.22 as b\nCMD ["a"]\nCMD ["b"]\n';
    const folder = folderWith(t, { '.hadolint.yml': 'ignored: [DL4003\n', Dockerfile: text });
    const { exitCode, out, notes } = runCli(folder, ['fix']);
    assert.deepEqual([exitCode, out], [2, '']);
    assert.match(notes, /^dockerfile-stages: \.hadolint\.yml:\d+:\d+: This is not YAML: [^\n]+\n$/);
    assert.equal(readFileSync(path.join(folder, 'Dockerfile'), 'utf8'), text);
    assert.equal(runCli(folder, ['fix', '-'], text).out, text);
  });

  test('keeps fix from what it switches off', (t) => {
    const text = 'FROM alpine:3.22\nCMD ["a"]\nCMD ["b"]\n';
    const folder = folderWith(t, { [OWN]: 'rules: {runtime/duplicate-cmd: off}\n', Dockerfile: text });
    assert.match(runCli(folder, ['fix']).out, /^Nothing to mend/);
  });
});
