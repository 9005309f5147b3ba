import { testRule } from '../../../../test/support/rule-test.ts';
import { globalArgNotRedeclared } from './global-arg-not-redeclared.ts';

testRule(globalArgNotRedeclared, {
  reports: [
    {
      name: 'words and commands, and declares it once before the first of them',
      text: 'ARG V=1\nFROM alpine:3.20\nUSER 1\n\n# what\nRUN a "[|$V|]" $V\nLABEL v=[|${V}|]\n',
      problems: [
        {
          message: '"V" is declared for FROM lines only: in this stage it is empty.',
          fixes: [
            {
              title: 'Add "ARG V"',
              after: 'ARG V=1\nFROM alpine:3.20\nUSER 1\n\nARG V\n# what\nRUN a "$V" $V\nLABEL v=${V}\n',
              preferred: true,
            },
          ],
        },
        {
          message: '"V" is declared for FROM lines only: in this stage it is empty.',
          fixes: [
            {
              title: 'Add "ARG V"',
              after: 'ARG V=1\nFROM alpine:3.20\nUSER 1\n\nARG V\n# what\nRUN a "$V" $V\nLABEL v=${V}\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a use above the declaration, a stage beside it, and an image that nobody knows',
      text: 'ARG V=1\nFROM alpine:3.20 AS a\nENV A=[|$V|]\nARG V\nFROM ghcr.io/acme/base:1\nENV B=[|$V|]\n',
      problems: [
        {
          message: '"V" is declared for FROM lines only: in this stage it is empty.',
          fixes: [
            {
              title: 'Add "ARG V"',
              after: 'ARG V=1\nFROM alpine:3.20 AS a\nARG V\nENV A=$V\nARG V\nFROM ghcr.io/acme/base:1\nENV B=$V\n',
              preferred: true,
            },
          ],
        },
        {
          message: '"V" is declared for FROM lines only: in this stage it is empty.',
          fixes: [
            {
              title: 'Add "ARG V"',
              after: 'ARG V=1\nFROM alpine:3.20 AS a\nENV A=$V\nARG V\nFROM ghcr.io/acme/base:1\nARG V\nENV B=$V\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a heredoc that is a file, less loudly, and a RUN heredoc',
      text: 'ARG V=1\nFROM alpine:3.20\nCOPY <<EOF /x\n[|$V|]\nEOF\nRUN <<EOF\necho [|$V|]\nEOF\n',
      problems: [
        {
          message: '"V" is declared for FROM lines only: in this stage it is empty.',
          severity: 'hint',
          fixes: [
            {
              title: 'Add "ARG V"',
              after: 'ARG V=1\nFROM alpine:3.20\nARG V\nCOPY <<EOF /x\n$V\nEOF\nRUN <<EOF\necho $V\nEOF\n',
              preferred: true,
            },
          ],
        },
        {
          message: '"V" is declared for FROM lines only: in this stage it is empty.',
          fixes: [
            {
              title: 'Add "ARG V"',
              after: 'ARG V=1\nFROM alpine:3.20\nARG V\nCOPY <<EOF /x\n$V\nEOF\nRUN <<EOF\necho $V\nEOF\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'an error where the builder stops at nothing, and no ARG to add where that has no value either',
      text: 'ARG DATA=/data\nARG ID\nFROM alpine:3.20\nVOLUME [|$DATA|]\nRUN --mount=type=cache,target=/x,uid=[|$ID|] make\n',
      problems: [
        {
          message: '"DATA" is declared for FROM lines only: in this stage it is empty.',
          severity: 'error',
          fixes: [
            {
              title: 'Add "ARG DATA"',
              after:
                'ARG DATA=/data\nARG ID\nFROM alpine:3.20\nARG DATA\nVOLUME $DATA\nRUN --mount=type=cache,target=/x,uid=$ID make\n',
              preferred: true,
            },
          ],
        },
        { message: '"ID" is declared for FROM lines only: in this stage it is empty.', severity: 'error' },
      ],
    },
    {
      name: 'a warning where the base image may set it',
      text: 'ARG DATA=/data\nFROM ghcr.io/acme/base:1\nVOLUME [|$DATA|]\n',
      problems: [
        {
          message: '"DATA" is declared for FROM lines only: in this stage it is empty.',
          severity: 'warning',
          fixes: [
            {
              title: 'Add "ARG DATA"',
              after: 'ARG DATA=/data\nFROM ghcr.io/acme/base:1\nARG DATA\nVOLUME $DATA\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'a declaration', text: 'ARG V=1\nFROM alpine:3.20\nARG V\nRUN a $V\n' },
    { name: 'an ENV of the name', text: 'ARG V=1\nFROM alpine:3.20\nENV V=2\nRUN a $V\n' },
    { name: 'a declaration in a stage above', text: 'ARG V=1\nFROM alpine:3.20 AS a\nARG V\nFROM a\nRUN a $V\n' },
    { name: 'what the image sets', text: 'ARG NODE_VERSION=22\nFROM node:$NODE_VERSION\nRUN a $NODE_VERSION\n' },
    {
      name: 'what goes with the name of an image that nobody knows',
      text: 'ARG NODE_VERSION=22\nARG HOME\nFROM acme/node-base:$NODE_VERSION\nRUN a $NODE_VERSION $HOME\n',
    },
    { name: 'a variable of the script', text: 'ARG V=1\nFROM alpine:3.20\nRUN V=2; a $V; for W in $V; do b; done\n' },
    { name: 'a script that is read in', text: 'ARG V=1\nFROM alpine:3.20\nRUN . /etc/os-release && a $V\n' },
    { name: 'a secret in the environment', text: 'ARG V\nFROM alpine:3.20\nRUN --mount=type=secret,id=v,env=V a $V\n' },
    { name: 'single quotes and fallbacks', text: "ARG V=1\nFROM alpine:3.20\nRUN a '$V' ${V:-2}\nENV A=${V:-3}\n" },
    { name: 'no shell that we can read', text: 'ARG V=1\nFROM alpine:3.20\nSHELL ["pwsh", "-c"]\nRUN a $V\n' },
    { name: 'the JSON form', text: 'ARG V=1\nFROM alpine:3.20\nRUN ["a", "$V"]\n' },
  ],
});
