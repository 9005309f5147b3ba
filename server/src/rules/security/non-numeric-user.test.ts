import { testRule } from '../../../../test/support/rule-test.ts';
import { nonNumericUser } from './non-numeric-user.ts';

const message = (name: string) =>
  `Kubernetes cannot tell that user "${name}" is not root: "runAsNonRoot" needs a number.`;

testRule(nonNumericUser, {
  reports: [
    {
      name: 'a user of the file, with a group, set in a stage further up',
      text: 'FROM debian:12 AS base\nRUN groupadd app && useradd -u 10001 -g app app\nUSER [|app:app|]\nFROM base\nCMD ["x"]\n',
      problems: [
        {
          message: message('app'),
          fixes: [
            {
              title: 'Use "10001:app"',
              after:
                'FROM debian:12 AS base\nRUN groupadd app && useradd -u 10001 -g app app\nUSER 10001:app\nFROM base\nCMD ["x"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a user of the base image, in a target that a neighbouring file names',
      text: 'FROM node:22 AS web\nUSER [|node|]\nFROM debian:12\nUSER [|x|]\n',
      workspace: { targets: new Set(['web']) },
      problems: [
        {
          message: message('node'),
          fixes: [
            { title: 'Use "1000"', after: 'FROM node:22 AS web\nUSER 1000\nFROM debian:12\nUSER x\n', preferred: true },
          ],
        },
        { message: message('x') },
      ],
    },
  ],
  quiet: [
    { name: 'numbers', text: 'FROM debian:12\nUSER app\nUSER 1234:users\n' },
    { name: 'root', text: 'FROM debian:12\nUSER root\n' },
    { name: 'variables', text: 'FROM debian:12\nARG U=app\nUSER $U\n' },
    { name: 'builders', text: 'FROM node:22 AS build\nUSER node\nFROM debian:12\nUSER 1\n' },
    { name: 'Windows', text: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nUSER ContainerUser\n' },
  ],
});
