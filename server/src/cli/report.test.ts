import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from '../model/dockerfile.ts';
import type { Finding } from '../rules/check.ts';
import { Lines } from '../text/lines.ts';
import { outlineJson, problemJson } from './json.ts';
import { outlineText } from './outline.ts';
import { noTotals, problemLine, summary } from './report.ts';
import type { Terminal } from './terminal.ts';

const PLAIN: Terminal = { out: () => undefined, note: () => undefined, colour: false };
const COLOURED: Terminal = { ...PLAIN, colour: true };

const TEXT = 'ARG V=1\nFROM a:$V AS build\n  RUN \\\n    true\nFROM scratch\nCOPY --from=build /😀 /b\n';
const lines = new Lines(TEXT);

const finding: Finding = {
  rule: {
    id: 'group/name',
    severity: 'error',
    summary: '',
    why: '',
    reported: '',
    fine: '',
    peers: [],
  },
  severity: 'error',
  range: { start: TEXT.indexOf('/b'), end: TEXT.indexOf('/b') + 2 },
  message: 'No "/b\x1b".',
  fixes: () => [{ title: 'Mend', safe: true, preferred: true, edits: [{ range: { start: 0, end: 0 }, newText: 'x' }] }],
};

describe('what the command line prints', () => {
  test('a problem is one line, counted from one, without control characters', () => {
    assert.equal(
      problemLine(PLAIN, 'd/Dockerfile', lines, finding),
      'd/Dockerfile:6:23 error No "/b\\x1b". group/name',
    );
  });

  test('colours are for terminals', () => {
    assert.match(problemLine(COLOURED, 'Dockerfile', lines, finding), /:23 \x1b\[31merror\x1b\[39m No/);
  });

  test('a problem in JSON is counted from zero, in UTF-16 units', () => {
    assert.deepEqual(problemJson('Dockerfile', lines, finding, assert.fail), {
      file: 'Dockerfile',
      rule: 'group/name',
      severity: 'error',
      message: 'No "/b\x1b".',
      range: { start: { line: 5, character: 22 }, end: { line: 5, character: 24 } },
      fixes: [
        {
          title: 'Mend',
          safe: true,
          edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: 'x' }],
        },
      ],
    });
  });

  test('the last line counts', () => {
    const totals = { ...noTotals(), files: 3 };
    assert.equal(summary(PLAIN, totals), 'No problems in 3 files.');
    assert.equal(
      summary(PLAIN, {
        ...totals,
        filesWithProblems: 2,
        problems: { error: 1, warning: 0, information: 2, hint: 2 },
        safe: 1,
        preferred: 2,
      }),
      '5 problems (1 error, 2 information, 2 hints) in 2 of 3 files. "dockerfile-stages fix" mends 1, "dockerfile-stages fix --all" mends 3.',
    );
  });

  test('an outline in JSON has every instruction once', () => {
    const from = (line: number, character: number, endLine: number, endCharacter: number) => ({
      start: { line, character },
      end: { line: endLine, character: endCharacter },
    });
    assert.deepEqual(outlineJson('Dockerfile', lines, readDockerfile(TEXT)), {
      file: 'Dockerfile',
      stages: [
        {
          index: 0,
          name: 'build',
          base: 'a:$V',
          range: from(1, 0, 3, 8),
          final: false,
          instructions: [
            { keyword: 'FROM', range: from(1, 0, 1, 18) },
            { keyword: 'RUN', range: from(2, 2, 3, 8) },
          ],
        },
        {
          index: 1,
          name: null,
          base: 'scratch',
          range: from(4, 0, 5, 24),
          final: true,
          instructions: [
            { keyword: 'FROM', range: from(4, 0, 4, 12) },
            { keyword: 'COPY', range: from(5, 0, 5, 24) },
          ],
        },
      ],
      instructionsBeforeStages: [{ keyword: 'ARG', range: from(0, 0, 0, 7) }],
    });
  });

  test('an outline in text has a line for each instruction', () => {
    assert.equal(
      outlineText(PLAIN, 'Dockerfile', lines, readDockerfile(TEXT)),
      `Dockerfile
1 ARG V=1
2 stage "build" from a:$V
3   RUN true
5 stage 1 from scratch, final
6   COPY --from=build /😀 /b
`,
    );
  });
});
