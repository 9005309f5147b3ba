import { testRule } from '../../../../test/support/rule-test.ts';
import { pipefail } from './pipefail.ts';

const hides = (program: string) => `When "${program}" fails, the pipe hides it.`;
const bash = 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]';
const setShell = (after: string) => [{ title: 'Set SHELL with "-o pipefail"', after, preferred: true }];

testRule(pipefail, {
  reports: [
    {
      name: 'the gravest of each RUN, and sets SHELL once for the stage',
      text: 'FROM debian:12\nRUN ls\n# note\nRUN cat /a | b && [|curl|] x \\\n | sed s/a/b/ | sh\nRUN x=$([|wget|] -qO- y | tail -1)\nRUN [|cat|] /a | tac\n',
      problems: [
        {
          message: hides('curl'),
          fixes: setShell(
            `FROM debian:12\nRUN ls\n${bash}\n# note\nRUN cat /a | b && curl x \\\n | sed s/a/b/ | sh\nRUN x=$(wget -qO- y | tail -1)\nRUN cat /a | tac\n`,
          ),
        },
        {
          message: hides('wget'),
          fixes: setShell(
            `FROM debian:12\nRUN ls\n${bash}\n# note\nRUN cat /a | b && curl x \\\n | sed s/a/b/ | sh\nRUN x=$(wget -qO- y | tail -1)\nRUN cat /a | tac\n`,
          ),
        },
        {
          message: hides('cat'),
          severity: 'hint',
          fixes: setShell(
            `FROM debian:12\nRUN ls\n${bash}\n# note\nRUN cat /a | b && curl x \\\n | sed s/a/b/ | sh\nRUN x=$(wget -qO- y | tail -1)\nRUN cat /a | tac\n`,
          ),
        },
      ],
    },
    {
      name: 'the ash of Alpine, and a SHELL that has no pipefail yet',
      text: 'FROM alpine:3.22\nRUN [|wget|] -qO- x | tar x\nFROM debian:12\nSHELL ["/bin/bash", "-c"]\nRUN [|wget|] -qO- x | tar x\n',
      problems: [
        {
          message: hides('wget'),
          fixes: setShell(
            'FROM alpine:3.22\nSHELL ["/bin/ash", "-o", "pipefail", "-c"]\nRUN wget -qO- x | tar x\nFROM debian:12\nSHELL ["/bin/bash", "-c"]\nRUN wget -qO- x | tar x\n',
          ),
        },
        {
          message: hides('wget'),
          fixes: [
            {
              title: 'Add "-o pipefail" to SHELL',
              after:
                'FROM alpine:3.22\nRUN wget -qO- x | tar x\nFROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN wget -qO- x | tar x\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a shell that is not known to have it',
      text: 'FROM scratch\nRUN [|wget|] -O - https://some.site | wc -l > /number\nFROM debian:12\nSHELL ["/bin/sh", "-ec"]\nRUN [|a|] | b\n',
      problems: [{ message: hides('wget') }, { message: hides('a') }],
    },
    {
      name: 'RUNs behind it that would fail with it, or mean something else',
      text: 'FROM debian:12 AS a\nRUN [|curl|] x | sh\nFROM a\nRUN yes | make config\nFROM debian:12\nRUN [|curl|] x | sh\nRUN echo "a\\nb" > /c\n',
      problems: [{ message: hides('curl') }, { message: hides('curl') }],
    },
    {
      name: 'a script for another shell, a heredoc, a block and a trigger',
      text: 'FROM alpine:3.22\nRUN bash -c "[|curl|] x | sh"\nRUN <<EOF\n#!/bin/sh\nset -e\nif a; then\n  [|$B/get|] | sh\nfi\nEOF\nONBUILD RUN [|curl|] x | sh || exit 1\n',
      problems: [{ message: hides('curl') }, { message: hides('$B/get') }, { message: hides('curl') }],
    },
  ],
  quiet: [
    { name: 'commands that do not fail', text: 'FROM debian:12\nRUN echo y | a && yes | b && cat <<EOF | c\nx\nEOF\n' },
    {
      name: 'an end that leaves off early',
      text: 'FROM debian:12\nRUN curl x | head -1 && a | grep -q b && c | sed 5q\n',
    },
    { name: 'an end that notices', text: 'FROM debian:12\nRUN a -m | grep b && curl x | sha256sum -c -\n' },
    { name: 'a condition', text: 'FROM debian:12\nRUN if curl x | a; then b; fi && while ! c | d; do e; done\n' },
    {
      name: 'a failure that is tolerated',
      text: 'FROM debian:12\nRUN curl x | sh || true\nRUN curl x | sh && b || c\n',
    },
    {
      name: 'substitutions whose failure nobody sees anyway',
      text: 'FROM debian:12\nRUN a $(b | c) && export D=$(b | c)\nRUN for i in $(b | c); do d; done\n',
    },
    {
      name: 'pipefail in the script',
      text: 'FROM debian:12\nRUN bash -eo pipefail -c "a | b"\nRUN set -eux -o pipefail; a | b\n',
    },
    { name: 'pipefail in a heredoc', text: 'FROM debian:12\nRUN <<EOF\n#!/bin/bash\nset -euo pipefail\na | b\nEOF\n' },
    { name: 'the SHELL of a base stage', text: `FROM debian:12 AS a\n${bash}\nFROM a\nRUN b | c\n` },
    {
      name: 'an image that may have a SHELL',
      text: 'FROM acme/base:1\nRUN a | b\nFROM cimg/base:2024.01\nRUN a | b\n',
    },
    {
      name: 'other shells',
      text: 'FROM debian:12\nSHELL ["pwsh", "-c"]\nRUN a | b\n# hadolint shell=cmd\nRUN a | b\n',
    },
    { name: 'JSON form', text: 'FROM debian:12\nRUN ["a", "|", "b"]\n' },
  ],
});
