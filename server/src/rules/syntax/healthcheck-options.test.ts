import { testRule } from '../../../../test/support/rule-test.ts';
import { healthcheckOptions } from './healthcheck-options.ts';

testRule(healthcheckOptions, {
  reports: [
    {
      name: 'times and numbers, all of them',
      text: 'FROM alpine:3.20\nUSER 65532\nHEALTHCHECK --interval=[|30|] --timeout=[|5sec|] --start-period=[|10us|] --start-interval=[|$T|] --retries=[|-1|] CMD true\n',
      problems: [
        {
          message: '"30" is not a duration: write it with a unit, as in 5s.',
          fixes: [
            {
              title: 'Write "30s"',
              after:
                'FROM alpine:3.20\nUSER 65532\nHEALTHCHECK --interval=30s --timeout=5sec --start-period=10us --start-interval=$T --retries=-1 CMD true\n',
              preferred: true,
            },
          ],
        },
        { message: '"5sec" is not a duration: write it with a unit, as in 5s.' },
        { message: '"10us" is less than a millisecond.' },
        { message: '"$T" is not a duration: write it with a unit, as in 5s.' },
        { message: '"--retries" takes a whole number, not "-1".' },
      ],
    },
    {
      name: 'a command without CMD',
      text: 'FROM alpine:3.20\nUSER 65532\nHEALTHCHECK --timeout=1s \\\n  [|curl|] -f localhost\n',
      problems: [
        {
          message: 'HEALTHCHECK is followed by CMD and a command, or by NONE, not by "curl".',
          fixes: [
            {
              title: 'Insert CMD',
              after: 'FROM alpine:3.20\nUSER 65532\nHEALTHCHECK --timeout=1s \\\n  CMD curl -f localhost\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'nearly CMD, nearly NONE, a flag with one dash',
      text: 'FROM alpine:3.20 AS a\nHEALTHCHECK [|CDM|] true\nFROM alpine:3.20 AS b\nHEALTHCHECK [|NON|]\nFROM alpine:3.20\nUSER 65532\nHEALTHCHECK [|-interval=5s|] CMD true\n',
      problems: [
        {
          message: 'HEALTHCHECK is followed by CMD and a command, or by NONE, not by "CDM".',
          fixes: [
            {
              title: 'Use "CMD"',
              after:
                'FROM alpine:3.20 AS a\nHEALTHCHECK CMD true\nFROM alpine:3.20 AS b\nHEALTHCHECK NON\nFROM alpine:3.20\nUSER 65532\nHEALTHCHECK -interval=5s CMD true\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'HEALTHCHECK is followed by CMD and a command, or by NONE, not by "NON".',
          fixes: [
            {
              title: 'Use "NONE"',
              after:
                'FROM alpine:3.20 AS a\nHEALTHCHECK CDM true\nFROM alpine:3.20 AS b\nHEALTHCHECK NONE\nFROM alpine:3.20\nUSER 65532\nHEALTHCHECK -interval=5s CMD true\n',
              preferred: true,
            },
          ],
        },
        { message: 'HEALTHCHECK is followed by CMD and a command, or by NONE, not by "-interval=5s".' },
      ],
    },
    {
      name: 'no command, or one too many',
      text: 'FROM alpine:3.20 AS a\nHEALTHCHECK [|CMD|]\nFROM alpine:3.20 AS b\nHEALTHCHECK [|CMD|] []\nFROM alpine:3.20\nUSER 65532\nHEALTHCHECK NONE [|at all|]\n',
      problems: [
        { message: 'There is no command after CMD.' },
        { message: 'There is no command after CMD.' },
        { message: 'Nothing may follow HEALTHCHECK NONE.' },
      ],
    },
    {
      name: 'a trigger that nothing runs',
      text: 'FROM alpine:3.20\nUSER 65532\nONBUILD HEALTHCHECK --retries=[|x|] CMD true\n',
      problems: [{ message: '"--retries" takes a whole number, not "x".', severity: 'warning' }],
    },
  ],
  quiet: [
    {
      name: 'health checks as they should be',
      text: 'FROM alpine:3.20 AS a\nHEALTHCHECK --interval=1m30s --timeout=0 --start-period= --start-interval=1.5h --retries=+3 cmd true\nFROM alpine:3.20\nHEALTHCHECK --timeout=x None\n',
    },
    { name: 'what other rules tell', text: 'FROM alpine:3.20 AS a\nHEALTHCHECK\nFROM a\nHEALTHCHECK CMD [1]\n' },
    {
      name: 'another frontend',
      text: '# syntax=example.com/frontend\nFROM nginx:1.27\nHEALTHCHECK curl -f http://localhost/\n',
    },
  ],
});
