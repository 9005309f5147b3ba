import { unmark } from '../../../../test/support/fixture.ts';
import { testRule } from '../../../../test/support/rule-test.ts';
import { cleanCache } from './clean-cache.ts';

/** Of a user with neither number nor home no mount is offered. */
const image = (...lines: string[]) => `FROM example.com/app:1\nUSER app\n${lines.join('\n')}\n`;

const LISTS = 'rm -rf /var/lib/apt/lists/*';
const ended = (program: string, what: string, command: string) =>
  `"${program}" leaves ${what} in the image: end this RUN with "${command}".`;
const lists = ended('apt-get', 'its package lists', LISTS);
const option = (program: string, what: string, name: string) =>
  `"${program}" leaves ${what} in the image: add ${name}.`;
const index = option('apk', 'its package index', '--no-cache');
const downloads = (program = 'pip') => option(program, 'its downloads', '--no-cache-dir');

/** A RUN that is reported, with what the fix makes of it. */
const mended = (name: string, run: string, message: string, after: string) => ({
  name,
  text: image(run),
  problems: [
    {
      message,
      fixes: [
        {
          title: `Add ${/add (\S+)\.$/.exec(message)?.[1] ?? /with (".*")/.exec(message)![1]}`,
          after: image(after),
          preferred: true,
        },
      ],
    },
  ],
});
/** One that ends with what the message says. */
const ends = (name: string, run: string, message: string, between = ' && ') =>
  mended(name, run, message, `${unmark(run).text}${between}${/with "(.*)"/.exec(message)![1]}`);
/** Those of which only the problem is told. */
const told = (name: string, message: string, ...lines: string[]) => ({
  name,
  text: image(...lines),
  problems: [{ message }],
});

const APT =
  '--mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt,sharing=locked';
const KEEP = `RUN rm -f /etc/apt/apt.conf.d/docker-clean; echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' > /etc/apt/apt.conf.d/keep-cache\n`;
const install = 'apt-get update && [|apt-get install|] -y curl';

const STAGES = (at?: number) => {
  const pip = (i: number) =>
    at === undefined ? '[|pip install|]' : at === i ? 'pip install --no-cache-dir' : 'pip install';
  return `FROM example.com/a:1 AS base\nUSER a\nRUN ${pip(0)} a\nFROM base AS web\nRUN ${pip(1)} b\nCMD ["a"]\nFROM base AS builder\nRUN pip install c\nFROM base\nONBUILD RUN ${pip(2)} d\n`;
};

