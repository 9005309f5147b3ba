import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PATHOLOGICAL } from '../fuzz/pathological.ts';
import { LspClient } from '../support/lsp-client.ts';

/** Milliseconds by the clock, on a machine that does other things as well. */
const HANGS_AFTER = 60_000;

const NAMES = [
  '2,000 stages in a chain',
  '100,000 bytes of flags',
  'a line of a megabyte: one word',
  '5,000 nested $(',
  'nothing terminated',
  'names of what every object has',
  'a stage name of 60 letters and a mark',
];

test('files that nobody writes are answered by the server', async (t) => {
  const client = await LspClient.start(t);
  const position = { line: 1, character: 6 };
  for (const [i, name] of NAMES.entries()) {
    const uri = `file:///work/${i}/Dockerfile`;
    const textDocument = { uri };
    const began = performance.now();
    client.open(uri, PATHOLOGICAL[name]!());
    await client.diagnostics(uri);
    for (const method of ['documentSymbol', 'semanticTokens/full', 'foldingRange'])
      await client.request(`textDocument/${method}`, { textDocument });
    for (const method of ['hover', 'completion', 'definition'])
      await client.request(`textDocument/${method}`, { textDocument, position });
    const time = performance.now() - began;
    t.diagnostic(`${name}: ${time.toFixed(0)} ms`);
    assert.ok(time < HANGS_AFTER, `${name}: ${time.toFixed(0)} ms`);
  }
});
