import { testRule } from '../../../../test/support/rule-test.ts';
import { stopsignalUngraceful } from './stopsignal-ungraceful.ts';

const message = (signal: string) =>
  `No program can handle "${signal}": what it has in hand is lost when the container stops.`;
const fixes = (deleted: string, used: string) => [
  { title: 'Delete this STOPSIGNAL', after: deleted, preferred: true },
  { title: 'Use "SIGTERM"', after: used },
];

testRule(stopsignalUngraceful, {
  reports: [
    {
      name: 'what the image inherits',
      text: 'FROM alpine:3.22 AS one\n# Quick\nSTOPSIGNAL [|kill|]\nFROM one\nCMD ["a"]\n',
      problems: [
        {
          message: message('kill'),
          fixes: fixes(
            'FROM alpine:3.22 AS one\n# Quick\nFROM one\nCMD ["a"]\n',
            'FROM alpine:3.22 AS one\n# Quick\nSTOPSIGNAL SIGTERM\nFROM one\nCMD ["a"]\n',
          ),
        },
      ],
    },
    {
      name: 'a number that another one stands behind',
      text: 'FROM alpine:3.22\nSTOPSIGNAL SIGSTOP\nSTOPSIGNAL [|9|]\n',
      problems: [
        {
          message: message('9'),
          fixes: [
            {
              title: 'Use "SIGTERM"',
              after: 'FROM alpine:3.22\nSTOPSIGNAL SIGSTOP\nSTOPSIGNAL SIGTERM\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a trigger and a known target',
      text: 'FROM alpine:3.22 AS a\nONBUILD STOPSIGNAL [|SIGKILL|]\nFROM a AS b\nFROM alpine:3.22\n',
      workspace: { targets: new Set(['b']) },
      problems: [
        {
          message: message('SIGKILL'),
          fixes: [
            {
              title: 'Use "SIGTERM"',
              after: 'FROM alpine:3.22 AS a\nONBUILD STOPSIGNAL SIGTERM\nFROM a AS b\nFROM alpine:3.22\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'one that is set anew', text: 'FROM alpine:3.22 AS a\nSTOPSIGNAL 9\nFROM a\nSTOPSIGNAL SIGINT\n' },
    { name: 'a builder', text: 'FROM alpine:3.22 AS a\nSTOPSIGNAL 9\nFROM alpine:3.22\nCOPY --from=a /x /x\n' },
    { name: 'a variable', text: 'FROM alpine:3.22\nARG SIGNAL=9\nSTOPSIGNAL $SIGNAL\n' },
    { name: 'the word elsewhere', text: 'FROM alpine:3.22\nRUN kill -s SIGKILL 1\nSTOPSIGNAL SIGRTMIN+3\n' },
  ],
});
