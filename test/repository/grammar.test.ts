import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { tokensOf } from '../support/tokens.ts';
import { root } from './tree.ts';

/** Each token with what it is at last, a line of the Dockerfile in a line. */
async function assertTokens(dockerfile: string, expected: readonly string[]): Promise<void> {
  const lines: string[][] = dockerfile.split('\n').map(() => []);
  for (const { line, text, scopes } of await tokensOf(dockerfile)) {
    const scope = scopes.filter((name) => !/^meta\.(?:instruction|command|heredoc|directives|mount)/.test(name)).at(-1);
    lines[line]!.push(scope === undefined ? text : `${text}‹${SHORT.get(scope) ?? scope}›`);
  }
  assert.deepEqual(
    lines.map((line) => line.join(' ')),
    expected,
  );
}

/** What comes up in every line. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['keyword.other.special-method', 'K'],
  ['constant.other.option', 'flag'],
  ['keyword.operator.assignment', '='],
  ['entity.name.type.stage', 'stage'],
  ['punctuation.separator.continuation', '+'],
  ['word.shell', 'sh'],
  ['comment.line.number-sign', 'comment'],
  ['punctuation.definition.comment', '#'],
  ['punctuation.definition.variable', '$'],
  ['variable.other', 'var'],
  ['string.quoted.double', 'str'],
  ['string.unquoted.argument', 'arg'],
  ['keyword.operator.heredoc', '<<'],
  ['keyword.control.heredoc-token', 'eof'],
  ['punctuation.separator.mount', ','],
  ['variable.parameter.mount', 'key'],
]);

describe('the grammar knows', () => {
  test('stages, bases and flags', () =>
    assertTokens('from --platform=$P node:${V:-20} as Build\nCOPY --link --from=build /a /b\nFROM build AS', [
      'from‹K› --platform‹flag› =‹=› $‹$› P‹var› node:‹entity.name.type.base› ${‹$› V‹var› :-‹keyword.operator.expansion› 20‹var› }‹$› as‹K› Build‹stage›',
      'COPY‹K› --link‹flag› --from‹flag› =‹=› build‹stage› /a /b',
      'FROM‹K› build‹entity.name.type.base› AS‹K›',
    ]));

  test('the options of mounts', () =>
    assertTokens('RUN --mount=type=cache,target=$D,id="a b" \\\n  --mount=from=x,ro ls', [
      'RUN‹K› --mount‹flag› =‹=› type‹key› =‹=› cache‹constant.language.mount› ,‹,› target‹key› =‹=› $‹$› D‹var› ,‹,› id‹key› =‹=› "‹str› a b‹str› "‹str› \\‹+›',
      '--mount‹flag› =‹=› from‹key› =‹=› x‹stage› ,‹,› ro‹key› ls‹sh›',
    ]));

  test('the JSON form', () =>
    assertTokens('CMD ["a\\n", \\\n# why\n "b"]\nRUN [ -f x ]', [
      'CMD‹K› [‹punctuation.definition.array.begin› "‹str› a‹str› \\n‹constant.character.escape› "‹str› ,‹punctuation.separator.array› \\‹+›',
      '#‹#› why‹comment›',
      '"‹str› b‹str› "‹str› ]‹punctuation.definition.array.end›',
      'RUN‹K› [‹meta.embedded.line.shell› -f‹sh› x‹sh› ]‹meta.embedded.line.shell›',
    ]));

  test('names, values and directives', () =>
    assertTokens('# syntax=docker/dockerfile:1\nARG a b=1\nENV K "x $a"\nLABEL l.m=1\n# escape=x', [
      '#‹#› syntax‹keyword.other.directive› =‹=› docker/dockerfile:1‹comment›',
      'ARG‹K› a‹variable.other.assignment› b‹variable.other.assignment› =‹=› 1',
      'ENV‹K› K‹variable.other.assignment› "‹str› x‹str› $‹$› a‹var› "‹str›',
      'LABEL‹K› l.m‹variable.other.assignment› =‹=› 1',
      '# escape=x‹comment.base›',
    ]));

  test('triggers, and the command of a health check', () =>
    assertTokens('ONBUILD RUN a\nHEALTHCHECK --interval=3s \\\n  CMD curl x', [
      'ONBUILD‹keyword.control› RUN‹K› a‹sh›',
      'HEALTHCHECK‹K› --interval‹flag› =‹=› 3s \\‹+›',
      'CMD‹K› curl‹sh› x‹sh›',
    ]));
});

describe('a command', () => {
  test('goes on over comments and empty lines, and ends with its instruction whatever is open', () =>
    assertTokens('RUN a -b \\\n  # don\'t\n\n  c && \\\n  d\nRUN if "x\nUSER 1', [
      'RUN‹K› a‹sh› -b‹sh› \\‹+›',
      "#‹#› don't‹comment›",
      '',
      'c‹arg› &&‹keyword.operator.list› \\‹+›',
      'd‹sh›',
      'RUN‹K› if‹block.shell› "‹string.shell› x‹string.shell›',
      'USER‹K› 1',
    ]));

  test('begins behind the label of a case, and behind words of the shell', () =>
    assertTokens('RUN case "$x" in \\\n  a|b) \\\n  c -d \\\n  e;; \\\n  esac; \\\n  for i in a; do \\\n  f; done', [
      'RUN‹K› case‹sh› "‹string.shell› $x‹string.shell› "‹string.shell› in‹sh› \\‹+›',
      'a‹sh› |‹meta.embedded.line.shell› b‹sh› )‹meta.embedded.line.shell› \\‹+›',
      'c‹sh› -d‹sh› \\‹+›',
      'e‹arg› ;;‹keyword.operator.list› \\‹+›',
      'esac‹keyword.control.shell› ;‹meta.embedded.line.shell› \\‹+›',
      'for‹sh› i‹sh› in‹sh› a‹sh› ;‹meta.embedded.line.shell› do‹sh› \\‹+›',
      'f‹sh› ;‹meta.embedded.line.shell› done‹keyword.control.shell›',
    ]));

  test('may have a quote that goes over lines', () =>
    assertTokens('RUN echo "a \\\n  # c\n  b" $V && \\\n  d', [
      'RUN‹K› echo‹sh› "a‹str› \\‹+›',
      '#‹#› c‹comment›',
      'b‹str› "‹str› $‹$› V‹var› &&‹keyword.operator.list› \\‹+›',
      'd‹sh›',
    ]));
});

describe('a heredoc', () => {
  test('is a script of the shell, and nothing in it is left open behind it', () =>
    assertTokens('RUN <<EOF\nif a\nFROM x\n EOF\nEOF\nFROM a', [
      'RUN‹K› <<‹<<› EOF‹eof›',
      'if‹block.shell› a‹sh›',
      'FROM‹sh› x‹sh›',
      'EOF‹sh›',
      'EOF‹eof›',
      'FROM‹K› a‹entity.name.type.base›',
    ]));

  test('is in the language of its delimiter, its program, its first line or its file', () =>
    assertTokens(
      [
        'RUN <<-"PYTHON"\n\ta\n\tPYTHON',
        'RUN python3 - <<E\na\nE',
        'RUN --mount=type=ssh \\\n --mount=type=ssh <<E\n#!/usr/bin/env node\na\nE',
        'COPY <<E /x\n#!/bin/sh\na\nE',
        'RUN cat <<E > /etc/a.json\na {\nE',
        'COPY --chmod=1 <<E /a.yml\na\nE',
        'COPY <<sql /a\na\nsql',
      ].join('\n'),
      [
        ...['RUN‹K› <<‹<<› -‹<<› " PYTHON‹eof› "', 'a‹word.python›', 'PYTHON‹eof›'],
        ...['RUN‹K› python3‹sh› -‹sh› <<‹<<› E‹eof›', 'a‹word.python›', 'E‹eof›'],
        ...[
          'RUN‹K› --mount‹flag› =‹=› type‹key› =‹=› ssh‹constant.language.mount› \\‹+›',
          '--mount‹flag› =‹=› type‹key› =‹=› ssh‹constant.language.mount› <<‹<<› E‹eof›',
        ],
        ...['#!/usr/bin/env‹word.js› node‹word.js›', 'a‹word.js›', 'E‹eof›'],
        ...['COPY‹K› <<‹<<› E‹eof› /x', '#!/bin/sh‹sh›', 'a‹sh›', 'E‹eof›'],
        'RUN‹K› cat‹sh› <<‹<<› E‹eof› >‹meta.embedded.line.shell› /etc/a.json‹sh›',
        ...['a‹word.json› {‹block.json›', 'E‹eof›'],
        ...['COPY‹K› --chmod‹flag› =‹=› 1 <<‹<<› E‹eof› /a.yml', 'a‹word.yaml›', 'E‹eof›'],
        ...['COPY‹K› <<‹<<› sql‹eof› /a', 'a‹word.sql›', 'sql‹eof›'],
      ],
    ));

  test('is plain text where nothing says what it is', () =>
    assertTokens('COPY <<A <<B /x/\na\nA\nb\nB\nRUN cat <<E > x\na\nE\nRUN x <<<E', [
      'COPY‹K› <<‹<<› A‹eof› <<‹<<› B‹eof› /x/',
      ...['a', 'A', 'b'].map((line) => `${line}‹string.unquoted.heredoc›`),
      'B‹eof›',
      'RUN‹K› cat‹sh› <<‹<<› E‹eof› >‹meta.embedded.line.shell› x‹sh›',
      'a‹string.unquoted.heredoc›',
      'E‹eof›',
      'RUN‹K› x‹sh› <<<‹meta.embedded.line.shell› E‹sh›',
    ]));
});

test('a backtick at the end of a line goes on where it is the escape character, and a backslash does not', () =>
  assertTokens('# escape=`\nFROM a\nRUN x `\n  # c\n  y\\\nWORKDIR C:\\\nCOPY a `\n b\\', [
    '#‹#› escape‹keyword.other.directive› =‹=› `‹comment›',
    'FROM‹K› a‹entity.name.type.base›',
    'RUN‹K› x `‹+›',
    '#‹#› c‹comment›',
    'y\\',
    'WORKDIR‹K› C:\\',
    'COPY‹K› a `‹+›',
    'b\\',
  ]));

test('instructions begin where the reader of Dockerfiles says', async () => {
  for (const file of ['sample/Dockerfile', 'sample/Dockerfile.exemplary']) {
    const text = readFileSync(path.join(root, file), 'utf8');
    const { instructions } = readDockerfile(text);
    const keywords = (await tokensOf(text)).filter(
      ({ scopes }) => scopes.length === 2 && scopes[1] === 'keyword.other.special-method',
    );
    assert.deepEqual(
      keywords.filter(({ text: word }) => word !== 'AS').map(({ line, text: word }) => [line, word]),
      instructions.map(({ begin, keyword }) => [text.slice(0, begin).split('\n').length - 1, keyword.text]),
    );
  }
});
