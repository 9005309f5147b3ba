import { testRule } from '../../../../test/support/rule-test.ts';
import { epilogueOrder } from './epilogue-order.ts';

const title = 'Move the instructions that start the image to the end';
const belongs = (name: string, other: string) => `${name} belongs behind ${other}, to the end of the stage.`;
const ordered = (after: string) => [{ title, after, safe: true, preferred: true }];
const after = 'FROM alpine:3.22\nCOPY b /c\nSTOPSIGNAL SIGINT\nENTRYPOINT ["a"]\n# start\nCMD ["b"]\n';

testRule(epilogueOrder, {
  reports: [
    {
      name: 'all of them, with their comments',
      text: 'FROM alpine:3.22\n# start\n[|CMD|] ["b"]\n[|ENTRYPOINT|] ["a"]\n[|STOPSIGNAL|] SIGINT\nCOPY b /c\n',
      problems: [
        { message: belongs('CMD', 'ENTRYPOINT'), fixes: ordered(after) },
        { message: belongs('ENTRYPOINT', 'STOPSIGNAL'), fixes: ordered(after) },
        { message: belongs('STOPSIGNAL', 'COPY'), fixes: ordered(after) },
      ],
    },
    {
      name: 'one that goes above those in their place',
      text: 'FROM alpine:3.22\n[|HEALTHCHECK|] NONE\nUSER 1\nCMD ["b"]\n',
      problems: [
        {
          message: belongs('HEALTHCHECK', 'USER'),
          fixes: ordered('FROM alpine:3.22\nUSER 1\nHEALTHCHECK NONE\nCMD ["b"]\n'),
        },
      ],
    },
    {
      name: 'the last two, at the end of the file',
      text: 'FROM alpine:3.22\n[|CMD|] ["b"]\nENTRYPOINT ["a"]\n',
      problems: [
        { message: belongs('CMD', 'ENTRYPOINT'), fixes: ordered('FROM alpine:3.22\nENTRYPOINT ["a"]\nCMD ["b"]\n') },
      ],
    },
    {
      name: 'what another place would change',
      text: 'FROM alpine:3.22\n[|CMD|] b\nSHELL ["/bin/ash", "-c"]\nRUN x\n',
      problems: [{ message: belongs('CMD', 'SHELL') }],
    },
  ],
  quiet: [
    { name: 'the order', text: 'FROM alpine:3.22\nSTOPSIGNAL SIGINT\nHEALTHCHECK NONE\nENTRYPOINT ["a"]\nCMD ["b"]\n' },
    { name: 'other stages', text: 'FROM alpine:3.22 AS a\nCMD ["b"]\nUSER 1\nFROM a\nUSER 2\n' },
  ],
});
