import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { folderWith } from '../support/cli.ts';
import { buildHangingServer } from '../support/hanging-server.ts';
import { ENDLESS, HANGS } from '../support/hangs.ts';
import { LspClient } from '../support/lsp-client.ts';

const [URI, OTHER] = ['file:///work/Dockerfile', 'file:///work/Dockerfile.other'];
const TEXT = 'FROM alpine:3.22 as a\nCOPY --from=nothing /a /a\n';

test('a rule that never ends is named in the log and left out of that document, and the server goes on', async (t) => {
  const server = path.join(folderWith(t, { 'package.json': '{ "type": "commonjs" }' }), 'server.js');
  await buildHangingServer(server);
  const client = await LspClient.start(t, { server });
  const idsIn = async (uri: string) => (await client.diagnostics(uri)).map(({ code }) => String(code));
  client.open(OTHER, TEXT);
  assert.ok((await idsIn(OTHER)).includes(ENDLESS));

  client.open(URI, `${TEXT}${HANGS.rule}\n`);
  const [first, second] = await Promise.all([idsIn(URI), idsIn(URI)]);
  assert.ok(first.includes('stage/unknown-reference') && !first.includes(ENDLESS), first.join());
  assert.deepEqual(second, first);
  const line = await client.next<{ message: string }>('window/logMessage', ({ message }) => message.includes('an end'));
  assert.equal(
    line.message,
    `${URI}: The rule ${ENDLESS} did not come to an end, and is left out there until the file is closed.`,
  );

  // It is not run again while somebody types, and elsewhere it still is.
  client.change(URI, 2, { text: `${TEXT}${HANGS.rule}\n#\n` });
  client.change(OTHER, 2, { text: `${TEXT}#\n` });
  const began = performance.now();
  assert.deepEqual(await idsIn(URI), first);
  assert.ok((await idsIn(OTHER)).includes(ENDLESS));
  assert.ok(performance.now() - began < 4000);
});
