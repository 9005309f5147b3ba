import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { temporaryFolder } from '../../scripts/lib/cleanup.ts';
import { start } from '../../scripts/lib/run.ts';

test('npm start serves VS Code until Ctrl-C, and then nothing of it is left', async () => {
  const { folder, remove } = await temporaryFolder('start');
  const { child, end } = start(process.execPath, ['scripts/start.ts', '--browser'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: folder },
  });
  try {
    let address = '';
    for await (const line of createInterface({ input: child.stdout! })) {
      address ||= /http:\S+/.exec(line)?.[0] ?? '';
      if (line.includes('Ctrl-C')) break;
    }
    assert.equal((await fetch(address)).status, 200);
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
    await assert.rejects(fetch(address));
    assert.deepEqual(readdirSync(folder), []);
  } finally {
    await end();
    await remove();
  }
});
