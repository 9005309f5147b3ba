import { testRule } from '../../../../test/support/rule-test.ts';
import { selfReferenceInEnv } from './self-reference-in-env.ts';

testRule(selfReferenceInEnv, {
  reports: [
    {
      name: 'a name that is new, and begins an ENV of its own, which keeps the lines that follow',
      text: 'FROM ghcr.io/acme/base:1\n  ENV A=1 \\\n    B=[|${A}|]/b \\\n    C=3\n',
      problems: [
        {
          message: '"A" is still what it was before this ENV, which sets it.',
          fixes: [
            {
              title: 'Set "B" in an ENV of its own',
              after: 'FROM ghcr.io/acme/base:1\n  ENV A=1\n  ENV B=${A}/b \\\n    C=3\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a name that gets another value',
      text: 'FROM alpine:3.20\nENV A=0\nENV A=1 B=[|$A|]\nFROM golang:1.22\nENV GOPATH=/g BIN=[|$GOPATH|]/bin\n',
      problems: [
        {
          message: '"A" is still what it was before this ENV, which sets it.',
          fixes: [
            {
              title: 'Set "B" in an ENV of its own',
              after: 'FROM alpine:3.20\nENV A=0\nENV A=1\nENV B=$A\nFROM golang:1.22\nENV GOPATH=/g BIN=$GOPATH/bin\n',
              preferred: true,
            },
          ],
        },
        {
          message: '"GOPATH" is still what it was before this ENV, which sets it.',
          fixes: [
            {
              title: 'Set "BIN" in an ENV of its own',
              after: 'FROM alpine:3.20\nENV A=0\nENV A=1 B=$A\nFROM golang:1.22\nENV GOPATH=/g\nENV BIN=$GOPATH/bin\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a name set to the right, and one behind a comment, without a fix',
      text: 'FROM alpine:3.20\nENV A=[|$B|] B=1\nENV C=1 \\\n# why\n  D=[|$C|]\n',
      problems: [
        { message: '"B" is still what it was before this ENV, which sets it.' },
        { message: '"C" is still what it was before this ENV, which sets it.' },
      ],
    },
  ],
  quiet: [
    { name: 'a reference to itself', text: 'FROM alpine:3.20\nENV PATH=/x:$PATH A=1\nENV PATH=/y:$PATH L=$PATH\n' },
    { name: 'a value that is handed on', text: 'FROM alpine:3.20\nARG V=1\nENV V=$V U=/x/$V W=${V}\n' },
    { name: 'the same value again', text: 'FROM alpine:3.20\nENV A=1\nENV A=1 B=$A\n' },
    { name: 'the old value, kept in front', text: 'FROM alpine:3.20\nENV A=1\nENV OLD=$A A=2\n' },
    { name: 'escapes and quotes', text: "FROM alpine:3.20\nENV A=1 B=\\$A C='$A' D=\\${A}\n" },
    { name: 'part of a name', text: 'FROM alpine:3.20\nENV A=1 B=$AB C=${BA:-1}\n' },
    { name: 'the old form', text: 'FROM alpine:3.20\nENV A B=1 C=$B\n' },
    { name: 'LABEL', text: 'FROM alpine:3.20\nENV a=1\nLABEL a=1 b=$a\n' },
  ],
});
