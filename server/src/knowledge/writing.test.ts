import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { writingOf } from './writing.ts';

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
  ];
  for (const [command, expected] of cases) {
    const [program = '', ...args] = command.split(' ');
    test(command, () => assert.equal(writingOf(program, args), expected));
  }
});
