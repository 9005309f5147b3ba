import assert from 'node:assert/strict';
import { test } from 'node:test';
import { look } from './ours.ts';
import { noSecret } from './secrets.ts';
import { excuseFor } from './undefined.ts';

/** The excuse for the last instruction of a text. */
function excuse(text: string): string | undefined {
  const ours = look(text);
  return excuseFor(ours, ours.dockerfile.final, ours.dockerfile.instructions.at(-1)!);
}

test('an undefined variable is excused for what it is, and only if each of the instruction is', () => {
  assert.match(excuse('FROM acme/base\nCOPY a $B\n') ?? '', /nothing in the file has such a name/);
  assert.match(excuse('FROM acme/base\nENV TZ=$TZ\n') ?? '', /hands on/);
  assert.match(excuse('FROM golang:1.22\nWORKDIR $GOPATH\n') ?? '', /the base image sets it/);
  assert.equal(excuse('FROM alpine:3.20\nCOPY a $B\n'), undefined);
  assert.equal(excuse('FROM alpine:3.20\nCOPY ${A:-a} $B\n'), undefined);
  assert.equal(excuse('ARG DATA=1\nFROM acme/base\nCOPY a $DATA\n'), undefined);
  assert.equal(excuse('FROM acme/base\nARG PREFIX=1\nCOPY a $PERFIX\n'), undefined);
});

test('a name is no secret only if it is one of those that are known', () => {
  const reason = (line: string) => {
    const { dockerfile } = look(`FROM scratch\n${line}\n`);
    return noSecret(dockerfile.final, dockerfile.instructions.at(-1)!);
  };
  assert.match(reason('ENV GPG_KEY=1') ?? '', /signatures/);
  assert.match(reason('ARG AWS_ACCESS_KEY_ID') ?? '', /about a secret/);
  assert.match(reason('ARG NPM_AUTH=false') ?? '', /switch/);
  assert.equal(reason('ARG NPM_TOKEN'), undefined);
  assert.equal(reason('ENV GPG_KEY=1 NPM_TOKEN=2'), undefined);
});
