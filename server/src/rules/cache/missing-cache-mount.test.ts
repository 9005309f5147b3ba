import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from '../../../../test/support/linear.ts';
import { testRule } from '../../../../test/support/rule-test.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { NO_WORKSPACE } from '../../workspace/workspace.ts';
import { Run } from '../run.ts';
import { missingCacheMount } from './missing-cache-mount.ts';

const message = (command: string) =>
  `Without a cache mount, "${command}" starts from nothing whenever this layer is built again.`;
const fixed = (command: string, managers: string, after: string) => ({
  message: message(command),
  fixes: [{ title: `Keep the cache of ${managers} in a mount`, after, preferred: true }],
});
/** A problem of which no fix is certain. */
const told = (command: string) => ({ message: message(command) });

const APT =
  '--mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt,sharing=locked';
const KEEP = `RUN rm -f /etc/apt/apt.conf.d/docker-clean; echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' > /etc/apt/apt.conf.d/keep-cache\n`;
const final = '\nFROM scratch\nCOPY --from=build /a /a\n';

/** A build stage with one RUN, in front of a final stage that takes from it. */
const build = (image: string, ...rest: string[]) => `FROM ${image} AS build\n${rest.join('\n')}\n${final}`;

testRule(missingCacheMount, {
  reports: [
    {
      name: 'users made in the file, with the numbers they are given',
      text: 'FROM python:3.12 AS a\nRUN groupadd -g 2000 g && useradd -m --uid=1000 -g 2000 app\nUSER app\nRUN [|pip install|] -r r.txt\nFROM node:22-alpine AS b\nRUN addgroup -S web && adduser -S -G web -u 1001 web\nUSER web\nRUN [|npm ci|]\nFROM node:22\nUSER node\nCOPY --from=a /a /a\nCOPY --from=b /a /b\n',
      problems: [
        fixed(
          'pip install',
          'pip',
          'FROM python:3.12 AS a\nRUN groupadd -g 2000 g && useradd -m --uid=1000 -g 2000 app\nUSER app\nRUN --mount=type=cache,target=/home/app/.cache/pip,uid=1000,gid=2000 pip install -r r.txt\nFROM node:22-alpine AS b\nRUN addgroup -S web && adduser -S -G web -u 1001 web\nUSER web\nRUN npm ci\nFROM node:22\nUSER node\nCOPY --from=a /a /a\nCOPY --from=b /a /b\n',
        ),
        fixed(
          'npm ci',
          'npm',
          'FROM python:3.12 AS a\nRUN groupadd -g 2000 g && useradd -m --uid=1000 -g 2000 app\nUSER app\nRUN pip install -r r.txt\nFROM node:22-alpine AS b\nRUN addgroup -S web && adduser -S -G web -u 1001 web\nUSER web\nRUN --mount=type=cache,target=/home/web/.npm,uid=1001 npm ci\nFROM node:22\nUSER node\nCOPY --from=a /a /a\nCOPY --from=b /a /b\n',
        ),
      ],
    },
    {
      name: 'yum, which is dnf in newer images',
      text: 'FROM rockylinux:9 AS a\nRUN [|yum install|] -y make\nFROM centos:7 AS b\nRUN [|yum install|] -y make\nFROM node:22\nUSER node\nCOPY --from=a /a /a\nCOPY --from=b /b /b\n',
      problems: [
        fixed(
          'yum install',
          'yum',
          'FROM rockylinux:9 AS a\nRUN --mount=type=cache,target=/var/cache/dnf,sharing=locked yum install --setopt=keepcache=1 -y make\nFROM centos:7 AS b\nRUN yum install -y make\nFROM node:22\nUSER node\nCOPY --from=a /a /a\nCOPY --from=b /b /b\n',
        ),
        fixed(
          'yum install',
          'yum',
          'FROM rockylinux:9 AS a\nRUN yum install -y make\nFROM centos:7 AS b\nRUN --mount=type=cache,target=/var/cache/yum,sharing=locked yum install --setopt=keepcache=1 -y make\nFROM node:22\nUSER node\nCOPY --from=a /a /a\nCOPY --from=b /b /b\n',
        ),
      ],
    },
    {
      name: 'users of which the number or the home is not known, without a fix',
      text: 'FROM python:3.12 AS a\nRUN useradd -m app\nUSER app\nRUN [|pip install|] -r r.txt\nFROM python:3.12 AS b\nARG ID=1000\nRUN useradd -m -u $ID app\nUSER app\nRUN [|pip install|] -r r.txt\nFROM python:3.12 AS c\nRUN useradd -r -u 1000 app\nUSER app\nRUN [|pip install|] -r r.txt\nFROM node:22\nUSER node\nCOPY --from=a /a /a\nCOPY --from=b /a /b\nCOPY --from=c /a /c\n',
      problems: [told('pip install'), told('pip install'), told('pip install')],
    },
    {
      name: 'pnpm, in the stage that is shipped too',
      text: 'FROM node:22\nCOPY package.json ./\nRUN [|pnpm install|]\n',
      problems: [
        fixed(
          'pnpm install',
          'pnpm',
          'FROM node:22\nCOPY package.json ./\nRUN --mount=type=cache,target=/root/.local/share/pnpm/store pnpm install\n',
        ),
      ],
    },
    {
      name: 'the user’s home and number',
      text: 'FROM node:22 AS base\nUSER node\nRUN [|npm ci|]\nUSER 1000:1000\nRUN [|yarn|]\n',
      problems: [
        fixed(
          'npm ci',
          'npm',
          'FROM node:22 AS base\nUSER node\nRUN --mount=type=cache,target=/home/node/.npm,uid=1000,gid=1000 npm ci\nUSER 1000:1000\nRUN yarn\n',
        ),
        fixed(
          'yarn',
          'yarn',
          'FROM node:22 AS base\nUSER node\nRUN npm ci\nUSER 1000:1000\nRUN --mount=type=cache,target=/home/node/.cache/yarn,uid=1000,gid=1000 yarn\n',
        ),
      ],
    },
    {
      name: 'a user that the file makes',
      text: 'FROM python:3.12 AS base\nRUN useradd -m -u 10001 app\nUSER app\nRUN [|pip install|] -r requirements.txt\nUSER $OTHER\nRUN [|pip install|] -r b.txt\n',
      problems: [
        fixed(
          'pip install',
          'pip',
          'FROM python:3.12 AS base\nRUN useradd -m -u 10001 app\nUSER app\nRUN --mount=type=cache,target=/home/app/.cache/pip,uid=10001 pip install -r requirements.txt\nUSER $OTHER\nRUN pip install -r b.txt\n',
        ),
        told('pip install'),
      ],
    },
    {
      name: 'what switches the cache off in a builder',
      text: build(
        'python:3.12',
        'RUN python -m venv /venv && \\',
        '    /venv/bin/[|pip install|] \\',
        '      --no-cache-dir \\',
        '      -r requirements.txt && \\',
        '    rm -rf /root/.cache /tmp/*',
      ).replace('/venv/bin/[|pip', '[|/venv/bin/pip'),
      problems: [
        fixed(
          'pip install',
          'pip',
          build(
            'python:3.12',
            'RUN --mount=type=cache,target=/root/.cache/pip python -m venv /venv && \\',
            '    /venv/bin/pip install \\',
            '      -r requirements.txt && \\',
            '    rm -rf /tmp/*',
          ),
        ),
      ],
    },
    {
      name: 'apt in a builder, with what undoes it',
      text: build(
        'debian:12',
        '# tools',
        'RUN [|apt-get|] update \\'.replace('[|apt-get|]', 'apt-get'),
        ' && [|apt-get install|] -y --no-install-recommends \\',
        '    # one a line',
        '    gcc \\',
        ' && apt-get clean \\',
        ' && rm -rf /var/lib/apt/lists/* /var/cache/apt/archives',
        'RUN make',
      ),
      problems: [
        fixed(
          'apt-get install',
          'apt',
          build(
            'debian:12',
            `${KEEP}# tools`,
            `RUN ${APT} apt-get update \\`,
            ' && apt-get install -y --no-install-recommends \\',
            '    # one a line',
            '    gcc',
            'RUN make',
          ),
        ),
      ],
    },
    {
      name: 'apt without docker-clean, twice',
      text: `FROM ubuntu:24.04 AS base\n${KEEP}FROM base AS build\nRUN rm -rf /var/lib/apt/lists/*; apt-get update; [|apt-get install|] -y gcc\n${final}`,
      problems: [
        fixed(
          'apt-get install',
          'apt',
          `FROM ubuntu:24.04 AS base\n${KEEP}FROM base AS build\nRUN ${APT} apt-get update; apt-get install -y gcc\n${final}`,
        ),
      ],
    },
    {
      name: 'apt in the stage that is shipped: all of it, or the downloads are shipped',
      text: 'FROM debian:12 AS base\nRUN apt-get update && [|apt-get install|] -y curl\nUSER app\nUSER root\nRUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*\n',
      problems: [
        {
          message: message('apt-get install'),
          fixes: [
            {
              title: 'Keep the cache of apt in a mount, in all 2 instructions that use it',
              after: `FROM debian:12 AS base\n${KEEP}RUN ${APT} apt-get update && apt-get install -y curl\nUSER app\nUSER root\nRUN ${APT} apt-get update && apt-get install -y git\n`,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'system packages by a user who is not root, without a fix',
      text: 'FROM debian:12 AS base\nUSER app\nRUN sudo apt-get update && sudo [|apt-get install|] -y curl\n',
      problems: [told('apt-get install')],
    },
    {
      name: 'system packages by a user of a base stage, without a fix',
      text: 'FROM debian:12 AS base\nUSER app\nFROM base AS build\nRUN sudo apt-get update && sudo [|apt-get install|] -y curl\n',
      problems: [told('apt-get install')],
    },
    {
      name: 'system packages of other managers by users who are not root, without a fix',
      text: 'FROM alpine:3.20 AS a\nUSER 1000\nRUN doas [|apk add|] curl git make gcc\nFROM fedora:41 AS b\nUSER app\nRUN sudo [|dnf install|] -y make\nFROM rockylinux:9 AS c\nUSER app\nRUN sudo [|yum install|] -y make\nFROM scratch\nCOPY --from=a /a /a\nCOPY --from=b /b /b\nCOPY --from=c /c /c\n',
      problems: [told('apk add'), told('dnf install'), told('yum install')],
    },
    {
      name: 'apt as root behind one who is not, who would have to prepare for it, without a fix',
      text: build(
        'debian:12',
        'USER app',
        'RUN sudo apt-get update && sudo [|apt-get install|] -y curl',
        'USER root',
        'RUN apt-get update && [|apt-get install|] -y gcc',
      ),
      problems: [told('apt-get install'), told('apt-get install')],
    },
    ...['sudo -u app', 'sudo -Eu app', 'sudo --user=app', 'sudo doas -u app', 'gosu app:app'].map((prefix) => ({
      name: `system packages through ${prefix}, without a fix`,
      text: build('debian:12', `RUN apt-get update && ${prefix} [|apt-get install|] -y curl`),
      problems: [told('apt-get install')],
    })),
    {
      name: 'system packages in the shell of another user, without a fix',
      text: build('debian:12', `RUN apt-get update && su app -c '[|apt-get install|] -y curl'`),
      problems: [told('apt-get install')],
    },
    ...['sudo', 'sudo -E -u root', 'sudo -u "$WHO"', 'gosu 0:0', 'sudo -u app sudo'].map((prefix) => ({
      name: `system packages of root's through ${prefix}`,
      text: build('debian:12', `RUN apt-get update && ${prefix} [|apt-get install|] -y curl`),
      problems: [
        fixed(
          'apt-get install',
          'apt',
          build('debian:12', `${KEEP}RUN ${APT} apt-get update && ${prefix} apt-get install -y curl`),
        ),
      ],
    })),
    {
      name: 'system packages of a user who is not known',
      text: build('debian:12', 'ARG WHO', 'USER $WHO', 'RUN apt-get update && sudo [|apt-get install|] -y curl'),
      problems: [
        fixed(
          'apt-get install',
          'apt',
          build(
            'debian:12',
            'ARG WHO',
            'USER $WHO',
            `${KEEP}RUN ${APT} apt-get update && sudo apt-get install -y curl`,
          ),
        ),
      ],
    },
    {
      name: 'a heredoc',
      text: build(
        'debian:12',
        'RUN <<EOF',
        'set -e',
        'apt-get update',
        '[|apt-get install|] -y gcc',
        'rm -rf /var/lib/apt/lists/*',
        'echo done',
        'EOF',
      ),
      problems: [
        fixed(
          'apt-get install',
          'apt',
          build(
            'debian:12',
            `${KEEP}RUN ${APT} <<EOF`,
            'set -e',
            'apt-get update',
            'apt-get install -y gcc',
            'echo done',
            'EOF',
          ),
        ),
      ],
    },
    {
      name: 'other distributions',
      text: 'FROM alpine:3.20 AS a\nRUN [|apk add|] git\nFROM fedora:41 AS b\nRUN [|dnf -y install|] git && dnf clean all\nFROM archlinux AS c\nRUN [|pacman -Sy|] git\nFROM scratch\nCOPY --from=a /a /a\nCOPY --from=b /a /a\nCOPY --from=c /a /a\n',
      problems: [
        fixed(
          'apk add',
          'apk',
          'FROM alpine:3.20 AS a\nRUN --mount=type=cache,target=/etc/apk/cache,sharing=locked apk add git\nFROM fedora:41 AS b\nRUN dnf -y install git && dnf clean all\nFROM archlinux AS c\nRUN pacman -Sy git\nFROM scratch\nCOPY --from=a /a /a\nCOPY --from=b /a /a\nCOPY --from=c /a /a\n',
        ),
        fixed(
          'dnf install',
          'dnf',
          'FROM alpine:3.20 AS a\nRUN apk add git\nFROM fedora:41 AS b\nRUN --mount=type=cache,target=/var/cache/libdnf5,sharing=locked dnf -y install --setopt=keepcache=1 git\nFROM archlinux AS c\nRUN pacman -Sy git\nFROM scratch\nCOPY --from=a /a /a\nCOPY --from=b /a /a\nCOPY --from=c /a /a\n',
        ),
        fixed(
          'pacman -Sy',
          'pacman',
          'FROM alpine:3.20 AS a\nRUN apk add git\nFROM fedora:41 AS b\nRUN dnf -y install git && dnf clean all\nFROM archlinux AS c\nRUN --mount=type=cache,target=/var/cache/pacman/pkg,sharing=locked pacman -Sy git\nFROM scratch\nCOPY --from=a /a /a\nCOPY --from=b /a /a\nCOPY --from=c /a /a\n',
        ),
      ],
    },
    {
      name: 'Go: all commands that look for the modules',
      text: build(
        'golang:1.22',
        'COPY go.mod ./',
        'RUN [|go mod download|]',
        'COPY . .',
        'RUN CGO_ENABLED=0 [|go build|] -o /a .',
      ),
      problems: ['go mod download', 'go build'].map((command) => ({
        message: message(command),
        fixes: [
          {
            title: 'Keep the cache of go in a mount, in all 2 instructions that use it',
            after: build(
              'golang:1.22',
              'COPY go.mod ./',
              'RUN --mount=type=cache,target=/go/pkg/mod go mod download',
              'COPY . .',
              'RUN --mount=type=cache,target=/root/.cache/go-build --mount=type=cache,target=/go/pkg/mod CGO_ENABLED=0 go build -o /a .',
            ),
            preferred: true,
          },
        ],
      })),
    },
    ...['/root/.cache/go-build', '/root/.cache'].map((mounted) => ({
      name: `Go: the mount that a later command lacks beside one on ${mounted}`,
      text: build(
        'golang:1.22',
        'RUN [|go mod download|]',
        'RUN go vet ./...',
        `RUN --mount=type=cache,target=${mounted} go build -o /a`,
      ),
      problems: [
        {
          message: message('go mod download'),
          severity: 'information' as const,
          fixes: [
            {
              title: 'Keep the cache of go in a mount, in all 3 instructions that use it',
              after: build(
                'golang:1.22',
                'RUN --mount=type=cache,target=/go/pkg/mod go mod download',
                'RUN --mount=type=cache,target=/root/.cache/go-build --mount=type=cache,target=/go/pkg/mod go vet ./...',
                `RUN --mount=type=cache,target=${mounted} --mount=type=cache,target=/go/pkg/mod go build -o /a`,
              ),
              preferred: true,
            },
          ],
        },
      ],
    })),
    {
      name: 'Go: one of three that has the mounts',
      text: build(
        'golang:1.22',
        'RUN [|go mod download|]',
        'RUN --mount=type=cache,target=/go/pkg --mount=type=cache,target=/root/.cache go build -o /a ./a',
        'RUN --mount=type=cache,target=/root/.cache go build -o /b ./b',
      ),
      problems: [
        {
          message: message('go mod download'),
          severity: 'information',
          fixes: [
            {
              title: 'Keep the cache of go in a mount, in the 2 instructions that lack it',
              after: build(
                'golang:1.22',
                'RUN --mount=type=cache,target=/go/pkg/mod go mod download',
                'RUN --mount=type=cache,target=/go/pkg --mount=type=cache,target=/root/.cache go build -o /a ./a',
                'RUN --mount=type=cache,target=/root/.cache --mount=type=cache,target=/go/pkg/mod go build -o /b ./b',
              ),
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'Cargo: what a later command lacks that keeps its results in a mount',
      text: build(
        'rust:1.80',
        'WORKDIR /app',
        'RUN [|cargo fetch|]',
        'RUN --mount=type=cache,target=target cargo build && cp target/debug/a /a',
      ),
      problems: [
        {
          message: message('cargo fetch'),
          severity: 'information',
          fixes: [
            {
              title: 'Keep the cache of cargo in a mount, in all 2 instructions that use it',
              after: build(
                'rust:1.80',
                'WORKDIR /app',
                'RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/usr/local/cargo/git/db cargo fetch',
                'RUN --mount=type=cache,target=target --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/usr/local/cargo/git/db cargo build && cp target/debug/a /a',
              ),
              preferred: true,
            },
          ],
        },
      ],
    },
    ...['/go/pkg/mod/cache', '$WHERE'].map((mounted) => ({
      name: `Go: a mount on ${mounted}, of which one cannot tell what it lacks, without a fix`,
      text: build(
        'golang:1.22',
        'ARG WHERE',
        'RUN [|go mod download|]',
        `RUN --mount=type=cache,target=${mounted} go build -o /a`,
      ),
      problems: [{ ...told('go mod download'), severity: 'information' as const }],
    })),
    {
      name: 'apt: downloads that a mount for the lists alone would leave in the image',
      text: 'FROM debian:12 AS base\nRUN apt-get update && [|apt-get install|] -y curl\nRUN --mount=type=cache,target=/var/lib/apt/lists apt-get update && apt-get install -y git\nUSER 1\n',
      problems: [
        {
          message: message('apt-get install'),
          severity: 'information',
          fixes: [
            {
              title: 'Keep the cache of apt in a mount, in all 2 instructions that use it',
              after: `FROM debian:12 AS base\n${KEEP}RUN ${APT} apt-get update && apt-get install -y curl\nRUN --mount=type=cache,target=/var/lib/apt/lists --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update && apt-get install -y git\nUSER 1\n`,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'modules that something unknown may look for, without a fix',
      text: build('golang:1.22', 'RUN [|go mod download|]', 'RUN make build'),
      problems: [told('go mod download')],
    },
    {
      name: 'packages that the image runs with, without a fix',
      text: 'FROM golang:1.22\nCOPY . .\nRUN [|go build|] -o /a .\nCMD ["go", "run", "."]\n',
      problems: [told('go build')],
    },
    {
      name: 'modules that another stage takes, without a fix',
      text: `FROM golang:1.22 AS build\nRUN [|go mod download|]\nFROM scratch\nCOPY --from=build /go/pkg/ /go/pkg/\n`,
      problems: [told('go mod download')],
    },
    {
      name: 'settings that a mount would hide, without a fix',
      text: build('maven:3-eclipse-temurin-21', 'COPY settings.xml /root/.m2/', 'RUN [|mvn -B package|]'),
      problems: [told('mvn package')],
    },
    {
      name: 'uv, which is to copy out of the mount',
      text: build('python:3.12', 'COPY uv.lock ./', 'RUN [|uv sync|] --locked'),
      problems: [
        fixed(
          'uv sync',
          'uv',
          build(
            'python:3.12',
            'COPY uv.lock ./',
            'ENV UV_LINK_MODE=copy',
            'RUN --mount=type=cache,target=/root/.cache/uv uv sync --locked',
          ),
        ),
      ],
    },
    {
      name: 'gems, unless BUNDLE_PATH has them',
      text: 'FROM ruby:3.3\nRUN [|bundle install|]\nENV BUNDLE_PATH=/gems\nRUN bundle install\n',
      problems: [
        fixed(
          'bundle install',
          'bundler',
          'FROM ruby:3.3\nRUN --mount=type=cache,target=/usr/local/bundle/cache bundle install\nENV BUNDLE_PATH=/gems\nRUN bundle install\n',
        ),
      ],
    },
    {
      name: 'two managers in one RUN',
      text: build(
        'node:22',
        'RUN apt-get update && [|apt-get install|] -y g++; npm ci && npm cache clean --force; rm -rf /var/lib/apt/lists',
      ),
      problems: [
        fixed(
          'apt-get install',
          'apt and npm',
          build(
            'node:22',
            `${KEEP}RUN ${APT} --mount=type=cache,target=/root/.npm apt-get update && apt-get install -y g++; npm ci`,
          ),
        ),
      ],
    },
    {
      name: 'a place that a variable names',
      text: build('node:22', 'ENV PNPM_HOME=/pnpm', 'RUN [|pnpm install|]', 'ENV YARN_CACHE_FOLDER=$X', 'RUN [|yarn|]'),
      problems: [
        fixed(
          'pnpm install',
          'pnpm',
          build(
            'node:22',
            'ENV PNPM_HOME=/pnpm',
            'RUN --mount=type=cache,target=/pnpm/store pnpm install',
            'ENV YARN_CACHE_FOLDER=$X',
            'RUN yarn',
          ),
        ),
        told('yarn'),
      ],
    },
    {
      name: 'a file that uses mounts, behind a mount of its own, as information',
      text: 'FROM node:22 AS base\nRUN --mount=type=secret,id=a \\\n  [|npm ci|]\nRUN --mount=type=cache,target=/x true\n',
      problems: [
        {
          ...fixed(
            'npm ci',
            'npm',
            'FROM node:22 AS base\nRUN --mount=type=secret,id=a --mount=type=cache,target=/root/.npm \\\n  npm ci\nRUN --mount=type=cache,target=/x true\n',
          ),
          severity: 'information',
        },
      ],
    },
    {
      name: 'an image nobody knows, without a fix for what lies in a home',
      text: 'FROM example.com/a:1 AS base\nRUN [|npm ci|]\nRUN apt-get update && [|apt-get install|] -y gcc\n',
      problems: [
        told('npm ci'),
        fixed(
          'apt-get install',
          'apt',
          `FROM example.com/a:1 AS base\nRUN npm ci\n${KEEP}RUN ${APT} apt-get update && apt-get install -y gcc\n`,
        ),
      ],
    },
    {
      name: 'an install that counts on the lists of a layer, without a fix',
      text: build('debian:12', 'RUN apt-get update && [|apt-get install|] -y gcc', 'RUN [|apt-get install|] -y make'),
      problems: [told('apt-get install'), told('apt-get install')],
    },
    {
      name: 'a helper that may count on them, without a fix',
      text: build('debian:12', 'RUN apt-get update && [|apt-get install|] -y gcc', 'RUN xx-apt-get install -y make'),
      problems: [told('apt-get install')],
    },
    {
      name: 'a builder on a stage that is shipped, which stays as it is',
      text: 'FROM debian:12 AS base\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nFROM base AS build\nRUN apt-get update && [|apt-get install|] -y gcc && rm -rf /var/lib/apt/lists/*\nFROM base\nCOPY --from=build /a /a\n',
      problems: [
        fixed(
          'apt-get install',
          'apt',
          `FROM debian:12 AS base\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nFROM base AS build\n${KEEP}RUN ${APT} apt-get update && apt-get install -y gcc\nFROM base\nCOPY --from=build /a /a\n`,
        ),
      ],
    },
    ...[
      ['in a condition', 'apt-get install -y gcc; if true; then rm -rf /var/lib/apt/lists; fi'],
      ['with an alternative', 'apt-get install -y gcc && apt-get clean || true'],
      ['in a subshell', 'apt-get install -y gcc && (apt-get clean)'],
    ].map(([name, run]) => ({
      name: `cleaning up ${name}, without a fix`,
      text: build('debian:12', `RUN ${run!.replace('apt-get install', 'apt-get update && [|apt-get install|]')}`),
      problems: [told('apt-get install')],
    })),
    {
      name: 'cleaning between other commands',
      text: build(
        'debian:12',
        'RUN apt-get update; apt-get clean && [|apt-get install|] -y gcc && true; apt-get clean; true',
      ),
      problems: [
        fixed(
          'apt-get install',
          'apt',
          build('debian:12', `${KEEP}RUN ${APT} apt-get update; apt-get install -y gcc && true; true`),
        ),
      ],
    },
  ],
  quiet: [
    { name: 'a cache mount', text: 'FROM node:22\nRUN --mount=type=cache,target=/root/.npm npm ci\n' },
    { name: 'one on a folder above', text: 'FROM node:22\nRUN --mount=type=cache,target=/root npm ci\n' },
    { name: 'one in another home', text: 'FROM node:22\nRUN --mount=type=cache,target=/srv/me/.npm/_cacache npm ci\n' },
    { name: 'one that cannot be told', text: 'FROM node:22\nARG D\nRUN --mount=type=cache,target=$D npm ci\n' },
    {
      name: 'one on what is installed',
      text: 'FROM node:22\nWORKDIR /a\nRUN --mount=type=cache,target=node_modules npm ci\n',
    },
    {
      name: 'one on the lists alone',
      text: 'FROM debian:12\nRUN --mount=type=cache,target=/var/lib/apt/lists apt-get install -y a\n',
    },
    {
      name: 'a folder by an option',
      text: 'FROM node:22\nRUN npm ci --cache /tmp/x && pip install --cache-dir=/y -r a.txt\n',
    },
    {
      name: 'a clean install in the stage that is shipped',
      text: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nRUN npm ci && npm cache clean --force\n',
    },
    {
      name: 'a clean install in a stage that may be shipped',
      text: 'ARG BASE=x\nARG OTHER\nFROM debian:12 AS base-x\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nFROM base-$OTHER\nCMD ["true"]\n',
    },
    { name: 'packages that are there', text: 'FROM alpine:3.20\nRUN apk add --no-network --virtual .a b c\n' },
    { name: 'packages for another root', text: 'FROM fedora:41\nRUN dnf install -y --installroot /out glibc\n' },
    { name: 'no cache on purpose', text: `FROM alpine:3.20 AS build\nRUN apk add --no-cache gcc\n${final}` },
    {
      name: 'no cache for what is shipped',
      text: 'FROM python:3.12\nRUN pip install --no-cache-dir -r requirements.txt\n',
    },
    {
      name: 'no cache by the environment',
      text: build('python:3.12', 'ENV PIP_NO_CACHE_DIR=1', 'RUN pip install -r requirements.txt'),
    },
    {
      name: 'a few tools',
      text: build(
        'node:22',
        'RUN npm install -g pnpm && pip install -U pip setuptools wheel && go install example.com/a@v1',
      ),
    },
    { name: 'a mere update', text: build('debian:12', 'RUN apt-get update && apt-get upgrade -y') },
    {
      name: 'other commands',
      text: build('node:22', 'RUN npm run build && npm prune && mvn versions:set && uv run x'),
    },
    { name: 'the JSON form', text: 'FROM node:22\nRUN ["npm", "ci"]\n' },
    { name: 'a stage that is not built', text: 'FROM node:22 AS a\nRUN npm ci\nFROM scratch\nCOPY a /a\n' },
    { name: 'an old frontend', text: '# syntax=docker/dockerfile:1.1\nFROM node:22\nRUN npm ci\n' },
    { name: 'another frontend', text: '# syntax=example.com/mine\nFROM node:22\nRUN npm ci\n' },
    { name: 'another shell', text: 'FROM node:22\nSHELL ["pwsh", "-c"]\nRUN npm ci\n' },
    { name: 'Windows', text: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN npm ci\n' },
    { name: 'ONBUILD', text: 'FROM node:22\nONBUILD RUN npm ci\n' },
    {
      name: 'commands that count on what was fetched',
      text: build('maven:3-eclipse-temurin-21', 'RUN mvn dependency:go-offline', 'RUN mvn -o package'),
    },
    {
      name: 'a store that is filled in advance',
      text: build('node:22', 'COPY pnpm-lock.yaml ./', 'RUN pnpm fetch', 'COPY . .', 'RUN pnpm install --offline'),
    },
    { name: 'Plug’n’Play', text: 'FROM node:22\nCOPY .yarnrc.yml ./\nRUN yarn install\n' },
  ],
});

test('the fixes of thousands of installs take no longer than their number', () => {
  const installs = (n: number) =>
    readDockerfile(`FROM debian:12\n${'RUN apt-get update && apt-get install -y curl\n'.repeat(n)}`);
  assertLinear('installs', 100, installs, (dockerfile) => {
    const problems = new Run(dockerfile, NO_WORKSPACE).problemsOf(missingCacheMount);
    assert.equal(problems.flatMap((problem) => problem.fixes?.() ?? []).length, 0);
  });
});
