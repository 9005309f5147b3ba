import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { folderWith, runCli } from '../support/cli.ts';

const TEXT = 'ARG V=1\nFROM golang:$V AS build\nRUN true\n\nFROM scratch\nCOPY --from=build /a /a\n';

const outline = {
  file: 'Dockerfile',
  stages: [
    {
      index: 0,
      name: 'build',
      base: 'golang:$V',
      range: { start: { line: 1, character: 0 }, end: { line: 2, character: 8 } },
      final: false,
      instructions: [
        { keyword: 'FROM', range: { start: { line: 1, character: 0 }, end: { line: 1, character: 23 } } },
        { keyword: 'RUN', range: { start: { line: 2, character: 0 }, end: { line: 2, character: 8 } } },
      ],
    },
    {
      index: 1,
      name: null,
      base: 'scratch',
      range: { start: { line: 4, character: 0 }, end: { line: 5, character: 23 } },
      final: true,
      instructions: [
        { keyword: 'FROM', range: { start: { line: 4, character: 0 }, end: { line: 4, character: 12 } } },
        { keyword: 'COPY', range: { start: { line: 5, character: 0 }, end: { line: 5, character: 23 } } },
      ],
    },
  ],
  instructionsBeforeStages: [
    { keyword: 'ARG', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 7 } } },
  ],
};

describe('dockerfile-stages outline', () => {
  test('in text', (t) => {
    const folder = folderWith(t, { Dockerfile: TEXT });
    assert.deepEqual(runCli(folder, ['outline']), {
      exitCode: 0,
      out: `Dockerfile
1 ARG V=1
2 stage "build" from golang:$V
3   RUN true
5 stage 1 from scratch, final
6   COPY --from=build /a /a
`,
      notes: '',
    });
  });

  test('in JSON it is an object for one file', (t) => {
    const folder = folderWith(t, { Dockerfile: TEXT });
    assert.deepEqual(JSON.parse(runCli(folder, ['outline', '--format', 'json', 'Dockerfile']).out), outline);
    const { out } = runCli(folder, ['outline', '--format', 'json', '-'], TEXT);
    assert.deepEqual(JSON.parse(out), { ...outline, file: '-' });
  });

  test('in JSON it is an array for several files', (t) => {
    const folder = folderWith(t, { Dockerfile: TEXT, 'Dockerfile.empty': '' });
    assert.deepEqual(JSON.parse(runCli(folder, ['outline', '--format', 'json']).out), [
      outline,
      { file: 'Dockerfile.empty', stages: [], instructionsBeforeStages: [] },
    ]);
  });

  test('what cannot be read is exit code 2', (t) => {
    const folder = folderWith(t, {});
    assert.deepEqual(runCli(folder, ['outline', 'missing']), {
      exitCode: 2,
      out: '',
      notes: 'dockerfile-stages: missing: no such file or folder\n',
    });
  });
});
