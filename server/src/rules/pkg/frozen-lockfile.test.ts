import { testRule } from '../../../../test/support/rule-test.ts';
import { frozenLockfile } from './frozen-lockfile.ts';

const node = 'FROM node:22\nWORKDIR /app\n';
const context = (...paths: string[]) => ({ context: new Set(paths) });

const replaced = (from: string, lock: string, to: string, after: string) => ({
  message: `"${from}" may change what ${lock} pins: "${to}" does not.`,
  fixes: [{ title: `Use "${to}"`, after, preferred: true }],
});
const added = (from: string, lock: string, option: string, after: string) => ({
  message: `"${from}" may change what ${lock} pins: with ${option} it fails instead.`,
  fixes: [{ title: `Add ${option}`, after, preferred: true }],
});

testRule(frozenLockfile, {
  reports: [
    {
      name: 'npm with a lock file that is copied by its name',
      text: `${node}COPY package.json package-lock.json ./\nRUN [|npm install|] --omit=dev && npm cache clean --force\n`,
      problems: [
        replaced(
          'npm install',
          'package-lock.json',
          'npm ci',
          `${node}COPY package.json package-lock.json ./\nRUN npm ci --omit=dev && npm cache clean --force\n`,
        ),
      ],
    },
    {
      name: 'npm with a lock file in sight',
      text: `${node}COPY package*.json ./\nRUN [|npm i|]\n`,
      workspace: context('package.json', 'package-lock.json'),
      problems: [replaced('npm i', 'package-lock.json', 'npm ci', `${node}COPY package*.json ./\nRUN npm ci\n`)],
    },
    {
      name: 'npm in a folder, with sources that are copied whole',
      text: `${node}COPY . .\nRUN cd client && [|npm \\\n  install|]\nRUN [|npm --prefix ./client install|]\n`,
      workspace: context('client/', 'client/package-lock.json'),
      problems: [
        replaced(
          'npm install',
          'package-lock.json',
          'npm ci',
          `${node}COPY . .\nRUN cd client && npm \\\n  ci\nRUN npm --prefix ./client install\n`,
        ),
        replaced(
          'npm install',
          'package-lock.json',
          'npm ci',
          `${node}COPY . .\nRUN cd client && npm \\\n  install\nRUN npm --prefix ./client ci\n`,
        ),
      ],
    },
    {
      name: 'the JSON form and a heredoc',
      text: `${node}COPY package-lock.json .\nRUN [[|"npm", "install"|]]\nRUN <<EOF\n[|npm install|]\nEOF\n`,
      problems: [
        replaced(
          'npm install',
          'package-lock.json',
          'npm ci',
          `${node}COPY package-lock.json .\nRUN ["npm", "ci"]\nRUN <<EOF\nnpm install\nEOF\n`,
        ),
        replaced(
          'npm install',
          'package-lock.json',
          'npm ci',
          `${node}COPY package-lock.json .\nRUN ["npm", "install"]\nRUN <<EOF\nnpm ci\nEOF\n`,
        ),
      ],
    },
    {
      name: 'Yarn with and without its sub-command',
      text: `${node}COPY package.json yarn.lock ./\nRUN [|yarn|] && yarn build\nRUN [|yarn install|] --production\n`,
      problems: [
        added(
          'yarn',
          'yarn.lock',
          '--frozen-lockfile',
          `${node}COPY package.json yarn.lock ./\nRUN yarn --frozen-lockfile && yarn build\nRUN yarn install --production\n`,
        ),
        added(
          'yarn install',
          'yarn.lock',
          '--frozen-lockfile',
          `${node}COPY package.json yarn.lock ./\nRUN yarn && yarn build\nRUN yarn install --frozen-lockfile --production\n`,
        ),
      ],
    },
    {
      name: 'an option in the JSON form',
      text: `${node}COPY yarn.lock .\nRUN [ [|"yarn"|] ]\n`,
      problems: [
        added(
          'yarn',
          'yarn.lock',
          '--frozen-lockfile',
          `${node}COPY yarn.lock .\nRUN [ "yarn", "--frozen-lockfile" ]\n`,
        ),
      ],
    },
    {
      name: 'Yarn 2',
      text: `${node}COPY package.json yarn.lock .yarnrc.yml ./\nRUN [|yarn install|]\n`,
      problems: [
        added(
          'yarn install',
          'yarn.lock',
          '--immutable',
          `${node}COPY package.json yarn.lock .yarnrc.yml ./\nRUN yarn install --immutable\n`,
        ),
      ],
    },
    {
      name: 'a lock file of the base stage, and one that is mounted',
      text: 'FROM node:22 AS base\nWORKDIR /app\nCOPY pnpm-lock.yaml .\nFROM base\nRUN [|pnpm install|] --prod\nRUN --mount=type=bind,source=web/bun.lock,target=bun.lock [|bun install|]\n',
      problems: [
        added(
          'pnpm install',
          'pnpm-lock.yaml',
          '--frozen-lockfile',
          'FROM node:22 AS base\nWORKDIR /app\nCOPY pnpm-lock.yaml .\nFROM base\nRUN pnpm install --frozen-lockfile --prod\nRUN --mount=type=bind,source=web/bun.lock,target=bun.lock bun install\n',
        ),
        added(
          'bun install',
          'bun.lock',
          '--frozen-lockfile',
          'FROM node:22 AS base\nWORKDIR /app\nCOPY pnpm-lock.yaml .\nFROM base\nRUN pnpm install --prod\nRUN --mount=type=bind,source=web/bun.lock,target=bun.lock bun install --frozen-lockfile\n',
        ),
      ],
    },
    {
      name: 'other languages',
      text: 'FROM a:1\nWORKDIR /a\nCOPY uv.lock Cargo.lock composer.lock Gemfile.lock ./\nRUN [|uv sync|] --no-dev\nRUN [|cargo build|] --release --bin "$B"\nRUN [|composer update|]\nRUN [|bundle install|]\n',
      problems: [
        added(
          'uv sync',
          'uv.lock',
          '--locked',
          'FROM a:1\nWORKDIR /a\nCOPY uv.lock Cargo.lock composer.lock Gemfile.lock ./\nRUN uv sync --locked --no-dev\nRUN cargo build --release --bin "$B"\nRUN composer update\nRUN bundle install\n',
        ),
        added(
          'cargo build',
          'Cargo.lock',
          '--locked',
          'FROM a:1\nWORKDIR /a\nCOPY uv.lock Cargo.lock composer.lock Gemfile.lock ./\nRUN uv sync --no-dev\nRUN cargo build --locked --release --bin "$B"\nRUN composer update\nRUN bundle install\n',
        ),
        replaced(
          'composer update',
          'composer.lock',
          'composer install',
          'FROM a:1\nWORKDIR /a\nCOPY uv.lock Cargo.lock composer.lock Gemfile.lock ./\nRUN uv sync --no-dev\nRUN cargo build --release --bin "$B"\nRUN composer install\nRUN bundle install\n',
        ),
        {
          message:
            '"bundle install" may change what Gemfile.lock pins: BUNDLE_FROZEN=true or BUNDLE_DEPLOYMENT=true makes it fail instead.',
        },
      ],
    },
  ],
  quiet: [
    { name: 'no lock file', text: `${node}COPY package.json ./\nRUN npm install\n` },
    { name: 'a lock file that may be missing', text: `${node}COPY package*.json ./\nRUN npm install\n` },
    {
      name: 'a pattern without a lock file',
      text: `${node}COPY package*.json ./\nRUN npm install\n`,
      workspace: context('package.json'),
    },
    {
      name: 'a lock file in sight that is not copied',
      text: `${node}COPY package.json ./\nRUN npm install\n`,
      workspace: context('package.json', 'package-lock.json'),
    },
    { name: 'a lock file that comes later', text: `${node}RUN npm install\nCOPY package-lock.json ./\n` },
    { name: 'a lock file elsewhere', text: `${node}COPY package-lock.json /b/\nRUN npm install\n` },
    { name: 'another manager’s lock file', text: `${node}COPY package.json yarn.lock ./\nRUN npm install\n` },
    {
      name: 'packages by name',
      text: `${node}COPY package-lock.json ./\nRUN npm install express && npm install -g pm2 && npm i $MORE && yarn add x\n`,
    },
    {
      name: 'what keeps to it',
      text: `${node}COPY package-lock.json yarn.lock pnpm-lock.yaml ./\nRUN npm ci\nRUN yarn --frozen-lockfile\nRUN pnpm i --frozen-lockfile\n`,
    },
    {
      name: 'what is meant to change it',
      text: `${node}COPY package-lock.json yarn.lock pnpm-lock.yaml ./\nRUN npm install --no-package-lock\nRUN yarn --no-lockfile\nRUN pnpm i --no-frozen-lockfile\n`,
    },
    { name: 'CI, where it is the default', text: `${node}ENV CI=true\nCOPY pnpm-lock.yaml ./\nRUN pnpm install\n` },
    {
      name: 'CI for one command',
      text: `${node}COPY pnpm-lock.yaml ./\nRUN CI=1 pnpm install\nRUN export CI=1 && pnpm install\n`,
    },
    {
      name: 'a setting of Bundler',
      text: 'FROM ruby:3.3\nCOPY Gemfile.lock .\nRUN bundle config set --local deployment true && bundle install\n',
    },
    {
      name: 'a variable of Bundler',
      text: 'FROM ruby:3.3\nENV BUNDLE_DEPLOYMENT=1\nCOPY Gemfile.lock .\nRUN bundle install\n',
    },
    {
      name: 'a stage to work in',
      text: 'FROM node:22 AS dev\nWORKDIR /app\nCOPY package-lock.json .\nRUN npm install\n',
    },
    {
      name: 'a stage that is not built',
      text: `${node}COPY package-lock.json .\nRUN npm install\nFROM scratch\nCOPY a /a\n`,
    },
    {
      name: 'what may not be run',
      text: `${node}COPY package-lock.json .\nRUN if [ "$ENV" = dev ]; then npm install; else npm ci; fi\nRUN npm ci || npm install\n`,
    },
    { name: 'an unknown folder', text: `${node}COPY package-lock.json .\nRUN cd "$DIR" && npm install\n` },
    {
      name: 'other sub-commands',
      text: `${node}COPY package-lock.json .\nRUN npm run build && npm prune && yarn build\n`,
    },
    {
      name: 'an update of one package',
      text: 'FROM composer:2\nCOPY composer.lock .\nRUN composer update a/b\nRUN composer update --lock\n',
    },
    { name: 'ONBUILD', text: `${node}COPY package-lock.json .\nONBUILD RUN npm install\n` },
  ],
});
