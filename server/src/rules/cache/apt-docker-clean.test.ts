import { testRule } from '../../../../test/support/rule-test.ts';
import { aptDockerClean } from './apt-docker-clean.ts';

const message = 'This mount stays empty: the image deletes what apt downloads.';
const keep = `RUN rm -f /etc/apt/apt.conf.d/docker-clean; echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' > /etc/apt/apt.conf.d/keep-cache\n`;
const mount = (target: string) =>
  `RUN --mount=type=cache,target=${target},sharing=locked apt-get update && apt-get install -y git\n`;

testRule(aptDockerClean, {
  reports: [
    {
      name: 'the first of several mounts, and those of another chain',
      text: `FROM node:22 AS a\nENV A=b\n# Tools\n${mount('[|/var/cache/apt|]')}${mount('/var/cache/apt')}FROM a\n${mount('/var/cache/apt')}COPY --from=b /x /x\n`.replace(
        'FROM node',
        `FROM ubuntu:24.04 AS b\n${mount('[|/var/cache/apt/archives|]')}FROM node`,
      ),
      problems: [
        {
          message,
          fixes: [
            {
              title: 'Keep what apt downloads',
              after: `FROM ubuntu:24.04 AS b\n${keep}${mount('/var/cache/apt/archives')}FROM node:22 AS a\nENV A=b\n# Tools\n${mount('/var/cache/apt')}${mount('/var/cache/apt')}FROM a\n${mount('/var/cache/apt')}COPY --from=b /x /x\n`,
              preferred: true,
            },
          ],
        },
        {
          message,
          fixes: [
            {
              title: 'Keep what apt downloads',
              after: `FROM ubuntu:24.04 AS b\n${mount('/var/cache/apt/archives')}FROM node:22 AS a\nENV A=b\n${keep}# Tools\n${mount('/var/cache/apt')}${mount('/var/cache/apt')}FROM a\n${mount('/var/cache/apt')}COPY --from=b /x /x\n`,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a user who cannot change the setting, without a fix',
      text: `FROM debian:12\nUSER 1\nRUN --mount=type=cache,target=[|/var/cache/apt|],sharing=locked sudo apt-get install -y git\n`,
      problems: [{ message }],
    },
  ],
  quiet: [
    {
      name: 'the setting taken away',
      text: `FROM debian:12 AS a\nRUN rm /etc/apt/apt.conf.d/docker-clean\nFROM a\n${mount('/var/cache/apt')}`,
    },
    {
      name: 'the same in the RUN',
      text: 'FROM debian:12\nRUN --mount=type=cache,target=/var/cache/apt rm /etc/apt/apt.conf.d/docker-clean && apt-get install git\n',
    },
    { name: 'another setting', text: `FROM debian:12\nCOPY apt.conf /etc/apt/apt.conf.d/\n${mount('/var/cache/apt')}` },
    { name: 'the lists', text: `FROM debian:12\n${mount('/var/lib/apt/lists')}` },
    { name: 'an image that is not known', text: `FROM example.com/debian\n${mount('/var/cache/apt')}` },
    {
      name: 'a look into it',
      text: 'FROM debian:12\nRUN --mount=type=cache,target=/var/cache/apt ls /var/cache/apt\n',
    },
    { name: 'a stage that is not built', text: `FROM debian:12\n${mount('/var/cache/apt')}FROM alpine:3.22\nRUN a\n` },
  ],
});
