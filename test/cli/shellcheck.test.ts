import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith, runCli } from '../support/cli.ts';
import { needsShellcheck } from '../support/real-shellcheck.ts';

const DOCKERFILE = 'FROM debian:12\nUSER 1000\nRUN set -x; \\\n  cd /src; make 👍 "$frist"\n';
const LINES = [
  "a/Dockerfile:4:3 warning SC2164: Use 'cd ... || exit' or 'cd ... || return' in case cd fails. shell/shellcheck",
  'a/Dockerfile:4:21 warning SC2154: frist is referenced but not assigned. shell/shellcheck',
];

test('check waits for what ShellCheck says, unless it is not to be asked', async (t) => {
  if ((await needsShellcheck(t)) === undefined) return;
  const folder = folderWith(t, { 'a/Dockerfile': DOCKERFILE });
  const asked = runCli(folder, ['check', 'a']);
  assert.deepEqual([asked.exitCode, asked.notes, asked.out.split('\n').slice(0, 2)], [1, '', LINES]);
  const unasked = runCli(folder, ['check', '--no-shellcheck', 'a']);
  assert.deepEqual([unasked.exitCode, unasked.out], [0, 'No problems in 1 file.\n']);
});

test('a comment silences one check of ShellCheck', async (t) => {
  if ((await needsShellcheck(t)) === undefined) return;
  const commented = DOCKERFILE.replace('RUN', '# hadolint ignore=SC2154\nRUN');
  const { out } = runCli(folderWith(t, {}), ['check', '-'], commented);
  assert.match(out, /SC2164/);
  assert.doesNotMatch(out, /SC2154/);
});

test('the files of the project silence one check, and have nothing asked', async (t) => {
  if ((await needsShellcheck(t)) === undefined) return;
  const within = (name: string, config: string) =>
    folderWith(t, { '.git/HEAD': '', [name]: config, Dockerfile: DOCKERFILE });
  const { out } = runCli(within('.hadolint.yaml', 'ignored: [SC2154]\n'), ['check']);
  assert.match(out, /SC2164/);
  assert.doesNotMatch(out, /SC2154/);
  const off = within('.dockerfile-stages.yaml', 'rules:\n  shell/shellcheck: off\n');
  assert.equal(runCli(off, ['check']).out, 'No problems in 1 file.\n');
});

test('what ShellCheck offers is in JSON, and applied by nobody but the user', async (t) => {
  if ((await needsShellcheck(t)) === undefined) return;
  const folder = folderWith(t, { Dockerfile: DOCKERFILE });
  const [first] = JSON.parse(runCli(folder, ['check', '--format', 'json']).out);
  assert.deepEqual(first.fixes, [
    {
      title: 'Use cd /src || exit',
      safe: false,
      edits: [{ range: { start: { line: 3, character: 9 }, end: { line: 3, character: 9 } }, newText: ' || exit' }],
    },
  ]);
  assert.equal(runCli(folder, ['fix', '--all', '-'], DOCKERFILE).out, DOCKERFILE);
});

test('without ShellCheck nothing is said of it', (t) => {
  const folder = folderWith(t, { Dockerfile: DOCKERFILE });
  const { exitCode, out, notes } = runCli(folder, ['check'], '', { PATH: folder });
  assert.deepEqual([exitCode, out, notes], [0, 'No problems in 1 file.\n', '']);
});
