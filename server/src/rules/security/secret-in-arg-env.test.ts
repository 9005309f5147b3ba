import { testRule } from '../../../../test/support/rule-test.ts';
import { secretInArgEnv } from './secret-in-arg-env.ts';

testRule(secretInArgEnv, {
  reports: [
    {
      name: 'an ARG that one RUN reads, which gets a mount instead',
      text: '# syntax=docker/dockerfile:1\nFROM node:22\n# for the registry\nARG [|NPM_TOKEN|]\nRUN --network=default \\\n    echo "$NPM_TOKEN" > /x\nUSER node\n',
      problems: [
        {
          message: 'The secret "NPM_TOKEN" stays in the image\'s history.',
          fixes: [
            {
              title: 'Mount the secret in the RUN that uses it, and build with --secret id=npm_token',
              after:
                '# syntax=docker/dockerfile:1\nFROM node:22\n# for the registry\nRUN --network=default --mount=type=secret,id=npm_token,env=NPM_TOKEN \\\n    echo "$NPM_TOKEN" > /x\nUSER node\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'one of several in a builder, read in a heredoc',
      text: 'FROM node:22 AS build\nARG A=1 [|API_KEY|] B\nRUN <<EOF\ncurl -H "k: ${API_KEY}" https://example.com\nEOF\nFROM node:22\nUSER node\n',
      problems: [
        {
          message: 'The secret "API_KEY" stays in the build cache.',
          severity: 'information',
          fixes: [
            {
              title: 'Mount the secret in the RUN that uses it, and build with --secret id=api_key',
              after:
                'FROM node:22 AS build\nARG A=1 B\nRUN --mount=type=secret,id=api_key,env=API_KEY <<EOF\ncurl -H "k: ${API_KEY}" https://example.com\nEOF\nFROM node:22\nUSER node\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'ENV, in both forms, and triggers, without a fix',
      text: 'FROM node:22\nENV [|DB_PASSWORD|]=hunter2 X=1\nENV [|npmToken|] abc\nONBUILD ARG [|SECRET|]\nUSER node\n',
      problems: [
        { message: 'The secret "DB_PASSWORD" is in the image for all to read.' },
        { message: 'The secret "npmToken" is in the image for all to read.' },
        { message: 'The secret "SECRET" stays in the image\'s history.' },
      ],
    },
    {
      name: 'an ARG that two instructions name, without a fix',
      text: 'FROM node:22\nARG [|TOKEN|]\nRUN a $TOKEN\nRUN b $TOKEN\nUSER node\n',
      problems: [{ message: 'The secret "TOKEN" stays in the image\'s history.' }],
    },
    {
      name: 'an ARG that a derived stage reads as well',
      text: 'FROM node:22 AS a\nARG [|TOKEN|]\nRUN a $TOKEN\nFROM a\nRUN b $TOKEN\nUSER node\n',
      problems: [{ message: 'The secret "TOKEN" stays in the image\'s history.' }],
    },
    {
      name: 'an old frontend, which has no secrets in the environment',
      text: '# syntax=docker/dockerfile:1.7\nFROM node:22\nARG [|TOKEN|]\nRUN a $TOKEN\nUSER node\n',
      problems: [{ message: 'The secret "TOKEN" stays in the image\'s history.' }],
    },
  ],
  quiet: [
    { name: 'a global argument, which no stage sees', text: 'ARG TOKEN\nFROM node:22\nUSER node\n' },
    {
      name: 'names of files, users and public keys',
      text: 'FROM node:22\nENV TOKEN_FILE=/x SECRET_PATH=/y PUBLIC_KEY=z KEY_ID=1 AUTHOR=me\nUSER node\n',
    },
    {
      name: 'values that are none',
      text: 'FROM node:22\nENV PASSWORD="" AUTH=true\nENV TOKEN=/run/secrets/token\nUSER node\n',
    },
    {
      name: 'an ENV that is empty, since nothing defines its variable',
      text: 'FROM node:22\nENV PASSWORD ${PASSWORD}\nENV TOKEN="${NPM_TOKEN}"\nUSER node\n',
    },
    {
      name: 'a credential in the text, of which another rule tells',
      text: `FROM node:22\nENV GITHUB_TOKEN=${['gh', 'p_', 'k3Rz7QfVw9LxTb2MnYc5HdJp8SgAe4UuKq6Z'].join('')}\nUSER node\n`,
    },
    { name: 'a suppressed one', text: 'FROM node:22\n# check=skip=SecretsUsedInArgOrEnv\nARG TOKEN\nUSER node\n' },
  ],
});
