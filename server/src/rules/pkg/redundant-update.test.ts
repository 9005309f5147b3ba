import { testRule } from '../../../../test/support/rule-test.ts';
import { redundantUpdate } from './redundant-update.ts';

const byItself = (label: string, install: string, after?: string) => ({
  message: `"${label}" is superfluous: "${install}" fetches the lists by itself.`,
  ...(after !== undefined && { fixes: [{ title: `Delete "${label}"`, after, preferred: true }] }),
});
const again = (label: string, after: string) => ({
  message: `"${label}" is superfluous: the lists were fetched in this RUN before.`,
  fixes: [{ title: `Delete "${label}"`, after, preferred: true }],
});

testRule(redundantUpdate, {
  reports: [
    {
      name: 'lists that the install fetches by itself, in a chain and in a heredoc',
      text: 'FROM alpine:3.22\nRUN set -eux \\\n  && [|apk --no-cache update|] \\\n  && apk add --no-cache curl # x\nRUN <<EOF\n[|apk update|]\napk -U add git\nEOF\n',
      problems: [
        byItself(
          'apk update',
          'apk add',
          'FROM alpine:3.22\nRUN set -eux \\\n  && apk add --no-cache curl # x\nRUN <<EOF\napk update\napk -U add git\nEOF\n',
        ),
        byItself(
          'apk update',
          'apk add',
          'FROM alpine:3.22\nRUN set -eux \\\n  && apk --no-cache update \\\n  && apk add --no-cache curl # x\nRUN <<EOF\napk -U add git\nEOF\n',
        ),
      ],
    },
    {
      name: 'a manager that always does, and a comment that a fix would take along',
      text: 'FROM fedora:42\nRUN [|dnf makecache|] && dnf install -y git\nRUN [|dnf makecache|] \\\n  # all\n  && dnf install -y git\n',
      problems: [
        byItself(
          'dnf makecache',
          'dnf install',
          'FROM fedora:42\nRUN dnf install -y git\nRUN dnf makecache \\\n  # all\n  && dnf install -y git\n',
        ),
        byItself('dnf makecache', 'dnf install'),
      ],
    },
    {
      name: 'a second time with nothing new in between',
      text: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl && [|apt-get update|]; apt-get install -y git\n',
      problems: [
        again(
          'apt-get update',
          'FROM debian:12\nRUN apt-get update && apt-get install -y curl; apt-get install -y git\n',
        ),
      ],
    },
  ],
  quiet: [
    {
      name: 'lists that somebody uses',
      text: 'FROM alpine:3.22\nRUN apk update && apk upgrade && apk add --no-cache curl\nRUN apk update && apk add --no-cache a\nRUN apk add b\nFROM fedora:42\nRUN dnf makecache && dnf -C install -y git\n',
    },
    { name: 'an update alone', text: 'FROM alpine:3.22\nRUN apk update\nRUN apk add --no-cache a\n' },
    {
      name: 'a repository in between, or what may be one',
      text: `FROM debian:12\nRUN apt-get update && apt-get install -y curl && echo 'deb x' > /etc/apt/sources.list.d/x.list && apt-get update\nRUN apt-get update && apt-get install -y ./x.deb && apt-get update\nRUN apt-get update && apt-get install -y debian-archive-keyring && apt-get update && ./x\nRUN apt-get update || apt-get update\n`,
    },
  ],
});
