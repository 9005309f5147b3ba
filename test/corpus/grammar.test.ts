import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { jsonLines, needsShared, sharedPath } from '../support/shared.ts';
import { tokensOf } from '../support/tokens.ts';

/** Colouring takes its time: one of so many files is looked at. */
const EACH = 12;

test('the grammar sees an instruction where the reader does, and nowhere else', async (t) => {
  if (!needsShared(t)) return;
  const files = jsonLines<{ readonly file: string }>(sharedPath('corpus/index.jsonl'));
  for (const { file } of files.filter((_, i) => i % EACH === 0)) {
    const text = readFileSync(sharedPath('corpus/files', file), 'utf8')
      .replace(/^\ufeff/, '')
      .replaceAll('\r\n', '\n');
    const found = new Set((await tokensOf(text)).filter(({ scopes }) => isInstruction(scopes)).map(({ line }) => line));
    const lines = readDockerfile(text).instructions.flatMap(({ name, begin }) =>
      name === undefined ? [] : text.slice(0, begin).split('\n').length - 1,
    );
    assert.deepEqual(
      lines.filter((line) => !found.has(line)),
      [],
      file,
    );
    // The command of a health check may have a line of its own.
    const more = [...found].filter((line) => !lines.includes(line)).map((line) => text.split('\n')[line]!.trim());
    assert.deepEqual(
      more.filter((line) => !/^cmd\b/i.test(line)),
      [],
      file,
    );
  }
});

const isInstruction = (scopes: readonly string[]): boolean =>
  /^keyword\.(?:other\.special-method|control)$/.test(scopes.at(-1)!) && scopes.at(-2) === 'meta.instruction';
