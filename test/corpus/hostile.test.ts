import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outline } from '../../server/src/features/outline.ts';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { check } from '../../server/src/rules/check.ts';
import { NO_WORKSPACE } from '../../server/src/workspace/workspace.ts';

/** Four times the text may take about four times as long; sixteen times would be a quadratic reader. */
const WORST = 8;
/** What is over at once is too short to be measured. */
const SOON = 60;

/** The user time of reading a file, checking it and showing its outline, in milliseconds. */
function time(text: string): number {
  const before = process.cpuUsage();
  const dockerfile = readDockerfile(text);
  check(dockerfile, NO_WORKSPACE, undefined, (rule, error) => assert.fail(`${rule}: ${String(error)}`));
  outline(dockerfile, NO_WORKSPACE);
  return process.cpuUsage(before).user / 1000;
}

/** Fails when the time grows much faster than the text; the best of several runs counts, since other programs run as well. */
function assertLinear(name: string, text: (n: number) => string, n: number): void {
  let ratio = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 4 && ratio > WORST; run++) {
    const large = time(text(4 * n));
    if (large < SOON) return;
    ratio = Math.min(ratio, large / time(text(n)));
  }
  assert.ok(ratio <= WORST, `${name}: four times as long takes ${ratio.toFixed(1)} times as much`);
}

const lines = (n: number, line: (i: number) => string): string =>
  `${Array.from({ length: n }, (_, i) => line(i)).join('\n')}\n`;

test('a line of a megabyte is read in a time that grows with its length', () => {
  const pieces = [
    ' ',
    '\t',
    '"',
    '""',
    "'",
    '$',
    '{',
    '${',
    '#',
    '=',
    ',',
    '<<',
    '\\',
    '[',
    '/',
    '.',
    '0',
    'a ',
    '$a',
    '`',
    ';',
    '(',
  ];
  const heads = [
    '# syntax = ',
    '# check=skip=',
    '# hadolint ignore=',
    'FROM ',
    'RUN ',
    'ENV A=',
    'ENV ',
    'LABEL ',
    'COPY ',
  ];
  heads.push('COPY --from=', 'RUN --mount=', 'CMD [', 'EXPOSE ', 'WORKDIR ', 'ONBUILD ', 'HEALTHCHECK ', 'ADD ', '');
  for (const head of heads) {
    for (const piece of pieces) {
      const line = (n: number) => head + piece.repeat(n / piece.length);
      const whole = (n: number) => (/^(?:FROM|#)/.test(head) ? `${line(n)}\nFROM a\n` : `FROM a\n${line(n)}\n`);
      assertLinear(JSON.stringify(head + piece), whole, 3000);
    }
  }
  time(`FROM a\nENV A="${' '.repeat(1_000_000)}\n# syntax =${' '.repeat(1_000_000)}\nRUN ${'$'.repeat(1_000_000)}\n`);
});

const FILES: Readonly<Record<string, (n: number) => string>> = {
  'labels, ports and volumes': (n) => `FROM a\n${lines(n, (i) => `LABEL a${i}=${i}\nEXPOSE ${i}\nVOLUME /v${i}`)}`,
  'variables, each made of the last': (n) => `FROM a\n${lines(n, (i) => `ENV A${i + 1}=$A${i}\nARG B${i + 1}=$A${i}`)}`,
  'a variable that doubles itself': (n) => `FROM scratch\nENV A=xx\n${lines(n, () => 'ENV A=$A$A')}`,
  'one ARG again and again': (n) => `FROM a\n${lines(n, () => 'ARG X')}USER $X\n`,
  'ARGs above the first FROM': (n) => `${lines(n, (i) => `ARG A${i}`)}${lines(n, (i) => `FROM a$A${i}`)}`,
  'undefined variables': (n) => `FROM alpine:3.20\nARG GREETING\n${lines(n, (i) => `WORKDIR /$GREETIN${i}`)}`,
  'a chain of stages': (n) =>
    `FROM alpine:3.20 AS s0\n${lines(n, (i) => `FROM s${i} AS s${i + 1}\nENV A${i}=$A${i - 1}\nWORKDIR a\nLABEL a${i}=1\nRUN npm ci`)}`,
  'a chain of triggers': (n) => `FROM a AS s0\n${lines(n, (i) => `FROM s${i} AS s${i + 1}\nONBUILD ENV A${i}=b`)}`,
  'triggers of which each runs in each stage': (n) =>
    `FROM a AS b\n${lines(n, (i) => `ONBUILD ENV A${i}=1`)}${lines(n, () => 'FROM b')}`,
  'stages that take from each other': (n) => lines(n, (i) => `FROM alpine:3.20 AS s${i}\nCOPY --from=s${i - 1} /a /b`),
  'FROM $X': (n) => lines(n, (i) => `FROM $X${i % 7} AS s${i}`),
  'FROM b-$X': (n) => lines(n, (i) => `FROM b-$X${i} AS b-${i}`),
  'COPY --from=$X': (n) => lines(n, (i) => `FROM a AS s${i}\nCOPY --from=$X${i} /a /b`),
  'mounts from $X': (n) => lines(n, (i) => `FROM a AS s${i}\nRUN --mount=from=$X,target=/a ls`),
  'stages of one name': (n) => lines(n, () => 'FROM a AS n'),
  'shells, users and directories': (n) =>
    `FROM alpine:3.20\n${lines(n, (i) => `SHELL ["sh", "-c"]\nUSER u${i}\nWORKDIR d${i}\nCMD ["$A${i}"]\nHEALTHCHECK CMD x`)}`,
  'words that are no instruction': (n) => lines(n, (i) => `FOO ${i}`),
  installs: (n) =>
    `FROM debian:12\n${lines(n, (i) => `RUN apt-get update && apt-get install -y p${i}\nCOPY a${i} /b`)}`,
  heredocs: (n) => `FROM a\n${lines(n, (i) => `COPY <<E${i} /a\n$X\nE${i}`)}`,
  'heredocs without an end': (n) => `FROM a\n${lines(n, (i) => `RUN <<E${i}`)}`,
  'a continued line': (n) => `FROM a\nRUN a ${'\\\n# b\n\n c '.repeat(n)}\n`,
  'patterns of many stars': (n) =>
    `FROM scratch\nENV A=${'a'.repeat(4000)}\n${lines(n / 50, () => `LABEL a="\${A#${'*a'.repeat(40)}b}"`)}`,
};

for (const [name, text] of Object.entries(FILES)) {
  test(`thousands of lines: ${name}`, () => assertLinear(name, text, 400));
}

test('nothing is nested so deeply that reading it fails', () => {
  const n = 5000;
  const nested = (before: string, open: string, close: string) =>
    `FROM a\n${before}${open.repeat(n)}${close.repeat(n)}\n`;
  const texts = [
    nested('USER ', '${a:-', '}'),
    nested('USER ', '${', ''),
    nested('ENV A=', '"${a:-', '}"'),
    `FROM ${'${a:-'.repeat(n)}${'}'.repeat(n)}\n`,
    nested('', 'ONBUILD ', ''),
    nested('CMD ', '[', ']'),
    ...['$(a ', '(', '{ ', 'if a; then ', "sh -c '", 'sudo ', '`', '! ', '[[ ( ', '"$(', '${a:-', '@('].map((open) =>
      nested('RUN a; ', open, ''),
    ),
    `FROM a AS s0\n${lines(n, (i) => `FROM s${i} AS s${i + 1}`)}`,
    lines(n, (i) => `FROM a AS s${i}\nCOPY --from=s${(i + 1) % n} / /`),
  ];
  for (const text of texts) time(text);
});
