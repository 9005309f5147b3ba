import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayHold, projectFolder } from './folders.ts';

const image = (repository: string, tag?: string, registry?: string) => ({ registry, repository, tag });

test('an official image holds the standard folders and its own, and no other', () => {
  assert.equal(mayHold(image('library/node', '22'), '/app/dist'), false);
  assert.equal(mayHold(image('node', '22'), '/usr/src/app/dist'), false);
  assert.equal(mayHold(image('node', '22'), '/usr/local/lib'), true);
  assert.equal(mayHold(image('golang'), '/go/bin/x'), true);
  assert.equal(mayHold(image('node'), '/go/bin/x'), false);
});

test('any other image may hold anything, and so may one that copies a project', () => {
  assert.equal(mayHold(image('company/node'), '/app'), true);
  assert.equal(mayHold(image('node', '22', 'example.com'), '/app'), true);
  assert.equal(mayHold(image('node', '8-onbuild'), '/app'), true);
  assert.equal(mayHold(image('golang', '1.24-windowsservercore'), '/app'), true);
});

test('the folder of a project', () => {
  assert.equal(projectFolder('/app/server/src'), '/app');
  assert.equal(projectFolder('/usr/src/app/server'), '/usr/src/app');
  assert.equal(projectFolder('/usr/src/app'), '/usr/src/app');
  assert.equal(projectFolder('/root/x'), '/root/x');
  assert.equal(projectFolder('/'), '/');
});
