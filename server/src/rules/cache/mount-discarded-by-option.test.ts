import { testRule } from '../../../../test/support/rule-test.ts';
import { mountDiscardedByOption } from './mount-discarded-by-option.ts';

const kept = (what: string, target: string, after: string) => ({
  message: `"${what}" empties the cache mount on "${target}".`,
  fixes: [{ title: 'Keep the cache', after, preferred: true }],
});
const used = (option: string, manager: string, target: string, after: string) => ({
  message: `With "${option}", ${manager} does not use the cache in "${target}".`,
  fixes: [{ title: `Delete "${option}"`, after, preferred: true }],
});
const apt = (rest: string) =>
  `FROM debian:12\nRUN rm /etc/apt/apt.conf.d/docker-clean\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n  --mount=type=cache,target=/var/lib/apt,sharing=locked \\\n  ${rest}\n`;

testRule(mountDiscardedByOption, {
  reports: [
    {
      name: 'options of two commands, with a comment between them',
      text: 'FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache \\\n  pip install [|--no-cache-dir|] uv \\\n  # all\n  && uv pip install [|--no-cache|] \\\n  --system a\n',
      problems: [
        used(
          '--no-cache-dir',
          'pip',
          '/root/.cache',
          'FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache \\\n  pip install uv \\\n  # all\n  && uv pip install --no-cache \\\n  --system a\n',
        ),
        used(
          '--no-cache',
          'uv',
          '/root/.cache',
          'FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache \\\n  pip install --no-cache-dir uv \\\n  # all\n  && uv pip install \\\n  --system a\n',
        ),
      ],
    },
    {
      name: 'the JSON form',
      text: 'FROM alpine:3.22\nRUN --mount=type=cache,target=/etc/apk/cache,sharing=locked ["apk", "add", [|"--no-cache"|], "git"]\n',
      problems: [
        used(
          '--no-cache',
          'apk',
          '/etc/apk/cache',
          'FROM alpine:3.22\nRUN --mount=type=cache,target=/etc/apk/cache,sharing=locked ["apk", "add", "git"]\n',
        ),
      ],
    },
    {
      name: 'commands that clean, and what rm deletes besides',
      text: apt(
        'apt-get update && apt-get install -y git && [|apt-get clean|] && rm -rf [|/var/lib/apt/lists/*|] /tmp/x',
      ),
      problems: [
        kept(
          'apt-get clean',
          '/var/cache/apt',
          apt('apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/* /tmp/x'),
        ),
        kept(
          '/var/lib/apt/lists/*',
          '/var/lib/apt',
          apt('apt-get update && apt-get install -y git && apt-get clean && rm -rf /tmp/x'),
        ),
      ],
    },
    {
      name: 'an rm that deletes nothing else',
      text: apt(
        'apt-get update; apt-get install -y git; [|rm -rf /var/lib/apt/lists/* \\\n    /var/cache/apt/archives/*|]',
      ),
      problems: [
        kept(
          'rm -rf /var/lib/apt/lists/* /var/cache/a…',
          '/var/lib/apt',
          apt('apt-get update; apt-get install -y git'),
        ),
      ],
    },
    {
      name: 'a home by its tilde, within if, without a fix',
      text: 'FROM node:22\nRUN --mount=type=cache,target=/root/.npm npm ci; if true; then rm -rf [|~/.npm|]; fi\n',
      problems: [{ message: '"~/.npm" empties the cache mount on "/root/.npm".' }],
    },
  ],
  quiet: [
    { name: 'no mount', text: 'FROM python:3.13\nRUN pip install --no-cache-dir a\n' },
    {
      name: 'the mount of another manager',
      text: 'FROM python:3.13\nRUN --mount=type=cache,target=/root/.npm pip install --no-cache-dir a && rm -rf /root/.cache/pip\n',
    },
    {
      name: 'lists that are in no mount',
      text: 'FROM debian:12\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked rm -f /etc/apt/apt.conf.d/docker-clean; apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'downloads that are in no mount',
      text: 'FROM debian:12\nRUN --mount=type=cache,target=/var/lib/apt/lists,sharing=locked apt-get update && apt-get install -y git && apt-get clean\n',
    },
    {
      name: 'modules, and what is compiled',
      text: 'FROM golang:1.25\nRUN --mount=type=cache,target=/root/.cache/go-build go build . && go clean -modcache\n',
    },
    {
      name: 'tidying up',
      text: 'FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache/uv uv sync && uv cache prune --ci\n',
    },
    {
      name: 'other folders',
      text: 'FROM node:22\nRUN --mount=type=cache,target=/app/node_modules npm ci && rm -rf /app/dist /app/node_modules/.cache\n',
    },
  ],
});
