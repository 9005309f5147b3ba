import { testRule } from '../../../../test/support/rule-test.ts';
import { exposeProtoCasing } from './expose-proto-casing.ts';

testRule(exposeProtoCasing, {
  reports: [
    {
      name: 'a protocol in capitals, in one of several ports',
      text: 'FROM a:1\nEXPOSE 80/tcp 53/[|UDP|] \\\n  "9/[|Sctp|]"\n',
      problems: [
        {
          message: 'The protocol "UDP" is written in small letters: "udp".',
          fixes: [
            {
              title: 'Write "udp"',
              after: 'FROM a:1\nEXPOSE 80/tcp 53/udp \\\n  "9/Sctp"\n',
              safe: true,
              preferred: true,
            },
          ],
        },
        {
          message: 'The protocol "Sctp" is written in small letters: "sctp".',
          fixes: [
            {
              title: 'Write "sctp"',
              after: 'FROM a:1\nEXPOSE 80/tcp 53/UDP \\\n  "9/sctp"\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'one from a variable, and in a trigger',
      text: 'FROM scratch\nARG P=80/TCP\nEXPOSE [|$P|]\nONBUILD EXPOSE $P/[|TCP|]\n',
      problems: [
        { message: 'The protocol "TCP" is written in small letters: "tcp".' },
        {
          message: 'The protocol "TCP" is written in small letters: "tcp".',
          fixes: [
            {
              title: 'Write "tcp"',
              after: 'FROM scratch\nARG P=80/TCP\nEXPOSE $P\nONBUILD EXPOSE $P/tcp\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'small letters, and none', text: 'FROM a:1\nEXPOSE 80/tcp 90 53/udp\n' },
    { name: 'what is no protocol', text: 'FROM a:1\nEXPOSE 80/HTTP TCP/80\n' },
    { name: 'a variable without a value', text: 'FROM a:1\nEXPOSE $PORT\n' },
  ],
});
