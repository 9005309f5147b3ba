import { testRule } from '../../../../test/support/rule-test.ts';
import { exposePort } from './expose-port.ts';

testRule(exposePort, {
  reports: [
    {
      name: 'commas',
      text: 'FROM alpine:3.20\nEXPOSE [|80,443/udp|] [|81,|] 82\nUSER 65532\n',
      problems: [
        {
          message: 'Ports are separated by spaces.',
          fixes: [
            {
              title: 'Put blanks in place of commas',
              after: 'FROM alpine:3.20\nEXPOSE 80 443/udp 81, 82\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'Ports are separated by spaces.',
          fixes: [
            {
              title: 'Put blanks in place of commas',
              after: 'FROM alpine:3.20\nEXPOSE 80,443/udp 81 82\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'the part that is wrong',
      text: 'FROM alpine:3.20\nEXPOSE [|http|] [|70000|] 80/[|tpc|] [|90-80|]/udp [|-1|] [|/tcp|] [|80-|] [|a|]/[|b|]\nUSER 65532\n',
      problems: [
        { message: '"http" is neither a port nor a range of ports.' },
        { message: 'Ports go up to 65535.' },
        { message: '"tpc" is not a protocol: EXPOSE takes tcp, udp or sctp.' },
        { message: 'The range "90-80" ends below its first port.' },
        { message: '"-1" is neither a port nor a range of ports.' },
        { message: 'There is no port.' },
        { message: '"80-" is neither a port nor a range of ports.' },
        { message: '"a" is neither a port nor a range of ports.' },
        { message: '"b" is not a protocol: EXPOSE takes tcp, udp or sctp.' },
      ],
    },
    {
      name: 'the beginning of a comment that stands alone',
      text: 'FROM alpine:3.20\nEXPOSE [|#the|] web\nUSER 65532\n',
      problems: [{ message: '"#the" is neither a port nor a range of ports.' }],
    },
    {
      name: 'hosts',
      text: 'FROM alpine:3.20\nEXPOSE [|1.2.3.4|]:80 [|a:1|]:81/udp [|1-3|]:80-81\nUSER 65532\n',
      problems: [
        {
          message: 'EXPOSE takes only the port of the container.',
          fixes: [
            {
              title: 'Keep "80"',
              after: 'FROM alpine:3.20\nEXPOSE 80 a:1:81/udp 1-3:80-81\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
        {
          message: '"a" is not an IP address.',
          fixes: [
            {
              title: 'Keep "81/udp"',
              after: 'FROM alpine:3.20\nEXPOSE 1.2.3.4:80 81/udp 1-3:80-81\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'The ranges of host and container differ in length.',
          fixes: [
            {
              title: 'Keep "80-81"',
              after: 'FROM alpine:3.20\nEXPOSE 1.2.3.4:80 a:1:81/udp 80-81\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'variables, a stage that is not built, a trigger that runs',
      text: 'FROM alpine:3.20\nEXPOSE [|x|]\nFROM alpine:3.20 AS a\nONBUILD EXPOSE [|y|] $Z\nFROM a\nARG P="80 http"\nARG Q\nEXPOSE [|$P|] [|$Q/udp|]\nUSER 65532\n',
      problems: [
        { message: '"x" is neither a port nor a range of ports.', severity: 'warning' },
        { message: '"y" is neither a port nor a range of ports.' },
        { message: '"http" is neither a port nor a range of ports.' },
        { message: 'Without its build argument, this stops the build: There is no port.', severity: 'information' },
      ],
    },
    {
      name: 'a byte-order mark, which is no white space',
      text: 'FROM alpine:3.20\nEXPOSE [|80\ufeff|]\n',
      problems: [{ message: '"80\ufeff" is neither a port nor a range of ports.' }],
    },
  ],
  quiet: [
    {
      name: 'ports',
      text: 'FROM alpine:3.20\nEXPOSE 0 80 "81" 82/TCP 83/sctp 84-84 85-90/udp +91 92/ :93 94:95 [::1]:96:97 1-9:98\n',
    },
    {
      name: 'variables that hold nothing, or that nobody knows',
      text: 'FROM registry.example.com/a\nARG P\nENV Q=\nEXPOSE $P $Q $R ${S}/tcp\n',
    },
    { name: 'what is told as a comment', text: 'FROM alpine:3.20\nEXPOSE 80 #the web\n' },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM nginx:1.27\nEXPOSE 80,443\n' },
  ],
});
