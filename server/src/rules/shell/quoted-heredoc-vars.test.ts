import { testRule } from '../../../../test/support/rule-test.ts';
import { quotedHeredocVars } from './quoted-heredoc-vars.ts';

testRule(quotedHeredocVars, {
  reports: [
    {
      name: 'a script with variables of its own',
      text: 'FROM debian:12\nCOPY --chmod=755 [|<<EOF|] /run.sh\n#!/bin/sh\nfor i in "$@"; do echo "$i"; done\nEOF\n',
      problems: [
        {
          message: 'The builder replaces "$@" and "$i" in this script with nothing.',
          fixes: [
            {
              title: 'Quote the delimiter',
              after:
                'FROM debian:12\nCOPY --chmod=755 <<"EOF" /run.sh\n#!/bin/sh\nfor i in "$@"; do echo "$i"; done\nEOF\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a script in which the builder shall replace others',
      text: 'FROM debian:12\nARG V=1\nCOPY [|<<-EOF|] /run\n\tset -e\n\techo $V "$1" ${1:-x} \\$2\n\texec "$1"\nEOF\n',
      problems: [
        {
          message: 'The builder replaces "$1" in this script with nothing.',
          fixes: [
            {
              title: 'Protect them with a backslash',
              after:
                'FROM debian:12\nARG V=1\nCOPY <<-EOF /run\n\tset -e\n\techo $V "\\$1" \\${1:-x} \\$2\n\texec "\\$1"\nEOF\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'a delimiter in quotes', text: 'FROM debian:12\nCOPY <<\'EOF\' /run.sh\n#!/bin/sh\nexec "$@"\nEOF\n' },
    { name: 'what is no script', text: 'FROM debian:12\nCOPY <<EOF /etc/app.conf\nlog $x\nEOF\n' },
    { name: 'the input of a RUN', text: 'FROM debian:12\nRUN <<EOF\n#!/bin/sh\nset -e\nexec "$1"\nEOF\n' },
    {
      name: 'variables that the builder knows, and one that is misspelt',
      text: 'FROM debian:12\nARG VERSION=1\nCOPY <<EOF /run.sh\n#!/bin/sh\nexport PATH=$PATH:/x\necho $VERSION $VERSIN\nEOF\n',
    },
  ],
});
