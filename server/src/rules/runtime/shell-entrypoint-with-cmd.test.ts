import { testRule } from '../../../../test/support/rule-test.ts';
import { shellEntrypointWithCmd } from './shell-entrypoint-with-cmd.ts';

const message = (cmd: string) => `ENTRYPOINT in shell form ignores CMD ${cmd}.`;

testRule(shellEntrypointWithCmd, {
  reports: [
    {
      name: 'arguments, set in the base stage',
      text: 'FROM alpine:3.22 AS a\nENTRYPOINT [|top \\\n  -b|]\nFROM a\nCMD ["-n", "1"]\n',
      problems: [
        {
          message: message('["-n","1"]'),
          fixes: [
            {
              title: 'Use the JSON form',
              after: 'FROM alpine:3.22 AS a\nENTRYPOINT ["top", \\\n  "-b"]\nFROM a\nCMD ["-n", "1"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a program, and a shell that does not matter',
      text: 'FROM alpine:3.22\nSHELL ["/bin/ash", "-c"]\nENTRYPOINT [|exec serve && true|]\nCMD serve\n',
      problems: [{ message: message('serve') }],
    },
    {
      name: 'the last of two',
      text: 'FROM alpine:3.22\nCMD ["a"]\nENTRYPOINT [|./run|]\nCMD ["b"]\n',
      problems: [
        {
          message: message('["b"]'),
          fixes: [
            {
              title: 'Use the JSON form',
              after: 'FROM alpine:3.22\nCMD ["a"]\nENTRYPOINT ["./run"]\nCMD ["b"]\n',
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'a CMD that a later ENTRYPOINT drops', text: 'FROM alpine:3.22 AS a\nCMD ["b"]\nFROM a\nENTRYPOINT c\n' },
    { name: 'an empty CMD', text: 'FROM alpine:3.22\nENTRYPOINT c\nCMD []\n' },
    {
      name: 'a script that takes the arguments',
      text: 'FROM alpine:3.22\nENTRYPOINT exec top "$@"\nCMD ["x", "-b"]\n',
    },
    { name: 'a slip of the pen', text: 'FROM alpine:3.22\nENTRYPOINT [\'c\']\nCMD ["b"]\n' },
    { name: 'an image without a shell', text: 'FROM scratch\nCOPY c /c\nENTRYPOINT /c\nCMD ["b"]\n' },
    {
      name: 'a builder',
      text: 'FROM alpine:3.22 AS a\nENTRYPOINT c\nCMD ["b"]\nFROM alpine:3.22\nCOPY --from=a /x /x\n',
    },
  ],
});
