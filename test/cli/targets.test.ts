import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { folderWith, runCli } from '../support/cli.ts';

const FILES = {
  Dockerfile: 'FROM scratch AS dev\nFROM scratch\n',
  'compose.yaml':
    'services:\n  # 🐳\n  "🐳": { build: { context: ., target: dev, args: [A=1, B] } }\n  b: { build: "$X" }\n',
  'sub/Makefile': 'a:\n\tdocker build -f ../Dockerfile ..\n',
};

const range = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
});

describe('dockerfile-stages targets', () => {
  test('in JSON is an array with an object for each build', (t) => {
    const folder = folderWith(t, FILES);
    const { exitCode, out, notes } = runCli(folder, ['targets', '--format', 'json']);
    assert.deepEqual(JSON.parse(out), [
      {
        file: 'compose.yaml',
        range: range(2, 39, 42),
        dockerfile: 'Dockerfile',
        context: '.',
        target: 'dev',
        args: { A: '1', B: null },
        certain: true,
      },
      {
        file: 'compose.yaml',
        range: range(3, 15, 17),
        dockerfile: null,
        context: null,
        target: null,
        args: {},
        certain: false,
      },
      {
        file: 'sub/Makefile',
        range: range(1, 17, 30),
        dockerfile: 'Dockerfile',
        context: '.',
        target: null,
        args: {},
        certain: true,
      },
    ]);
    assert.deepEqual([exitCode, notes], [0, '']);
  });

  test('in text has a line for each, and paths are relative to the folder', (t) => {
    const folder = folderWith(
      t,
      Object.fromEntries(Object.entries(FILES).map(([path, text]) => [`deep/${path}`, text])),
    );
    assert.equal(
      runCli(folder, ['targets', 'deep']).out,
      `compose.yaml:3:40 Dockerfile target dev
compose.yaml:4:16 an unknown Dockerfile (not certain)
sub/Makefile:2:18 Dockerfile
3 builds in 2 files.
`,
    );
  });

  test('tells of what it cannot read', (t) => {
    const folder = folderWith(t, {
      'compose.yaml': 'secrets:\n  KEY\n    file: x\n',
      'large.sh': `docker build .\n${'#'.repeat(1_100_000)}`,
    });
    assert.deepEqual(runCli(folder, ['targets', '--format', 'json']), {
      exitCode: 0,
      out: '[]\n',
      notes: `dockerfile-stages: compose.yaml: left out, since its line 3 is not YAML (bad indentation of a mapping entry)
dockerfile-stages: large.sh: left out, since it cannot be opened, or is larger than 1 MB
`,
    });
    assert.deepEqual(runCli(folder, ['targets', 'gone']), {
      exitCode: 2,
      out: '',
      notes: 'dockerfile-stages: gone: no such file or folder\n',
    });
    assert.equal(runCli(folder, ['targets', 'compose.yaml']).notes, 'dockerfile-stages: compose.yaml: not a folder\n');
    assert.equal(runCli(folder, ['targets', 'a', 'b']).exitCode, 2);
  });
});

describe('dockerfile-stages check', () => {
  const WRONG = {
    Dockerfile: 'FROM alpine:3.22 AS prod\nUSER 1000\nCMD ["a"]\n',
    'compose.yaml':
      'services: { a: { build: { context: ., target: prdo } }, b: { build: { context: ., target: prod } } }\n',
  };
  test('of a folder tells of targets that are not there, in the file that names them', (t) => {
    const folder = folderWith(t, WRONG);
    const { exitCode, out } = runCli(folder, ['check', '--format', 'json', '.']);
    const found = JSON.parse(out).filter(({ file }: { file: string }) => file === 'compose.yaml');
    assert.deepEqual(found, [
      {
        file: 'compose.yaml',
        rule: 'stage/target-not-found',
        severity: 'error',
        message: 'Dockerfile has no stage "prdo".',
        range: range(0, 46, 50),
        fixes: [
          {
            title: 'Build stage "prod"',
            safe: false,
            edits: [{ range: range(0, 46, 50), newText: 'prod' }],
          },
        ],
      },
    ]);
    assert.equal(exitCode, 1);
    assert.doesNotMatch(runCli(folder, ['check', 'Dockerfile']).out, /compose/);
    // From elsewhere it is called as the folder was.
    const other = folderWith(t, { 'x/y.txt': '' });
    const text = runCli(path.join(other, 'x'), ['check', folder]).out;
    assert.ok(text.startsWith(`${path.join(folder, 'compose.yaml')}:1:47 error Dockerfile has no`), text);
    const rules = { '.dockerfile-stages.yaml': 'rules:\n  stage/target-not-found: off\n' };
    assert.doesNotMatch(runCli(folderWith(t, { ...WRONG, ...rules }), ['check']).out, /compose/);
  });
});
