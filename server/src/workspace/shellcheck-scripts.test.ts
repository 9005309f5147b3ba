import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertLinear } from '../../../test/support/linear.ts';
import { readDockerfile } from '../model/dockerfile.ts';
import { shellcheckScripts } from './shellcheck-scripts.ts';

const scriptsOf = (text: string) => shellcheckScripts(readDockerfile(text));

/** The names that a script finds in its environment. */
const namesIn = (text: string) =>
  scriptsOf(text).map(({ input }) => /\nexport (.*)\n/.exec(input)![1]!.replaceAll('=1', ''));

describe('the scripts for ShellCheck', () => {
  test('come with how the shell is started and with their environment', () => {
    const [script] = scriptsOf(
      'FROM alpine\nSHELL ["/bin/ash", "-eo", "pipefail", "-c"]\nENV b="c d"\nRUN a \\\n "$b"\n',
    );
    const { input, start, shell, language } = script!;
    assert.deepEqual([shell, language, input.slice(start)], ['dash', 'ash', 'a  "$b"']);
    assert.match(input, /^#!\/bin\/ash -eo pipefail -c\nexport b=1\na {2}"\$b"$/);
  });

  test('find what ARG, ENV and secrets set before them, through the stages', () => {
    const text = `ARG global=1
FROM debian:12 AS base
ARG a
ENV b=1 c=$a
FROM base
RUN $a $b $c $dddd $global
ARG global
RUN --mount=type=secret,id=x,env=TOKEN $a $c $dddd $global $TOKEN $http_proxy
ENV dddd=1
`;
    assert.deepEqual(namesIn(text), ['a b c', 'TOKEN a c global http_proxy']);
  });

  test('have no arguments of a build that another one is', () => {
    assert.deepEqual(namesIn('FROM debian:12\nARG a\nENV b=1\nONBUILD RUN $a $b\n'), ['b']);
    assert.deepEqual(namesIn('FROM debian:12 AS x\nARG a\nENV b=1\nONBUILD RUN $a $b\nFROM x\n'), ['a b']);
  });

  test('say of themselves what to leave out', () => {
    const text =
      'FROM debian:12\nRUN <<EOF\n#!/bin/sh\n\n# shellcheck disable=SC2086\n# why\na\n# shellcheck disable=SC1\nEOF\n';
    const { input, start } = scriptsOf(text)[0]!;
    assert.equal(input.slice(0, start), '#!sh\n# shellcheck disable=SC2086\nexport \n');
  });

  test('find those that they read, and those that a slip may have meant', () => {
    const text =
      'FROM debian:12\nENV VERSION=1 OTHER=2\nRUN x $VERSOIN $HTTPS_PROXI\nRUN VERSOIN=1 && x $VERSOIN\nRUN echo $((OTHER + 1)) ${#VERSION}\n';
    assert.deepEqual(namesIn(text), ['HTTPS_PROXY HTTP_PROXY VERSION', '', 'OTHER VERSION']);
  });

  test('are the same wherever they stand, whatever the values are', () => {
    const of = (text: string) => scriptsOf(text).map(({ key }) => key);
    const [first] = of('FROM debian:12\nENV a=1\nRUN x "$a"\n');
    assert.deepEqual(of('# hi\nFROM debian:12 AS b\nENV a=2 c=1\nRUN x \\\n#\n"$a"\n'), [first]);
    assert.notEqual(of('FROM fedora\nENV a=1\nRUN x "$a"\n')[0], first);
  });

  test('are made in time that grows with the file', () => {
    const runs = (n: number) =>
      readDockerfile(
        `FROM debian:12\n${Array.from({ length: n }, (_, i) => `ENV A${i}=1\nRUN x $A${i} $B${i}\n`).join('')}`,
      );
    assertLinear('variables and scripts', 120, runs, shellcheckScripts);
    const words = (n: number) =>
      readDockerfile(
        `FROM debian:12\nENV A=1\nRUN ${Array.from({ length: n }, (_, i) => `$B${i} \\\n`).join('')} ln read for`,
      );
    assertLinear('variables in a script', 1500, words, shellcheckScripts);
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
