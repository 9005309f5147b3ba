import { testRule } from '../../../../test/support/rule-test.ts';
import { heredocErrexit } from './heredoc-errexit.ts';

const message = 'A line that fails does not stop this script: only the last one counts.';
const fixed = (after: string) => [{ message, fixes: [{ title: 'Begin with "set -e"', after, preferred: true }] }];

testRule(heredocErrexit, {
  reports: [
    {
      name: 'lines of their own',
      text: 'FROM alpine:3.22\nRUN --network=none [|<<-"EOF"|]\n\t# note\n\tmake\n\n\tmake install && b\nEOF\n',
      problems: fixed(
        'FROM alpine:3.22\nRUN --network=none <<-"EOF"\n\tset -e\n\t# note\n\tmake\n\n\tmake install && b\nEOF\n',
      ),
    },
    {
      name: 'a script with an interpreter, which SHELL is nothing to',
      text: 'FROM debian:12\nSHELL ["/bin/bash", "-euo", "pipefail", "-c"]\nRUN [|<<EOF|]\n#!/bin/bash\nset -u\nfor i in a b; do $i; done; c\nmake\nEOF\n',
      problems: fixed(
        'FROM debian:12\nSHELL ["/bin/bash", "-euo", "pipefail", "-c"]\nRUN <<EOF\n#!/bin/bash\nset -e\nset -u\nfor i in a b; do $i; done; c\nmake\nEOF\n',
      ),
    },
  ],
  quiet: [
    {
      name: 'one command, or one list',
      text: 'FROM alpine:3.22\nRUN <<EOF\nmake\nEOF\nRUN <<EOF\nmake &&\n  b\nEOF\n',
    },
    {
      name: 'set -e in any form',
      text: 'FROM alpine:3.22\nRUN <<EOF\nset -eux\na\nb\nEOF\nRUN <<EOF\nset -o errexit\na\nb\nEOF\n',
    },
    { name: 'an interpreter with the option', text: 'FROM alpine:3.22\nRUN <<EOF\n#!/bin/sh -e\na\nb\nEOF\n' },
    { name: 'a SHELL with the option', text: 'FROM debian:12\nSHELL ["bash", "-ec"]\nRUN <<EOF\na\nb\nEOF\n' },
    {
      name: 'lines that do not fail',
      text: 'FROM alpine:3.22\nRUN <<EOF\nA=1\necho x > /y\nexport B\na || exit 1\nb\nEOF\n',
    },
    {
      name: 'other languages',
      text: 'FROM alpine:3.22\nRUN <<EOF\n#!/usr/bin/env python3\na\nb\nEOF\nRUN python3 <<EOF\na\nb\nEOF\n',
    },
    { name: 'an image that may have a SHELL', text: 'FROM acme/base:1\nRUN <<EOF\na\nb\nEOF\n' },
    { name: 'a file that is copied', text: 'FROM alpine:3.22\nCOPY <<EOF /x\na\nb\nEOF\n' },
  ],
});
