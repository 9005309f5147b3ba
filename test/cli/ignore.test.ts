import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith, runCli } from '../support/cli.ts';

const CLEAN = 'FROM scratch\nCOPY app /app\nUSER 65532\nENTRYPOINT ["/app"]\n';

test('the ignore file that counts for a Dockerfile is checked with it, once', (t) => {
  const folder = folderWith(t, {
    Dockerfile: CLEAN,
    'web.Dockerfile': CLEAN,
    'api.Dockerfile': CLEAN,
    app: '',
    '.dockerignore': 'dist # made\nnode_modules\n',
    'api.Dockerfile.dockerignore': '!a\n[a\n',
    'web/node_modules/a': '',
  });
  const { out, exitCode } = runCli(folder, ['check', '.', '--format', 'json']);
  const found: { file: string; rule: string; range: { start: { line: number } } }[] = JSON.parse(out);
  assert.deepEqual(
    found.map(({ file, rule, range }) => `${file}:${range.start.line + 1} ${rule}`),
    [
      '.dockerignore:1 file/ignore-comment',
      '.dockerignore:2 file/ignore-unmatched',
      'api.Dockerfile.dockerignore:2 file/ignore-malformed',
    ],
  );
  assert.equal(exitCode, 1);
  const { out: fixed } = runCli(folder, ['fix', '--all', '.']);
  assert.equal(fixed, 'Nothing to mend in 3 files.\n');
});

test('a Dockerfile is checked with the build context that all known builds have', (t) => {
  const folder = folderWith(t, {
    'docker/Dockerfile': CLEAN.replace('COPY app /app', 'COPY app /app\nCOPY cmd/main.go cmd/mian.go /'),
    'compose.yaml': 'services: { a: { build: { context: ., dockerfile: docker/Dockerfile } } }\n',
    app: '',
    'cmd/main.go': '',
    '.dockerignore': 'dist # made\n',
  });
  const places = (given: string) => {
    const { out } = runCli(folder, ['check', given, '--format', 'json']);
    const found: { file: string; rule: string; range: { start: { line: number } } }[] = JSON.parse(out);
    return found.map(({ file, rule, range }) => `${file}:${range.start.line + 1} ${rule}`);
  };
  const all = ['docker/Dockerfile:3 file/copy-source-missing', '.dockerignore:1 file/ignore-comment'];
  assert.deepEqual(places('.'), all);
  assert.deepEqual(places('docker/Dockerfile'), all);
});
