import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { semanticTokens } from '../../server/src/features/presentation/tokens/semantic-tokens.ts';
import { type Dockerfile, readDockerfile } from '../../server/src/model/dockerfile.ts';
import { check } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/index.ts';
import { Lines } from '../../server/src/text/lines.ts';
import { NO_WORKSPACE } from '../../server/src/workspace/workspace.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const ALL = { severities: {}, all: true };

/** A Dockerfile that nothing here holds on to once all has been asked about it. */
function asked(text: string): WeakRef<Dockerfile> {
  const dockerfile = readDockerfile(text);
  for (const { fixes } of check(dockerfile, NO_WORKSPACE, ALL)) fixes?.();
  semanticTokens(dockerfile, new Lines(text), 'all');
  return new WeakRef(dockerfile);
}

async function heap(): Promise<number> {
  await setImmediate();
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

describe('what is remembered', () => {
  test('keeps no version of a file alive', async () => {
    const files = rules.flatMap(({ id, reported }) => {
      const text = reported.replaceAll(/\[\||\|\]/g, '');
      return [text, `${text}\nRUN make\n`].map((version) => ({ id, file: asked(version) }));
    });
    await setImmediate();
    collectGarbage();
    const alive = files.filter(({ file }) => file.deref() !== undefined).map(({ id }) => id);
    assert.deepEqual(alive, []);
  });

  test('keeps the text of no version alive by a part of it', async () => {
    const long = `# ${'x'.repeat(100_000)}\n`;
    const type = (word: string) => {
      for (let i = 0; i < 300; i++)
        asked(`${long}FROM alpine:3.20\nCOPY <<EOF /${word}\n${i}\nEOF\nRUN echo ${word}${i}\n`);
    };
    type('warm');
    const before = await heap();
    type('typed');
    const grown = (await heap()) - before;
    assert.ok(grown < 10e6, `${grown} bytes more`);
  });
});
