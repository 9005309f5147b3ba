import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from './dockerfile.ts';
import { commandsOf } from './run.ts';

/** The commands of the last instruction: program and arguments, as they stand in the file. */
function commands(text: string): string[] {
  const dockerfile = readDockerfile(text);
  const stage = dockerfile.final!;
  return commandsOf(dockerfile, stage, stage.instructions.at(-1)!).map((command) => {
    const words = [command.name, ...command.args];
    for (const word of words) assert.equal(text.slice(word.range.start, word.range.end), word.text);
    return words.map((word) => word.value ?? '?').join(' ');
  });
}

describe('commandsOf', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'a chain over several lines, with comments',
      'FROM a\nRUN x 1 \\\n  # note\n\n  && y "$A" \\\n  && z\n',
      ['x 1', 'y ?', 'z'],
    ],
    ['a heredoc that is the script', 'FROM a\nRUN <<EOF\nset -e\nx 1\nEOF\n', ['set -e', 'x 1']],
    ['a heredoc that is a program’s input', 'FROM a\nRUN cat <<EOF > /x\nrm -rf\nEOF\n', ['cat']],
    ['a heredoc for another interpreter', 'FROM a\nRUN <<EOF\n#!/usr/bin/env python3\nimport os\nEOF\n', []],
    ['the JSON form, which has no shell', 'FROM a\nRUN ["x", "a && b"]\n', ['x a && b']],
    ['CRLF', 'FROM a\r\nRUN x \\\r\n  && y\r\n', ['x', 'y']],
    ['another escape character', '# escape=`\nFROM a\nSHELL ["/bin/sh", "-c"]\nRUN x `\n && y\n', ['x', 'y']],
    ['a backtick on an image of Linux', '# escape=`\nFROM alpine:3.20\nRUN x `\n && y\n', ['x', 'y']],
    ['a backtick on a platform of Linux', '# escape=`\nFROM --platform=linux/amd64 a AS b\nFROM b\nRUN x\n', ['x']],
    ['a backtick on an image that nobody knows', '# escape=`\nFROM a\nRUN x\n', []],
    ['an image of Windows', 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN x\n', []],
    ['a platform of Windows', 'FROM --platform=windows/amd64 a\nRUN x\n', []],
    ['a shell that is not POSIX', 'FROM a\nSHELL ["pwsh", "-c"]\nRUN x; y\n', []],
    ['a shell that a base stage sets', 'FROM a AS b\nSHELL ["cmd", "/S", "/C"]\nFROM b\nRUN x && y\n', []],
    ['a SHELL that a trigger sets', 'FROM a AS b\nONBUILD SHELL ["cmd", "/S", "/C"]\nFROM b\nRUN x && y\n', []],
    ['a comment that tells the shell', 'FROM a\n# hadolint shell=pwsh\nRUN x; y\n', []],
    ['a comment that a later SHELL overrides', 'FROM a\n# hadolint shell=pwsh\nSHELL ["sh", "-c"]\nRUN x\n', ['x']],
    ['a comment behind a SHELL', 'FROM a\nSHELL ["cmd", "/C"]\n# hadolint shell=/bin/bash -c\nRUN x\n', ['x']],
    ['a comment in a base stage', 'FROM a AS b\n# hadolint shell=cmd\nRUN x\nFROM scratch AS c\nFROM b\nRUN x\n', []],
    ['a comment above the first FROM', '# hadolint shell=pwsh\nFROM a\nFROM b\nRUN x; y\n', []],
    [
      'a comment further down, and in another stage',
      'FROM a\n# hadolint shell=cmd\nFROM b\nRUN x\n# hadolint shell=cmd\n',
      ['x'],
    ],
    ['flags in front', 'FROM a\nRUN --mount=type=cache,target=/x --network=none x y\n', ['x y']],
  ];
  for (const [name, text, expected] of cases) test(name, () => assert.deepEqual(commands(text), expected));
});
