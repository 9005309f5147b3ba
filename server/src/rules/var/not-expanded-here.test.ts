import { testRule } from '../../../../test/support/rule-test.ts';
import { notExpandedHere } from './not-expanded-here.ts';

testRule(notExpandedHere, {
  reports: [
    {
      name: 'a JSON array, which a shell may run instead',
      text: 'FROM alpine:3.20\nENV FILE=a.js P=1\nCMD ["node", "[|$FILE|]", "a b", "$OTHER [|${P}|]"]\n',
      problems: [
        {
          message: 'Without a shell, "$FILE" is passed on as it is written.',
          fixes: [
            {
              title: 'Run it by a shell',
              after:
                'FROM alpine:3.20\nENV FILE=a.js P=1\nCMD ["sh", "-c", "exec node \\"$FILE\\" \\"a b\\" \\"$OTHER ${P}\\""]\n',
            },
          ],
        },
        {
          message: 'Without a shell, "${P}" is passed on as it is written.',
          fixes: [
            {
              title: 'Run it by a shell',
              after:
                'FROM alpine:3.20\nENV FILE=a.js P=1\nCMD ["sh", "-c", "exec node \\"$FILE\\" \\"a b\\" \\"$OTHER ${P}\\""]\n',
            },
          ],
        },
      ],
    },
    {
      name: 'ENTRYPOINT, HEALTHCHECK and RUN; an ARG, arguments of an ENTRYPOINT and an image without a shell have no fix',
      text: 'FROM alpine:3.20\nARG A=1\nENV E=1\nRUN ["a", "[|$A|]"]\nHEALTHCHECK CMD ["b", "[|$E|]"]\nENTRYPOINT ["c", "--e=[|$E|]"]\nCMD ["[|$E|]"]\nFROM scratch\nENV E=1\nCMD ["/d", "[|$E|]"]\n',
      problems: [
        { message: 'Without a shell, "$A" is passed on as it is written.' },
        {
          message: 'Without a shell, "$E" is passed on as it is written.',
          fixes: [
            {
              title: 'Run it by a shell',
              after:
                'FROM alpine:3.20\nARG A=1\nENV E=1\nRUN ["a", "$A"]\nHEALTHCHECK CMD ["sh", "-c", "exec b \\"$E\\""]\nENTRYPOINT ["c", "--e=$E"]\nCMD ["$E"]\nFROM scratch\nENV E=1\nCMD ["/d", "$E"]\n',
            },
          ],
        },
        {
          message: 'Without a shell, "$E" is passed on as it is written.',
          fixes: [
            {
              title: 'Run it by a shell',
              after:
                'FROM alpine:3.20\nARG A=1\nENV E=1\nRUN ["a", "$A"]\nHEALTHCHECK CMD ["b", "$E"]\nENTRYPOINT ["sh", "-c", "exec c \\"--e=$E\\" \\"$@\\"", "sh"]\nCMD ["$E"]\nFROM scratch\nENV E=1\nCMD ["/d", "$E"]\n',
            },
          ],
        },
        { message: 'Without a shell, "$E" is passed on as it is written.' },
        { message: 'Without a shell, "$E" is passed on as it is written.' },
      ],
    },
    {
      name: 'an ARG in the command of a container',
      text: 'FROM alpine:3.20\nARG PORT=80\nENTRYPOINT serve -p "[|$PORT|]"\n',
      problems: [
        {
          message: '"PORT" is an ARG, which is gone when the container runs.',
          fixes: [
            {
              title: 'Keep "PORT" in an ENV',
              after: 'FROM alpine:3.20\nARG PORT=80\nENV PORT=$PORT\nENTRYPOINT serve -p "$PORT"\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'a shell',
      text: 'FROM alpine:3.20\nENV A=1\nCMD ["sh", "-c", "a $A"]\nENTRYPOINT ["/bin/bash", "-lc", "a $A"]\n',
    },
    {
      name: 'a shell behind an init',
      text: 'FROM alpine:3.20\nENV A=1\nENTRYPOINT ["tini", "--", "sh", "-c", "a $A"]\n',
    },
    { name: 'a script of an interpreter', text: 'FROM python:3.12\nENV A=1\nCMD ["python3", "-c", "print($A)"]\n' },
    { name: 'arguments of a shell', text: 'FROM alpine:3.20\nENV A=1\nENTRYPOINT ["sh", "-c"]\nCMD ["a $A"]\n' },
    { name: 'names that nothing sets', text: 'FROM alpine:3.20\nCMD ["a", "$uri", "$$A", "$(A)"]\n' },
    { name: 'an ENV in a command', text: 'FROM alpine:3.20\nARG P\nENV P=$P\nCMD a $P\n' },
    { name: 'a fallback, and a variable of the command', text: 'FROM alpine:3.20\nARG P Q\nCMD Q=1; a ${P:-80} $Q\n' },
    { name: 'RUN, where an ARG is there', text: 'FROM alpine:3.20\nARG P\nRUN a $P\n' },
    { name: 'what the image sets as well', text: 'FROM node:22\nARG NODE_VERSION\nCMD a $NODE_VERSION\n' },
  ],
});
