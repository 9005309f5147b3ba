import { testRule } from '../../../../test/support/rule-test.ts';
import { stopsignal } from './stopsignal.ts';

testRule(stopsignal, {
  reports: [
    {
      name: 'nearly a signal, nearly two, and none',
      text: 'FROM alpine:3.20\nSTOPSIGNAL [|SIGTERN|]\nSTOPSIGNAL [|SIGUSR|]\nSTOPSIGNAL [|0|]\nSTOPSIGNAL [|SIGTERM 1|]\nUSER 65532\n',
      problems: [
        {
          message: '"SIGTERN" is not a signal: write a name such as SIGTERM, or a number.',
          fixes: [
            {
              title: 'Use "SIGTERM"',
              after:
                'FROM alpine:3.20\nSTOPSIGNAL SIGTERM\nSTOPSIGNAL SIGUSR\nSTOPSIGNAL 0\nSTOPSIGNAL SIGTERM 1\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
        {
          message: '"SIGUSR" is not a signal: write a name such as SIGTERM, or a number.',
          fixes: [
            {
              title: 'Use "SIGUSR1"',
              after:
                'FROM alpine:3.20\nSTOPSIGNAL SIGTERN\nSTOPSIGNAL SIGUSR1\nSTOPSIGNAL 0\nSTOPSIGNAL SIGTERM 1\nUSER 65532\n',
            },
            {
              title: 'Use "SIGUSR2"',
              after:
                'FROM alpine:3.20\nSTOPSIGNAL SIGTERN\nSTOPSIGNAL SIGUSR2\nSTOPSIGNAL 0\nSTOPSIGNAL SIGTERM 1\nUSER 65532\n',
            },
          ],
        },
        { message: '"0" is not a signal: write a name such as SIGTERM, or a number.' },
        {
          message: '"SIGTERM 1" is not a signal: write a name such as SIGTERM, or a number.',
          fixes: [
            {
              title: 'Use "SIGTERM"',
              after:
                'FROM alpine:3.20\nSTOPSIGNAL SIGTERN\nSTOPSIGNAL SIGUSR\nSTOPSIGNAL 0\nSTOPSIGNAL SIGTERM\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'what stands in front of a comment',
      text: 'FROM alpine:3.20\nSTOPSIGNAL [|NOPE|] # now\nUSER 65532\n',
      problems: [{ message: '"NOPE" is not a signal: write a name such as SIGTERM, or a number.' }],
    },
    {
      name: 'variables, and a stage that is not built',
      text: 'FROM alpine:3.20\nSTOPSIGNAL [|NOPE|]\nFROM alpine:3.20\nARG S=TREM\nARG T\nSTOPSIGNAL [|SIG$S|]\nSTOPSIGNAL [|$T|]\nUSER 65532\n',
      problems: [
        { message: '"NOPE" is not a signal: write a name such as SIGTERM, or a number.', severity: 'warning' },
        { message: '"SIGTREM" is not a signal: write a name such as SIGTERM, or a number.' },
        {
          message: 'Without its build argument, this stops the build: The signal is empty.',
          severity: 'information',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'names and numbers',
      text: 'FROM alpine:3.20\nSTOPSIGNAL SIGTERM\nSTOPSIGNAL quit\nSTOPSIGNAL 9\nSTOPSIGNAL -1\nSTOPSIGNAL "SIGRTMIN+3"\nSTOPSIGNAL rtmax-14\n',
    },
    { name: 'a comment behind it, which another rule tells', text: 'FROM alpine:3.20\nSTOPSIGNAL SIGINT  # now\n' },
    { name: 'an unknown variable', text: 'FROM registry.example.com/a\nSTOPSIGNAL $S\n' },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM alpine:3.20\nSTOPSIGNAL SIGTERN\n' },
  ],
});
