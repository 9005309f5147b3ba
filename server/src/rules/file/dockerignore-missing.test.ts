import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testRule } from '../../../../test/support/rule-test.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { type IgnoreFile, isIgnored, readIgnoreFile } from '../../workspace/ignore.ts';
import { NO_WORKSPACE } from '../../workspace/workspace.ts';
import { keepOut } from '../support/private-context.ts';
import { dockerignoreMissing } from './dockerignore-missing.ts';

const BUILDER = 'FROM node:24 AS build\nWORKDIR /app\nCOPY . .\nFROM nginx:1.29\nCOPY --from=build /app/dist /x\n';
const beside = (...context: string[]) => ({ context: new Set(context) });

testRule(dockerignoreMissing, {
  reports: [
    {
      name: 'the first of several copies',
      text: 'FROM node:24 AS build\nCOPY --exclude=x * /x/\nADD [|./|] /app/\nCOPY . /app/\nFROM nginx:1.29\n',
      workspace: beside('.git/', '.env', 'node_modules/', 'web/', 'web/node_modules/'),
      problems: [{ message: 'There is no .dockerignore, so this takes .env, .git and node_modules along.' }],
    },
  ],
  quiet: [
    { name: 'a context of which nothing is known', text: BUILDER },
    { name: 'one in which nothing is that is to stay out', text: BUILDER, workspace: beside('a', 'web/', 'web/.env') },
    {
      name: 'one that has an ignore file',
      text: BUILDER,
      workspace: { ...beside('.git/'), ignore: readIgnoreFile('.dockerignore', 'x') as IgnoreFile },
    },
    {
      name: 'parts, and what another rule tells of',
      text: 'FROM node:24 AS build\nCOPY src .\nFROM build\nCOPY . .\n',
      workspace: beside('.git/'),
    },
  ],
});

const wanted = (text: string, ...context: string[]) =>
  keepOut(readDockerfile(text), { ...NO_WORKSPACE, ...beside(...context) })[0];

test('an ignore file is made for the project', () => {
  const context = ['.git/', 'package.json', '.env', '.env.local', '.env.example', 'tls.key', 'web/', 'web/id_rsa'];
  const fix = wanted(BUILDER, ...context)!;
  assert.deepEqual(fix, {
    title: 'Create .dockerignore',
    file: '.dockerignore',
    lines: [
      '.git',
      '**/node_modules',
      '**/npm-debug.log*',
      '**/.env',
      '**/.env.*',
      '**/*.key',
      '**/id_rsa',
      '!.env.example',
    ],
  });
  const ignore = readIgnoreFile(fix.file, fix.lines.join('\n'))!;
  const left = context.map((path) => path.replace(/\/$/, '')).filter((path) => !isIgnored(ignore, path));
  assert.deepEqual(left, ['package.json', '.env.example', 'web']);
});

test('what is copied by its name stays in', () => {
  const fix = wanted(
    'FROM a:1\nCOPY target/release/x venv /x/\nCOPY . .\n',
    'Cargo.toml',
    'setup.py',
    'target/',
    '.git/',
  );
  assert.deepEqual(fix?.lines, ['.git', '**/__pycache__', '**/*.py[co]', '**/.venv']);
});

test('an ignore file that is there has more', () => {
  const ignore = readIgnoreFile('web.Dockerfile.dockerignore', 'x')!;
  const [fix] = keepOut(readDockerfile(BUILDER), {
    ...NO_WORKSPACE,
    ...beside('a/', 'a/.env', 'package.json'),
    ignore,
  });
  assert.deepEqual(fix, {
    title: 'Keep it out by web.Dockerfile.dockerignore',
    file: 'web.Dockerfile.dockerignore',
    lines: ['**/.env'],
  });
});
