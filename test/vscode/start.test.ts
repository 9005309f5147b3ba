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
    assert.equal((await visit(address)).status, 200);
    assert.equal((await visit(address.replace(/tkn=[^&]*/, 'tkn=wrong'))).status, 403);
    assert.equal((await fetch(new URL(address).origin)).status, 403);
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
    await assert.rejects(visit(address));
    assert.deepEqual(readdirSync(folder), []);
  } finally {
    await end();
    await remove();
  }
});

/** Gets a page as a browser does: the token in the address becomes a cookie. */
async function visit(address: string): Promise<Response> {
  const response = await fetch(address, { redirect: 'manual' });
  const place = response.headers.get('location');
  if (place === null) return response;
  const [cookie = ''] = response.headers.getSetCookie();
  return fetch(new URL(place, address), { headers: { cookie: cookie.split(';')[0]! } });
}
