import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixAll } from '../../server/src/features/actions/code-actions.ts';
import { outline } from '../../server/src/features/presentation/outline.ts';
import { configuration } from '../../server/src/model/configuration.ts';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { check } from '../../server/src/rules/check.ts';
import { fixesOf } from '../../server/src/rules/fixes.ts';
import { NO_WORKSPACE } from '../../server/src/workspace/workspace.ts';
import { assertLinear } from '../support/linear.ts';

/** Reads a file, checks it, mends it and shows its outline. */
function look(text: string): void {
  const dockerfile = readDockerfile(text);
  const onFailure = (rule: string, error: unknown) => assert.fail(`${rule}: ${String(error)}`);
  const findings = check(dockerfile, NO_WORKSPACE, undefined, onFailure);
  for (const finding of findings) fixesOf(finding, onFailure);
  fixAll(findings, onFailure);
  outline(dockerfile, NO_WORKSPACE);
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
      assertLinear(JSON.stringify(head + piece), 3000, whole, look);
    }
  }
  look(`FROM a\nENV A="${' '.repeat(1_000_000)}\n# syntax =${' '.repeat(1_000_000)}\nRUN ${'$'.repeat(1_000_000)}\n`);
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
  'stages without a name': (n) => lines(n, (i) => `FROM a\nRUN ls\nCOPY --from=${i - 1} /a /b`),
  'stages that are defined later': (n) =>
    `${lines(n, (i) => `FROM a\nCOPY --from=s${i} /a /b`)}${lines(n, (i) => `FROM a AS s${i}`)}`,
  'names that no stage can have': (n) => lines(n, (i) => `FROM a AS ${i}s`),
  'flags that nothing has': (n) =>
    `FROM a\nRUN ${'--mont=type=tmpfs,target=/a '.repeat(n)}ls\n${lines(n, () => 'COPY --form=a b c\nONBUILD COPY --form=a b c')}`,
  'instructions above FROM': (n) => `${lines(n, (i) => `# ${i}\nENV A${i}=1`)}FROM a:$A1\n`,
  'safe fixes': (n) =>
    `FROM a AS A\n${lines(n, () => 'WORKDIR a\nENV A b\nRUN a \\\n\n b')}${lines(n, () => 'FROM A as B')}`,
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
  test(`thousands of lines: ${name}`, () => assertLinear(name, 400, text, look));
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
  for (const text of texts) look(text);
});

describe('ten thousand', () => {
  /** The value of a word in the last stage. */
  const value = (text: string, word: string): string | undefined => {
    const stage = readDockerfile(text).final!;
    return stage.scope.evaluate(word, stage.instructions.at(-1)!);
  };

  test('stages, each based on the last', () => {
    const stages = lines(10_000, (i) => `FROM s${i} AS s${i + 1}\nENV A${i + 1}=$A${i}`);
    const text = `FROM scratch AS s0\nENV A0=x\nUSER me\n${stages}USER $USER\n`;
    assert.equal(value(text, '$A10000$A0$B'), 'xx');
    assert.equal(configuration(readDockerfile(text.replace('USER $USER\n', '')).final!).user?.value, 'me');
  });

  test('arguments, each made of the last', () => {
    const args = lines(10_000, (i) => `ARG A${i + 1}=$A${i}`);
    assert.equal(value(`FROM scratch\nARG A0=x\n${args}USER x`, '$A10000'), 'x');
  });
});
