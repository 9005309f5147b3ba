import { testRule } from '../../../../test/support/rule-test.ts';
import { devDependenciesInFinal } from './dev-dependencies-in-final.ts';

const message = (label: string) => `"${label}" also installs the development dependencies, which end up in the image.`;
const START = 'USER 1000\nCMD ["node", "server.js"]\n';
const reported = (name: string, before: string, label: string, option?: string, after = '') => ({
  name,
  text: before,
  problems: [{ message: message(label), ...(option !== undefined && { fixes: [{ title: `Add ${option}`, after }] }) }],
});
const manifest = (text: string) => ({ manifests: new Map([['package.json', text]]) });

testRule(devDependenciesInFinal, {
  reports: [
    reported(
      'npm in a base of the image',
      `FROM node:22 AS base\nRUN npm config set x=y && \\\n  [|npm install|] \\\n  # quiet\n  --no-audit && npm cache clean --force\nFROM base\n${START}`,
      'npm install',
      '--omit=dev',
      `FROM node:22 AS base\nRUN npm config set x=y && \\\n  npm install --omit=dev \\\n  # quiet\n  --no-audit && npm cache clean --force\nFROM base\n${START}`,
    ),
    reported(
      'what the build needs, without a fix',
      `FROM node:22\nENV NODE_ENV=development\nRUN [|npm ci|] && npm run build && npm cache clean --force\nENV NODE_ENV=production\nUSER 1\nCMD ["npm", "start"]\n`,
      'npm ci',
    ),
    reported(
      'what is copied from a builder',
      `FROM node:22 AS deps\nWORKDIR /app\nRUN [|yarn|]\nFROM node:22-slim\nCOPY --from=deps /app/node_modules /app/node_modules\n${START}`,
      'yarn',
      '--production',
      `FROM node:22 AS deps\nWORKDIR /app\nRUN yarn --production\nFROM node:22-slim\nCOPY --from=deps /app/node_modules /app/node_modules\n${START}`,
    ),
    reported(
      'all installs of a stage together, by the environment that is copied',
      `FROM python:3.12 AS build\nENV VIRTUAL_ENV=/venv\nRUN cd a && uv sync --active\nRUN cd b && [|uv sync|] --active\nFROM python:3.12-slim\nCOPY --from=build /venv /venv\nUSER 1\nCMD ["python", "-m", "app"]\n`,
      'uv sync',
      '--no-dev',
      `FROM python:3.12 AS build\nENV VIRTUAL_ENV=/venv\nRUN cd a && uv sync --no-dev --active\nRUN cd b && uv sync --no-dev --active\nFROM python:3.12-slim\nCOPY --from=build /venv /venv\nUSER 1\nCMD ["python", "-m", "app"]\n`,
    ),
    reported(
      'poetry, in JSON form',
      'FROM python:3.12\nENV POETRY_CACHE_DIR=/tmp/x\nRUN [[|"poetry", "install"|]]\nUSER 1\nCMD ["gunicorn", "app"]\n',
      'poetry install',
      '--only main',
      'FROM python:3.12\nENV POETRY_CACHE_DIR=/tmp/x\nRUN ["poetry", "install", "--only", "main"]\nUSER 1\nCMD ["gunicorn", "app"]\n',
    ),
    reported(
      'composer in an image of PHP',
      'FROM php:8.3-fpm\nRUN [|composer install|]\nUSER www-data\n',
      'composer install',
      '--no-dev',
      'FROM php:8.3-fpm\nRUN composer install --no-dev\nUSER www-data\n',
    ),
    reported(
      'uv',
      'FROM python:3.12\nRUN [|uv sync|] --locked --no-cache\nUSER 1\nCMD ["uvicorn", "app"]\n',
      'uv sync',
      '--no-dev',
      'FROM python:3.12\nRUN uv sync --no-dev --locked --no-cache\nUSER 1\nCMD ["uvicorn", "app"]\n',
    ),
  ],
  quiet: [
    ...[
      'RUN npm ci --omit=dev && npm install -g x && npm install express && npm i --production',
      'ENV NODE_ENV=production\nRUN npm ci',
      'ARG NODE_ENV\nRUN npm ci',
      'RUN NODE_ENV=production npm ci && COMPOSER_NO_DEV=1 composer install',
      'RUN npm ci && npm run build && npm prune --omit=dev',
      'RUN yarn && yarn build && rm -rf node_modules && yarn install --production',
      'RUN uv sync --no-dev && uv sync --only-group web',
      'ONBUILD RUN npm ci',
    ].map((lines) => ({ name: lines, text: `FROM node:22\n${lines}\n${START}` })),
    {
      name: 'a builder of which the result alone is copied',
      text: `FROM node:22 AS build\nWORKDIR /app\nRUN npm ci && npm run build\nFROM node:22\nCOPY --from=build /app/.next/standalone ./\n${START}`,
    },
    {
      name: 'sources beside which the environment lies elsewhere',
      text: `FROM python:3.12 AS build\nARG VIRTUAL_ENV\nWORKDIR /app\nRUN uv sync\nRUN poetry install\nFROM python:3.12\nCOPY --from=build /app /app\nUSER 1\nCMD ["python", "app"]\n`,
    },
    { name: 'a script that may need them', text: 'FROM node:22\nRUN npm ci\nCMD ["npm", "start"]\n' },
    { name: 'a workbench', text: `FROM node:22 AS dev\nRUN npm ci\n${START}` },
    {
      name: 'a project that has none',
      text: `FROM node:22\nRUN npm ci\n${START}`,
      workspace: manifest('{"dependencies": {"a": "1"}, "devDependencies": {}}'),
    },
  ],
});
