import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialectOf, isPosix, shebang } from './dialect.ts';

test('the dialect of a SHELL instruction', () => {
  const cases: [string[] | undefined, string][] = [
    [undefined, 'posix'],
    [['/bin/sh', '-c'], 'posix'],
    [['/bin/bash', '-o', 'pipefail', '-c'], 'bash'],
    [['bash', '-c'], 'bash'],
    [['/bin/ash', '-eo', 'pipefail', '-c'], 'ash'],
    [['/bin/busybox', 'sh', '-c'], 'ash'],
    [['dash', '-c'], 'posix'],
    [['/usr/bin/env', 'bash', '-c'], 'bash'],
    [['conda', 'run', '-n', 'x', '/bin/bash', '-c'], 'bash'],
    [['powershell', '-Command', '$ErrorActionPreference = "Stop";'], 'powershell'],
    [['C:\\Program Files\\PowerShell\\pwsh.exe', '-c'], 'powershell'],
    [['cmd', '/S', '/C'], 'cmd'],
    [['CMD.EXE', '/S', '/C'], 'cmd'],
    [['/usr/bin/python3', '-c'], 'other'],
    [['/bin/zsh', '-c'], 'other'],
    [[], 'other'],
  ];
  for (const [shell, dialect] of cases) assert.equal(dialectOf(shell), dialect, shell?.join(' '));
  assert.equal(dialectOf(undefined, true), 'cmd');
  assert.equal(dialectOf(['bash', '-c'], true), 'bash');
});

test('which dialects are read as POSIX shell', () => {
  assert.deepEqual((['posix', 'bash', 'ash', 'powershell', 'cmd', 'other'] as const).filter(isPosix), [
    'posix',
    'bash',
    'ash',
  ]);
});

test('the interpreter in a heredoc', () => {
  const cases: [string, string | undefined][] = [
    ['#!/bin/bash\nset -e\n', 'bash'],
    ['#!/bin/sh -eux\r\nx', 'sh -eux'],
    ['#! /usr/bin/env python3\n', 'python3'],
    ['#!/usr/bin/env -S bash -e -o pipefail\n', 'bash -e -o pipefail'],
    ['#!/usr/bin/env -Sbash -e', 'bash -e'],
    ['#!/usr/bin/env -i A=b node --x\n', 'node --x'],
    ['\t#!/usr/bin/perl\n', 'perl'],
    ['set -e\n#!/bin/sh\n', undefined],
    ['#!\n', undefined],
    ['#!/usr/bin/env\n', 'env'],
    ['', undefined],
  ];
  for (const [body, expected] of cases) {
    const found = shebang(body);
    assert.equal(found && [found.program, ...found.args].join(' '), expected, body);
  }
});
