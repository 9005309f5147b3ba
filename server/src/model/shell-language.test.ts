import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from './dockerfile.ts';
import { readerOf } from './shell-language.ts';

/** What reads each RUN of a file. */
function readers(text: string): string[] {
  const dockerfile = readDockerfile(text);
  return dockerfile.stages.flatMap((stage) =>
    stage.instructions
      .filter(({ name }) => name === 'RUN')
      .map((run) => {
        const reader = readerOf(dockerfile, stage, run);
        return reader ? `${reader.language}: ${reader.command}` : 'none';
      }),
  );
}

const languagesOf = (text: string) => readers(text).map((reader) => reader.replace(/:.*/, ''));

describe('the shell that reads a RUN', () => {
  test('is the sh of the image', () => {
    const images = ['debian:12', 'php:8', 'alpine', 'fedora', 'redhat/ubi9', 'example.com/mine', 'busybox'];
    assert.deepEqual(languagesOf(images.map((image) => `FROM ${image}\nRUN a\n`).join('')), [
      'dash',
      'dash',
      'ash',
      'bash',
      'bash',
      'sh',
      'ash',
    ]);
  });

  test('is what SHELL says, through the stages', () => {
    const text = `FROM debian:12 AS a
SHELL ["/bin/bash", "-eo", "pipefail", "-c"]
FROM a AS b
RUN a
SHELL ["/bin/sh", "-ec"]
RUN a
SHELL ["/usr/bin/env", "mksh", "-c"]
RUN a
SHELL ["pwsh", "-c"]
RUN a
FROM debian:12
RUN a
`;
    assert.deepEqual(readers(text), [
      'bash: /bin/bash -eo pipefail -c',
      'dash: /bin/sh -ec',
      'ksh: /usr/bin/env mksh -c',
      'none',
      'dash: /bin/sh -c',
    ]);
  });

  test('is what a comment for hadolint says, until SHELL or FROM; above the first FROM for all', () => {
    const text = `# hadolint shell=pwsh
FROM debian:12
RUN a
# hadolint shell = bash # as the image has it
RUN a
SHELL ["/bin/sh", "-c"]
RUN a
# hadolint shell=powershell.exe
RUN a
FROM debian:12
RUN a
`;
    assert.deepEqual(languagesOf(text), ['none', 'bash', 'dash', 'none', 'none']);
  });

  test('is that of the first line of a heredoc', () => {
    const script = (first: string) => `RUN <<EOF\n${first}\nEOF\n`;
    const firsts = ['#!/bin/bash -e', '#!/usr/bin/env -S dash -x', '#!/usr/bin/python3', 'ls'];
    assert.deepEqual(readers(`FROM alpine\n${firsts.map(script).join('')}`), [
      'bash: bash -e',
      'dash: dash -x',
      'none',
      'ash: /bin/sh -c',
    ]);
  });

  test('may be bash where /bin/sh was made a link to it', () => {
    const text = `FROM debian:12 AS a
RUN a
RUN ls && ln -sf /bin/bash /bin/sh
RUN a
FROM a
RUN a
`;
    assert.deepEqual(languagesOf(text), ['dash', 'dash', 'bash', 'bash']);
    assert.deepEqual(languagesOf('FROM ubuntu\nRUN dpkg-reconfigure -f x dash\nRUN a'), ['dash', 'bash']);
  });

  test('is none of ours on Windows', () => {
    assert.deepEqual(readers('FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nRUN dir\n'), ['none']);
  });
});