testRule(cleanCache, {
  reports: [
    {
      name: 'apt, with a mount as the other way',
      text: `FROM debian:12\nRUN ${install} # that is all\nUSER app\n`,
      problems: [
        {
          message: lists,
          fixes: [
            {
              title: `Add "${LISTS}"`,
              after: `FROM debian:12\nRUN apt-get update && apt-get install -y curl && ${LISTS} # that is all\nUSER app\n`,
              preferred: true,
            },
            {
              title: 'Keep the cache of apt in a mount',
              after: `FROM debian:12\n${KEEP}RUN ${APT} apt-get update && apt-get install -y curl # that is all\nUSER app\n`,
            },
          ],
        },
      ],
    },
    ends(
      'operators in front',
      `RUN apt-get update \\\n  && [|apt-get install|] -y \\\n     # a tool\n     $X`,
      lists,
      ' \\\n  && ',
    ),
    ends('operators behind', `RUN apt-get update && \\\n\t[|apt-get install|] -y $X`, lists, ' && \\\n\t'),
    ends('one command over lines', `RUN apt-get update && [|apt-get install|] \\\n      curl`, lists, ' \\\n      && '),
    mended(
      'set -e',
      'RUN set -eux; \\\n\tapt-get update; \\\n\t[|apt-get install|] -y curl; \\\n\techo; # done',
      lists,
      `RUN set -eux; \\\n\tapt-get update; \\\n\tapt-get install -y curl; \\\n\techo; \\\n\t${LISTS}; # done`,
    ),
    mended(
      'a heredoc',
      `RUN <<EOF\nset -e\nif true; then\n  apt update\n  [|apt install|] -y curl\nfi # all\nEOF`,
      lists.replace('apt-get', 'apt'),
      `RUN <<EOF\nset -e\nif true; then\n  apt update\n  apt install -y curl\nfi # all\n${LISTS}\nEOF`,
    ),
    ends('what comes before the install', `RUN ${LISTS}; apt-get clean; ${install} || exit 1`, lists),
    mended(
      'sudo',
      `# hadolint ignore=DL3004\nRUN sudo apt-get update && sudo [|apt-get install|] -y curl`,
      lists,
      `# hadolint ignore=DL3004\nRUN sudo apt-get update && sudo apt-get install -y curl && sudo ${LISTS}`,
    ),
    told('ends of which nothing can be added', lists, `RUN ${install} && exec ./x`),
    told('what runs beside it', lists, `RUN ${install} & true &`),
    told('the input of a command', lists, `RUN ${install} && cat <<EOF > /x\na\nEOF`),
    told('a shell of its own', lists, `RUN ["sh", "-c", "ls"]`, `RUN su -c '${install}'`),
    ends(
      'downloads that are kept, behind a mount for the lists',
      `RUN rm -f /etc/apt/apt.conf.d/docker-clean\nRUN --mount=type=cache,target=/var/lib/apt ${install}`,
      ended('apt-get', 'its downloads', 'apt-get clean'),
    ),
    told(
      'lists of a RUN above, where cache/update-without-install has its say',
      lists,
      'RUN apt-get update',
      'RUN [|apt-get install|] -y x && exit',
    ),
    mended(
      'apk, which then needs no update',
      'RUN apk update \\\n && apk -q add --no-cache a \\\n && [|apk add|] --virtual x b',
      index,
      'RUN apk -q add --no-cache a \\\n && apk add --no-cache --virtual x b',
    ),
    mended('apk in JSON form', 'RUN [[|"apk", "add"|], "curl"]', index, 'RUN ["apk", "add", "--no-cache", "curl"]'),
    ends(
      'dnf, and what cleans another',
      'RUN dnf clean all && [|dnf in|] -y a && microdnf clean all',
      ended('dnf', 'its cache', 'dnf clean all'),
    ),
    ends('microdnf', 'RUN [|microdnf install|] -y a', ended('microdnf', 'its cache', 'microdnf clean all')),
    ends('yum', 'RUN [|yum update|] -y', ended('yum', 'its cache', 'yum clean all')),
    ends('zypper', 'RUN zypper clean && [|zypper in|] -y a', ended('zypper', 'its cache', 'zypper clean --all')),
    ends('pacman', 'RUN [|pacman -Sy|] git', ended('pacman', 'its downloads', 'rm -rf /var/cache/pacman/pkg/*')),
    mended(
      'pip, each that lacks the option',
      'RUN python3 -m pip install a && /venv/bin/[|pip3 install|] -r $R && pip install --no-cache-dir b'.replace(
        '/venv/bin/[|',
        '[|/venv/bin/',
      ),
      downloads('pip3'),
      'RUN python3 -m pip install --no-cache-dir a && /venv/bin/pip3 install --no-cache-dir -r $R && pip install --no-cache-dir b',
    ),
    mended(
      'uv',
      'ENV UV_NO_CACHE=0\nRUN [|uv sync|]',
      option('uv', 'its cache', '--no-cache'),
      'ENV UV_NO_CACHE=0\nRUN uv sync --no-cache',
    ),
    ends('poetry', 'RUN [|poetry install|]', ended('poetry', 'its cache', 'rm -rf ~/.cache/pypoetry')),
    ends('npm', 'RUN [|npm ci|]', ended('npm', 'its downloads', 'npm cache clean --force')),
    ends('yarn without a word', 'RUN [|yarn|]', ended('yarn', 'its downloads', 'yarn cache clean')),
    mended(
      'gem',
      'RUN [|gem install|] a',
      option('gem', 'documentation', '--no-document'),
      'RUN gem install --no-document a',
    ),
    {
      name: 'bases, and targets of neighbouring files',
      text: STAGES(),
      workspace: { targets: new Set(['web', 'builder']) },
      problems: [0, 1, 2].map((at) => ({
        message: downloads(),
        fixes: [{ title: 'Add --no-cache-dir', after: STAGES(at), preferred: true }],
      })),
    },
  ],
  quiet: [
    {
      name: 'builders, workbenches and parts',
      text: 'FROM node:22 AS build\nRUN npm ci\nRUN apt-get update && apt-get install -y curl\nFROM debian:12 AS dev\nCOPY --from=build /a /a\nRUN pip install a\n',
    },
    { name: 'a part that somebody else takes from', text: 'FROM node:22 AS builder\nRUN npm ci\n' },
    ...[
      `RUN apt-get update && apt-get install -y a && sudo rm -rf /var/lib/{apt,dpkg/x}/lists`,
      'RUN apt-get update && apt-get install -y a && rm -rf /var/lib/apt /tmp/*',
      'RUN apt-get update && apt-get install -y a && apt-get distclean',
      'RUN cleanup() { rm -r /var/lib/apt/lists; }; apt-get update && apt-get install -y a; cleanup',
      'RUN apt-get update && apt-get install -y a && if true; then $SUDO rm -fr "/var/lib/apt/lists/"*; fi',
      'RUN apt-get update && apt-get install -y a && find /var/lib/apt/lists -type f -delete',
      'RUN apt-get update && apt-get install -y a && rm -rf $LISTS',
      'RUN apt-get update && apt-get install -y a && /usr/local/bin/docker-clean',
      'RUN apt-get install -y ./a.deb',
      'RUN --mount=type=tmpfs,target=/var/lib/apt apt-get update && apt-get install -y a',
      'RUN --mount=type=cache,target=/var/lib/apt/lists apt-get update && apt-get install -y a',
      'RUN apk add --no-network --virtual .run a',
      'RUN apk update && apk add a && rm -rf /var/cache/apk/*',
      'RUN --mount=type=cache,target=/etc/apk/cache apk add a',
      'RUN dnf install -y a; yum clean all',
      'RUN dnf install --installroot /mnt -y a',
      'ARG PIP_NO_CACHE_DIR=1\nRUN pip install a',
      'RUN export PIP_NO_CACHE_DIR=off; pip install a',
      'ENV PIP_CACHE_DIR=/tmp/x\nRUN pip install a && rm -rf /tmp/x',
      'RUN pip config set global.no-cache-dir true\nRUN pip install a',
      'RUN pip install --no-index -f /w a && pip install /w/*.whl /v/*',
      'RUN pip install a && rm -rf ~/.[!.]*',
      'RUN uv lock && UV_NO_CACHE=1 uv sync && uv pip install -n a',
      'RUN poetry lock && poetry install && rm -rf "$POETRY_CACHE_DIR"',
      'RUN npm ci --cache /tmp/npm && npm run build',
      'RUN corepack enable && yarn install',
      'RUN yarn install --immutable',
      'RUN gem install -N a && gem install --no-document b',
      'RUN pnpm install && go mod download && cargo fetch',
      'SHELL ["pwsh", "-c"]\nRUN npm ci',
    ].map((lines) => ({ name: lines, text: image(lines) })),
    { name: 'what Ruby’s images are set up for', text: 'FROM ruby:3.3\nRUN gem install rails\nUSER 1\n' },
    {
      name: 'what layer/delete-in-later-layer tells of',
      text: 'FROM debian:12\nRUN apt-get update && apt-get install -y a\nRUN rm -rf /var/lib/apt/lists/*\nUSER 1\n',
    },
    {
      name: 'Yarn 2, as a file of the project says',
      text: image('COPY . .', 'RUN yarn'),
      workspace: { context: new Set(['.yarnrc.yml', 'package.json']) },
    },
  ],
});
