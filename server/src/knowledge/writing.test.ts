import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { foldersMade, installsInto, outputOptions, writingOf } from './writing.ts';

describe('writingOf', () => {
  const cases: readonly (readonly [command: string, expected: ReturnType<typeof writingOf>])[] = [
    ['echo x', 'nowhere'],
    ['apt-get install -y gcc', 'nowhere'],
    ['apt-get download gcc', undefined],
    ['dnf install --installroot=/x gcc', undefined],
    ['apk add -p /x gcc', undefined],
    ['mkdir x', 'named'],
    ['git clone x', 'here'],
    ['git config --global a b', 'nowhere'],
    ['git submodule update', undefined],
    ['go build .', 'here'],
    ['go mod download', 'named'],
    ['go install example.com/x@v1', 'named'],
    ['go install ./cmd/x', 'here'],
    ['go generate ./...', undefined],
    ['cargo build', 'here'],
    ['cargo install cargo-chef', 'named'],
    ['cargo install --path .', 'here'],
    ['cargo xtask dist', undefined],
    ['npm ci', 'project'],
    ['npm install -g yarn', 'named'],
    ['pip3.12 install x', 'here'],
    ['python3 -m venv x', 'here'],
    ['python3 x.py', undefined],
    ['make', undefined],
    ['./build.sh', undefined],
    ['xx-go build .', 'here'],
    ['openssl req -x509 -keyout k', 'here'],
    ['jq . x', 'nowhere'],
  ];
  for (const [command, expected] of cases) {
    const [program = '', ...args] = command.split(' ');
    test(command, () => assert.equal(writingOf(program, args), expected));
  }
});

test('foldersMade', () => {
  const made = (command: string) => {
    const [program = '', ...args] = command.split(' ');
    return foldersMade(program, args);
  };
  const cases: readonly (readonly [command: string, expected: string | undefined])[] = [
    ['git clone https://a.b/c/d.git', 'd'],
    ['git clone --depth 1 -b v1 git@a.b:d', 'd'],
    ['git clone --depth=1 https://a.b/c /e', '/e'],
    ['git -C /x clone https://a.b/c', undefined],
    ['git --no-pager clone https://a.b/c/', 'c'],
    ['git fetch a b', undefined],
    ['python3 -m venv --copies /v', '/v'],
    ['python -m pip install x', undefined],
    ['virtualenv -p python3 v', 'v'],
    ['virtualenv a b', undefined],
    ['mkdir a', undefined],
  ];
  for (const [command, expected] of cases) assert.equal(made(command), expected, command);
});

test('installsInto', () => {
  assert.deepEqual(installsInto('xx-go', ['install', './...']), ['/go/bin', '/root/go/bin']);
  assert.deepEqual(installsInto('go', ['build']), []);
  assert.deepEqual(installsInto('cargo', ['install', '--root', '/x', 'y']), []);
  assert.ok(installsInto('apt-get', ['install', '-y', 'x']).includes('/usr/bin'));
  assert.deepEqual(installsInto('apt-get', ['update']), []);
});

test('outputOptions', () => {
  assert.deepEqual(outputOptions('xx-go')?.names, ['-o']);
  assert.ok(outputOptions('pip3.12')?.names.includes('--wheel-dir'));
});
