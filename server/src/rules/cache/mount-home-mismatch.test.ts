import { testRule } from '../../../../test/support/rule-test.ts';
import { mountHomeMismatch } from './mount-home-mismatch.ts';

const problem = (command: string, place: string, after: string) => ({
  message: `"${command}" keeps its cache in "${place}": this mount stays empty.`,
  fixes: [{ title: `Mount "${place}"`, after, preferred: true }],
});
const node = 'FROM node:22\nWORKDIR /app\nCOPY package*.json ./\n';

testRule(mountHomeMismatch, {
  reports: [
    {
      name: 'the home of root for another user, who needs to own it',
      text: `${node}USER node\nRUN --mount=type=cache,target=[|/root/.npm|] \\\n  npm ci\n`,
      problems: [
        problem(
          'npm ci',
          '/home/node/.npm',
          `${node}USER node\nRUN --mount=type=cache,target=/home/node/.npm,uid=1000,gid=1000 \\\n  npm ci\n`,
        ),
      ],
    },
    {
      name: 'a user of the file, with a folder above, that has an owner',
      text: 'FROM python:3.13\nRUN useradd -u 1001 app\nUSER app\nRUN --mount=type=cache,uid=1001,target=[|/root/.cache|] pip install -r a.txt\n',
      problems: [
        problem(
          'pip install',
          '/home/app/.cache',
          'FROM python:3.13\nRUN useradd -u 1001 app\nUSER app\nRUN --mount=type=cache,uid=1001,target=/home/app/.cache pip install -r a.txt\n',
        ),
      ],
    },
    {
      name: 'a tilde, which only a shell knows',
      text: `${node}RUN --mount=type=cache,target=[|~/.npm|] npm ci\n`,
      problems: [problem('npm ci', '/root/.npm', `${node}RUN --mount=type=cache,target=/root/.npm npm ci\n`)],
    },
    {
      name: 'the place of another image, and of another user',
      text: 'FROM golang:1.25\nRUN --mount=type=cache,target=[|/root/go/pkg/mod|] go build ./...\nFROM node:22\nRUN --mount=type=cache,target=[|/root/.cache/yarn|] yarn install\n',
      problems: [
        problem(
          'go build',
          '/go/pkg/mod',
          'FROM golang:1.25\nRUN --mount=type=cache,target=/go/pkg/mod go build ./...\nFROM node:22\nRUN --mount=type=cache,target=/root/.cache/yarn yarn install\n',
        ),
        problem(
          'yarn install',
          '/usr/local/share/.cache/yarn',
          'FROM golang:1.25\nRUN --mount=type=cache,target=/root/go/pkg/mod go build ./...\nFROM node:22\nRUN --mount=type=cache,target=/usr/local/share/.cache/yarn yarn install\n',
        ),
      ],
    },
    {
      name: 'a user without a number, without a fix',
      text: `${node}RUN useradd -m app\nUSER app\nRUN --mount=type=cache,target=[|/root/.npm|] npm ci\n`,
      problems: [{ message: '"npm ci" keeps its cache in "/home/app/.npm": this mount stays empty.' }],
    },
  ],
  quiet: [
    { name: 'the right home', text: `${node}RUN --mount=type=cache,target=/root/.npm npm ci\n` },
    {
      name: 'a mount that another command uses',
      text: `${node}USER node\nRUN --mount=type=cache,target=/home/node/.cache yarn install && npm ci\n`,
    },
    {
      name: 'a home that is set',
      text: `${node}USER node\nENV HOME=/root\nRUN --mount=type=cache,target=/root/.npm npm ci\n`,
    },
    {
      name: 'a home for one RUN',
      text: `${node}USER node\nRUN --mount=type=cache,target=/root/.npm HOME=/root npm ci\n`,
    },
    {
      name: 'a cache that is moved',
      text: `${node}USER node\nRUN --mount=type=cache,target=/root/.npm npm ci --cache /root/.npm\n`,
    },
    {
      name: 'a setting',
      text: `${node}USER node\nRUN --mount=type=cache,target=/root/.npm npm config set cache /root/.npm && npm ci\n`,
    },
    { name: 'a user that is not known', text: `${node}USER $WHO\nRUN --mount=type=cache,target=/root/.npm npm ci\n` },
    { name: 'sudo', text: `${node}USER node\nRUN --mount=type=cache,target=/root/.npm sudo npm ci\n` },
    {
      name: 'an image that is not known',
      text: 'FROM example.com/go\nRUN --mount=type=cache,target=/go/pkg/mod go build ./...\n',
    },
    { name: 'the cache of nobody', text: `${node}USER node\nRUN --mount=type=cache,target=/root/.mine npm ci\n` },
    {
      name: 'modules alone',
      text: 'FROM golang:1.25\nRUN --mount=type=cache,target=/root/.cache/go-build go mod download\n',
    },
  ],
});
