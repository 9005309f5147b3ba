import { testRule } from '../../../../test/support/rule-test.ts';
import { useraddNoLogInit } from './useradd-no-log-init.ts';

const reported = (run: string, after: string, number = '123456') => ({
  name: run,
  text: `FROM debian:12 AS build\n${run}\n`,
  problems: [
    {
      message: `Without -l, "useradd" writes a huge file for the user number ${number}.`,
      fixes: [{ title: 'Add -l', after: `FROM debian:12 AS build\n${after}\n`, preferred: true }],
    },
  ],
});

testRule(useraddNoLogInit, {
  reports: [
    reported(
      'RUN groupadd a && \\\n  sudo [|useradd|] -rmu 123456 \\\n  # who\n  a && useradd -l -u 123456 b',
      'RUN groupadd a && \\\n  sudo useradd -l -rmu 123456 \\\n  # who\n  a && useradd -l -u 123456 b',
    ),
    reported('ARG ID=2000000\nRUN [|useradd|] --uid=$ID a', 'ARG ID=2000000\nRUN useradd -l --uid=$ID a', '2000000'),
    reported('RUN [[|"useradd"|], "-u", "123456", "a"]', 'RUN ["useradd", "-l", "-u", "123456", "a"]'),
  ],
  quiet: [
    'RUN useradd -u 12345 a; useradd a; useradd -u 000123 a; useradd -g 123456 a',
    'RUN useradd -lu 123456 a; useradd --no-log-init -u 123456 a; adduser -u 123456 a',
    'ARG ID\nRUN useradd -u $ID a; useradd $OPTS -u 123456 a',
  ].map((lines) => ({ name: lines, text: `FROM debian:12\n${lines}\n` })),
});
