import { testRule } from '../../../../test/support/rule-test.ts';
import { secretMountMode } from './secret-mount-mode.ts';

testRule(secretMountMode, {
  reports: [
    {
      name: 'a secret for root, beside other mounts and over several lines',
      text: 'FROM node:22\nRUN --mount=type=cache,target=/c,mode=0777 \\\n    # the token\n    --mount=type=secret,id=a,mode=[|444|],target=/x \\\n    npm ci\nUSER node\n',
      problems: [
        {
          message: 'Mode 444 opens the secret to every user.',
          fixes: [
            {
              title: 'Use mode 0400',
              after:
                'FROM node:22\nRUN --mount=type=cache,target=/c,mode=0777 \\\n    # the token\n    --mount=type=secret,id=a,mode=0400,target=/x \\\n    npm ci\nUSER node\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'one for another user, to whom it is given',
      text: 'FROM node:22\nUSER node\nRUN --mount=type=secret,id=a,mode="[|0644|]" npm ci\n',
      problems: [
        {
          message: 'Mode 0644 opens the secret to every user.',
          fixes: [
            {
              title: 'Give it to user 1000, with mode 0600',
              after: 'FROM node:22\nUSER node\nRUN --mount=type=secret,id=a,mode="0600,uid=1000" npm ci\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'an owner and a group of its own, in a trigger',
      text: 'FROM node:22\nONBUILD RUN --mount=type=ssh,uid=5,gid=7,mode=[|0666|] x\nUSER node\n',
      problems: [
        {
          message: 'Mode 0666 opens the SSH agent to every user.',
          fixes: [
            {
              title: 'Use mode 0660',
              after: 'FROM node:22\nONBUILD RUN --mount=type=ssh,uid=5,gid=7,mode=0660 x\nUSER node\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a user nobody knows, and a variable, without a fix',
      text: 'FROM example/app:1\nARG MODE=0444\nUSER app\nRUN --mount=type=secret,id=a,mode=[|0404|] x\nRUN --mount=type=secret,id=a,uid=1,mode=[|$MODE|] y\n',
      problems: [
        { message: 'Mode 0404 opens the secret to every user.' },
        { message: 'Mode 0444 opens the secret to every user.' },
      ],
    },
  ],
  quiet: [
    { name: 'modes for owner and group', text: 'FROM node:22\nRUN --mount=type=secret,id=a,mode=0440 x\nUSER node\n' },
    {
      name: 'other mounts, no mode, and what is none',
      text: 'FROM node:22\nARG M\nRUN --mount=type=tmpfs,target=/t --mount=type=secret,id=a --mount=type=secret,id=b,mode=$M x\nUSER node\n',
    },
    {
      name: 'a secret in the environment alone',
      text: 'FROM node:22\nRUN --mount=type=secret,id=a,env=A,mode=0444 x\nUSER node\n',
    },
  ],
});
