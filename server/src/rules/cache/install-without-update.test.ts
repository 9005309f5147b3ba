import { testRule } from '../../../../test/support/rule-test.ts';
import { installWithoutUpdate } from './install-without-update.ts';

const message = (install: string) =>
  `"${install}" has no package lists to look into: none are in the image, and nothing has fetched them.`;
const first = (install: string, update: string, after: string) => ({
  message: message(install),
  fixes: [{ title: `Run "${update}" first`, after, preferred: true }],
});
const debian = 'FROM debian:12\n';

testRule(installWithoutUpdate, {
  reports: [
    {
      name: 'the first install of a stage, in the middle of a RUN',
      text: `${debian}# hadolint ignore=DL3009\nRUN echo a \\\n  # Tools\n  && DEBIAN_FRONTEND=noninteractive [|apt-get -y install|] git\nRUN apt-get install -y curl\n`,
      problems: [
        first(
          'apt-get install',
          'apt-get update',
          `${debian}# hadolint ignore=DL3009\nRUN echo a \\\n  # Tools\n  && apt-get update && DEBIAN_FRONTEND=noninteractive apt-get -y install git\nRUN apt-get install -y curl\n`,
        ),
      ],
    },
    {
      name: 'lists that an earlier stage has deleted, with sudo, in a heredoc',
      text: 'FROM node:22 AS a\nRUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*\nFROM a\n# hadolint ignore=DL3004,DL3009\nRUN <<EOF\nset -e\nsudo [|apt install|] curl=7.* -y\nEOF\n',
      problems: [
        first(
          'apt install',
          'sudo apt update',
          'FROM node:22 AS a\nRUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*\nFROM a\n# hadolint ignore=DL3004,DL3009\nRUN <<EOF\nset -e\nsudo apt update && sudo apt install curl=7.* -y\nEOF\n',
        ),
      ],
    },
    {
      name: 'an update that comes too late, and the JSON form, without a fix',
      text: `${debian}RUN [[|"apt-get", "install"|], "-y", "git"]\nRUN apt-get update && rm -r /var/lib/apt/lists\n`,
      problems: [{ message: message('apt-get install') }],
    },
  ],
  quiet: [
    { name: 'an update in an earlier RUN', text: `${debian}RUN apt-get update\nRUN apt-get install -y git\n` },
    {
      name: 'an update in the base stage',
      text: 'FROM ubuntu:24.04 AS a\nRUN apt-get -qq update\nFROM a\nRUN apt-get install -y git\n',
    },
    {
      name: 'an update that may fail',
      text: `${debian}RUN for i in 1 2; do apt-get update && break; done; apt-get install -y git\n`,
    },
    {
      name: 'a script',
      text: `${debian}RUN curl -fsSL https://deb.nodesource.com/setup_22.x | bash - && apt-get install -y nodejs\n`,
    },
    { name: 'a helper', text: `${debian}RUN add-apt-repository ppa:a/b && apt-get install -y c\nRUN ./setup.sh\n` },
    { name: 'files', text: `${debian}RUN apt-get install -y ./a.deb /tmp/b.deb $C\n` },
    {
      name: 'lists in a mount',
      text: `${debian}RUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get install -y git\n`,
    },
    {
      name: 'lists from another stage',
      text: `FROM debian:12 AS a\nFROM debian:12\nCOPY --from=a / /\nRUN apt-get install -y git\n`,
    },
    { name: 'what may not be run', text: `${debian}RUN if x; then apt-get install -y git; fi\n` },
    {
      name: 'images that are not known to have none',
      text: 'ARG A=debian\nFROM $A\nRUN apt-get install a\nFROM example.com/debian\nRUN apt-get install a\nFROM mcr.microsoft.com/devcontainers/base:debian\nRUN apt-get install a\n',
    },
    {
      name: 'other commands and managers',
      text: `${debian}RUN apt-get purge a && apt-get autoremove\nFROM alpine:3.22\nRUN apk add a\n`,
    },
  ],
});
