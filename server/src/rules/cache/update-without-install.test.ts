import { testRule } from '../../../../test/support/rule-test.ts';
import { updateWithoutInstall } from './update-without-install.ts';

const message = (update: string) =>
  `The lists of "${update}" grow old in this layer: refresh them in the RUN that installs.`;
const merged = (update: string, after: string) => ({
  message: message(update),
  fixes: [{ title: 'Merge with the next RUN', after, preferred: true }],
});

const debian = 'FROM debian:12\n';

testRule(updateWithoutInstall, {
  reports: [
    {
      name: 'an update and the install behind it',
      text: `${debian}RUN [|apt-get update|]\nRUN apt-get install -y curl\nCMD ["true"]\n`,
      problems: [
        merged('apt-get update', `${debian}RUN apt-get update \\\n    && apt-get install -y curl\nCMD ["true"]\n`),
      ],
    },
    {
      name: 'the way the install is written, with comments, blank lines and flags',
      text: `${debian}RUN --network=host [|apt-get -qq update|]\n\n# Tools\n  # to fetch\n# hadolint ignore=DL3008\nRUN --network=host apt-get install -y \\\n  # one\n  curl \\\n  && rm -rf /var/lib/apt/lists/*\n`,
      problems: [
        merged(
          'apt-get update',
          `${debian}# hadolint ignore=DL3008\nRUN --network=host apt-get -qq update \\\n  # Tools\n  # to fetch\n  && apt-get install -y \\\n  # one\n  curl \\\n  && rm -rf /var/lib/apt/lists/*\n`,
        ),
      ],
    },
    {
      name: 'other managers, and yum for dnf',
      text: 'FROM alpine:3.20 AS a\nRUN [|apk update|]\nRUN apk add git\nFROM fedora:41\nRUN [|dnf makecache|] && dnf clean packages\nRUN yum install -y git\n',
      problems: [
        merged(
          'apk update',
          'FROM alpine:3.20 AS a\nRUN apk update \\\n    && apk add git\nFROM fedora:41\nRUN dnf makecache && dnf clean packages\nRUN yum install -y git\n',
        ),
        merged(
          'dnf makecache',
          'FROM alpine:3.20 AS a\nRUN apk update\nRUN apk add git\nFROM fedora:41\nRUN dnf makecache && dnf clean packages \\\n    && yum install -y git\n',
        ),
      ],
    },
    {
      name: 'another escape character',
      text: `# escape=\`\n${debian}SHELL ["/bin/sh", "-c"]\nRUN [|apt-get update|]\nRUN apt-get install -y \`\n  git\n`,
      problems: [
        merged(
          'apt-get update',
          `# escape=\`\n${debian}SHELL ["/bin/sh", "-c"]\nRUN apt-get update \`\n  && apt-get install -y \`\n  git\n`,
        ),
      ],
    },
    {
      name: 'an update that the next RUN repeats',
      text: `${debian}RUN [|apt-get update|]\nRUN apt-get update && apt-get install -y curl\n`,
      problems: [
        {
          message: message('apt-get update'),
          fixes: [
            {
              title: 'Delete it: the next RUN refreshes the lists',
              after: `${debian}RUN apt-get update && apt-get install -y curl\n`,
              preferred: true,
            },
          ],
        },
      ],
    },
    ...[
      ['in a list with ;', 'RUN [|apt-get update|]; mkdir /a\nRUN apt-get install -y curl'],
      ['before such a list', 'RUN [|apt-get update|]\nRUN set -e; apt-get install -y curl'],
      ['in a heredoc', 'RUN <<EOF\nset -e\n[|apt-get update|]\nEOF\nRUN apt-get install -y curl'],
      ['in the JSON form', 'RUN [[|"apt-get", "update"|]]\nRUN apt-get install -y curl'],
      ['with other flags', 'RUN --network=host [|apt-get update|]\nRUN apt-get install -y curl'],
      ['with ENV behind it', 'RUN [|apt-get update|]\nENV A=b\nRUN apt-get install -y curl'],
      ['behind cd', 'RUN cd /x && [|apt-get update|]\nRUN apt-get install -y curl'],
      ['with a comment of the shell', 'RUN [|apt-get update|] # now\nRUN apt-get install -y curl'],
      ['in ONBUILD', 'ONBUILD RUN [|apt-get update|]\nRUN apt-get install -y curl'],
      ['at the end', 'RUN [|apt-get update|]'],
      [
        'whose lists are deleted',
        'RUN [|apt-get update|] && rm -rf /var/lib/apt/lists/*\nRUN apt-get install -y ./a.deb',
      ],
      ['in front of another manager', 'RUN [|apt-get update|] && npm install -g yarn\nRUN pip install x'],
    ].map(([name, text]) => ({
      name: `an update ${name}, without a fix`,
      text: `${debian}${text}\n`,
      problems: [{ message: message('apt-get update') }],
    })),
  ],
  quiet: [
    { name: 'one RUN', text: `${debian}RUN apt-get update && apt-get install -y curl\n` },
    { name: 'one RUN with ;', text: `${debian}RUN apt-get update; apt-get install -y curl\n` },
    {
      name: 'lists that are deleted again, which the install below misses',
      text: `${debian}RUN apt-get update && rm -rf /var/lib/apt/lists/*\nRUN apt-get install -y curl\n`,
    },
    { name: 'one heredoc', text: `${debian}RUN <<EOF\napt-get update\napt-get install -y curl\nEOF\n` },
    { name: 'an upgrade', text: `${debian}RUN apt-get update && apt-get upgrade -y\n` },
    { name: 'one with xargs', text: `${debian}RUN apt-get update && xargs apt-get install -y < list\n` },
    { name: 'another program of apt', text: `${debian}RUN apt-get update && apt install -y curl\n` },
    { name: 'a script that may install', text: `${debian}RUN apt-get update && ./install.sh\n` },
    { name: 'a helper', text: `${debian}RUN apt-get update && npx playwright install-deps\n` },
    { name: 'a look at the lists', text: `${debian}RUN apt-get update && apt-cache policy curl\n` },
    { name: 'a program that is not known', text: `${debian}RUN apt-get update && $INSTALL curl\n` },
    {
      name: 'lists in a mount',
      text: `${debian}RUN --mount=type=cache,target=/var/lib/apt/lists apt-get update\nRUN apt-get install -y curl\n`,
    },
    { name: 'no command', text: `${debian}RUN echo apt-get update\n` },
    { name: 'another shell', text: `${debian}SHELL ["pwsh", "-c"]\nRUN apt-get update\n` },
    { name: 'another update', text: 'FROM a:1\nRUN pip install x\nRUN npm update && dnf check-update\n' },
  ],
});
