import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { CancellationTokenSource, type Connection } from 'vscode-languageserver';
import { HeldFiles } from '../../../test/support/held-files.ts';
import { EVERYTHING } from '../workspace/context-tree.ts';
import { readClient } from './client.ts';
import { ContextTrees } from './context-trees.ts';

const FOLDER = 'file:///w/';

/** Trees of a context whose folders are listed when the test says so, and what the user is told. */
function start(t: TestContext, isWatched: boolean) {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  const files = new HeldFiles({ [`${FOLDER}a`]: '', [`${FOLDER}b/c`]: '', [`${FOLDER}b/d`]: '' });
  const told: string[] = [];
  const source = new CancellationTokenSource();
  const createWorkDoneProgress = async () => ({
    begin: (title: string) => told.push(`begin ${title}`),
    report: (message: string) => told.push(`report ${message}`),
    done: () => told.push('done'),
    token: source.token,
  });
  const connection = { window: { createWorkDoneProgress } } as unknown as Connection;
  const client = readClient({
    capabilities: { window: { workDoneProgress: true } },
    processId: null,
    rootUri: null,
  });
  let disposed = 0;
  const watcher = { dispose: () => disposed++ };
  const trees = new ContextTrees(files, connection, client, async () => (isWatched ? watcher : undefined));
  return { files, told, trees, stop: () => source.cancel(), disposed: () => disposed };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

async function letGo(files: HeldFiles, count: number): Promise<void> {
  for (const go of await files.held(count)) go();
  await settle();
}

test('an answer waits for a while, a later one has the figures, and files are looked at once', async (t) => {
  const { files, trees, told } = start(t, true);
  const first = trees.all(FOLDER);
  await files.held(1);
  t.mock.timers.tick(500);
  assert.equal((await first).isDone, false);
  const second = trees.all(FOLDER);
  await letGo(files, 1);
  await letGo(files, 2);
  const { tree, isDone } = await second;
  assert.ok(isDone && tree.root.whole);
  assert.equal(tree.root.files, 3);
  assert.deepEqual(files.memory.asked, [FOLDER, `${FOLDER}b/`]);
  assert.equal((await trees.all(FOLDER, 0)).isDone, true);
  assert.deepEqual(told, []);
});

test('the user is told of what takes long, and may stop it', async (t) => {
  const { files, trees, told, stop } = start(t, true);
  const looked = trees.all(FOLDER);
  await files.held(1);
  t.mock.timers.tick(1500);
  await settle();
  assert.deepEqual(told, ['begin Counting the files of the build context']);
  stop();
  await letGo(files, 1);
  const { finished, isDone } = await looked;
  await finished;
  assert.equal(isDone, false);
  assert.deepEqual(told.at(-1), 'done');
  assert.deepEqual(files.memory.asked, [FOLDER]);
});

test('what changes is counted anew, and so is what nobody watches after a while', async (t) => {
  for (const isWatched of [true, false]) {
    const { files, trees, disposed } = start(t, isWatched);
    const look = async (count: number) => {
      const looked = trees.all(FOLDER);
      await letGo(files, count);
      await letGo(files, count + 1);
      return (await looked).tree;
    };
    const tree = await look(1);
    trees.changed(['file:///other/x']);
    assert.equal((await trees.all(FOLDER, 0)).tree, tree);
    if (isWatched) trees.changed([`${FOLDER}b/e`]);
    t.mock.timers.tick(11_000);
    assert.notEqual(await look(3), tree);
    await settle();
    assert.equal(disposed(), isWatched ? 1 : 0);
    t.mock.timers.reset();
  }
});

test('what is forgotten is read no further, be it asked for in two ways', async (t) => {
  const { files, trees } = start(t, true);
  const both = [trees.look(FOLDER, 'b', EVERYTHING, 0), trees.all(FOLDER, 0)];
  await files.held(1);
  t.mock.timers.tick(0);
  const looked = await Promise.all(both);
  trees.changed([`${FOLDER}b/e`]);
  await letGo(files, 1);
  await Promise.all(looked.map(({ finished }) => finished));
  assert.deepEqual(files.memory.asked, [FOLDER]);
});

test('what nobody watches is read to its end, however long that takes', async (t) => {
  const { files, trees } = start(t, false);
  const first = trees.all(FOLDER, 0);
  await files.held(1);
  t.mock.timers.tick(11_000);
  const { tree, isDone } = await first;
  assert.equal(isDone, false);
  const second = trees.all(FOLDER, 0);
  await letGo(files, 1);
  await letGo(files, 2);
  t.mock.timers.tick(0);
  await second;
  const third = await trees.all(FOLDER, 0);
  assert.ok(third.isDone && third.tree === tree);
});
