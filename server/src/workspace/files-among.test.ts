import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryFiles } from '../../../test/support/memory-files.ts';
import { filesAmong } from './files-among.ts';
import { gather } from './gather.ts';
import { NO_WORKSPACE } from './workspace.ts';

const FOLDER = 'file:///work/';

test('files at any depth of the context, neither folders nor what is ignored', async () => {
  const files = new MemoryFiles({
    [`${FOLDER}Dockerfile`]: '',
    [`${FOLDER}.dockerignore`]: 'secret\n',
    [`${FOLDER}secret/deep/key`]: '',
    [`${FOLDER}go.mod`]: '',
    [`${FOLDER}src/a/b/main%20file.go`]: '',
  });
  const workspace = await gather(files, `${FOLDER}Dockerfile`, [FOLDER]);
  const asked = ['go.mod', 'src', 'src/a/b', 'src/a/b/main file.go', 'src/a/b/x', 'secret/deep/key', 'none/at/all'];
  assert.deepEqual([...(await filesAmong(files, workspace, asked))], ['go.mod', 'src/a/b/main file.go']);
  assert.equal((await filesAmong(files, NO_WORKSPACE, asked)).size, 0);
});
