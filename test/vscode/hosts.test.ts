import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { runInBrowser } from './browser-host.ts';
import { downloadDesktop, runInDesktop } from './electron-host.ts';
import { type Harness, prepare } from './harness.ts';

/** The oldest VS Code that package.json allows, and today's. */
const desktops = ['1.91.0', 'stable'];
const modes = [
  { name: 'a trusted workspace', trusted: true },
  { name: 'Restricted Mode', trusted: false },
];
let browserRan = false;

for (const { name, trusted } of modes)
  test(`VS Code in a browser, ${name}`, async (t) => {
    const log = await report(t, trusted, (harness) => runInBrowser(harness, { trusted }));
    // Servers were killed and hung, and files could not be read.
    await t.test('nobody was told of what mended itself', () =>
      assert.doesNotMatch(log, /^message: .*(?:server|client)/im),
    );
    browserRan = true;
  });

for (const version of desktops) {
  const desktop = downloadDesktop(version);
  for (const { name, trusted } of modes)
    test(`VS Code ${version} on the desktop, ${name}`, async (t) => {
      const found = await desktop;
      if ('program' in found) {
        await report(t, trusted, (harness) => runInDesktop(found.program, harness, { trusted }));
        return;
      }
      assert.ok(browserRan, `${found.reason}, and the browser did not run either. Mend one of the two.`);
      t.skip(found.reason);
    });
}

/** Every test of the suite becomes a test of this ring. The answer is what the host printed. */
async function report(t: TestContext, trusted: boolean, run: (harness: Harness) => Promise<string>): Promise<string> {
  const harness = await prepare({ trusted });
  try {
    const log = await run(harness);
    const results = harness.results();
    assert.ok(results.length > 0, `The suite did not run:\n${log}`);
    for (const { title, error } of results)
      await t.test(title, () => {
        if (error !== undefined) throw Object.assign(new Error(title), { stack: error });
      });
    return log;
  } finally {
    await harness.remove();
  }
}
