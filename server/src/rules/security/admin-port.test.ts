import { testRule } from '../../../../test/support/rule-test.ts';
import { adminPort } from './admin-port.ts';

const message = (port: number, name: string) => `Port ${port} is for remote administration (${name}).`;

testRule(adminPort, {
  reports: [
    {
      name: 'a port between others, in a base of the final stage',
      text: 'FROM debian:12 AS base\nEXPOSE 80 \\\n  # for us\n  [|22|] \\\n  443\nFROM base\nEXPOSE 80 [|3389/tcp|]\n',
      problems: [
        {
          message: message(22, 'SSH'),
          fixes: [
            {
              title: 'Do not expose port 22',
              after: 'FROM debian:12 AS base\nEXPOSE 80 \\\n  # for us\n  443\nFROM base\nEXPOSE 80 3389/tcp\n',
            },
          ],
        },
        {
          message: message(3389, 'Remote Desktop'),
          fixes: [
            {
              title: 'Do not expose port 3389/tcp',
              after: 'FROM debian:12 AS base\nEXPOSE 80 \\\n  # for us\n  22 \\\n  443\nFROM base\nEXPOSE 80\n',
            },
          ],
        },
      ],
    },
    {
      name: 'the only port of a line',
      text: 'FROM debian:12\n# for us\nEXPOSE [|5900|]\nUSER nobody\n',
      problems: [
        {
          message: message(5900, 'VNC'),
          fixes: [{ title: 'Do not expose port 5900', after: 'FROM debian:12\n# for us\nUSER nobody\n' }],
        },
      ],
    },
    {
      name: 'a range and a variable, without a fix',
      text: 'FROM debian:12\nENV SSH=22\nEXPOSE [|20-25|] [|$SSH|]\n',
      problems: [{ message: message(22, 'SSH') }, { message: message(22, 'SSH') }],
    },
    {
      name: 'a stage that another file names as a target',
      text: 'FROM debian:12 AS ssh\nEXPOSE [|22|]\nFROM debian:12\n',
      workspace: { targets: new Set(['ssh']) },
      problems: [
        {
          message: message(22, 'SSH'),
          fixes: [{ title: 'Do not expose port 22', after: 'FROM debian:12 AS ssh\nFROM debian:12\n' }],
        },
      ],
    },
  ],
  quiet: [
    { name: 'UDP, other ports and what is not known', text: 'FROM debian:12\nARG P\nEXPOSE 22/udp 2222 80-90 $P\n' },
    { name: 'a builder', text: 'FROM debian:12 AS build\nEXPOSE 22\nFROM debian:12\nCOPY --from=build /a /a\n' },
    { name: 'a place to work in', text: 'FROM debian:12 AS dev\nEXPOSE 22\n' },
    { name: 'a trigger', text: 'FROM debian:12\nONBUILD EXPOSE 22\n' },
  ],
});
