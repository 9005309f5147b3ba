import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from '../model/dockerfile.ts';
import { keyOf, shellcheckScripts } from './shellcheck-scripts.ts';

const scriptsOf = (text: string) => shellcheckScripts(readDockerfile(text));

/** The names that a script finds in its environment, without those of proxies. */
const namesIn = (text: string) =>
  scriptsOf(text).map(({ input }) =>
    /\nexport (.*)\n/
      .exec(input)![1]!
      .split(' ')
      .filter((name) => !/_proxy=/i.test(name))
      .join(' ')
      .replaceAll('=1', ''),
  );

describe('the scripts for ShellCheck', () => {
  test('come with how the shell is started and with their environment', () => {
    const [script] = scriptsOf(
      'FROM alpine\nSHELL ["/bin/ash", "-eo", "pipefail", "-c"]\nENV b="c d"\nRUN a \\\n "$b"\n',
    );
    const { input, start, shell, language } = script!;
    assert.deepEqual([shell, language, input.slice(start)], ['dash', 'ash', 'a  "$b"']);
    assert.match(input, /^#!\/bin\/ash -eo pipefail -c\nexport ALL_PROXY=1 .* b=1 .*\na {2}"\$b"$/);
  });

  test('find what ARG, ENV and secrets set before them, through the stages', () => {
    const text = `ARG global=1
FROM debian:12 AS base
ARG a
ENV b=1 c=$a
FROM base
RUN x
ARG global
RUN --mount=type=secret,id=x,env=TOKEN x
ENV d=1
`;
    assert.deepEqual(namesIn(text), ['a b c', 'TOKEN a b c global']);
  });

  test('have no arguments of a build that another one is', () => {
    assert.deepEqual(namesIn('FROM debian:12\nARG a\nENV b=1\nONBUILD RUN x\n'), ['b']);
    assert.deepEqual(namesIn('FROM debian:12 AS x\nARG a\nENV b=1\nONBUILD RUN x\nFROM x\n'), ['a b']);
  });

  test('are the same wherever they stand, whatever the values are', () => {
    const of = (text: string) => scriptsOf(text).map(keyOf);
    const [first] = of('FROM debian:12\nENV a=1\nRUN x "$a"\n');
    assert.deepEqual(of('# hi\nFROM debian:12 AS b\nENV a=2\nRUN x \\\n#\n"$a"\n'), [first]);
    assert.notEqual(of('FROM fedora\nENV a=1\nRUN x "$a"\n')[0], first);
  });

  test('are none where no shell that it knows reads them, or nobody would', () => {
    for (const text of [
      'FROM scratch\n',
      'FROM debian:12\nRUN ["a"]\nRUN <<EOF\n#!/usr/bin/python3\nEOF\n',
      'FROM example.com/mine\nRUN New-Item C:\\x\n',
      'FROM example.com/mine\nRUN C:\\x\\y.exe\n',
      `FROM debian:12\nRUN ${'x'.repeat(70_000)}\n`,
      'FROM debian:12\nRUN <<EOF\nEOF\n',
    ]) {
      assert.equal(scriptsOf(text).length, 0, text.slice(0, 80));
    }
    assert.equal(scriptsOf(`FROM debian:12\n${'RUN a\n'.repeat(600)}`).length, 500);
  });
});
