import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { jsonLines, needsShared, sharedPath } from '../support/shared.ts';

interface Verdict {
  readonly file: string;
  readonly stages?: readonly { readonly name: string; readonly base: string }[];
}

test('BuildKit finds the same stages, with the same names and bases, in every file of the corpus', (t) => {
  if (!needsShared(t)) return;
  for (const { file, stages } of jsonLines<Verdict>(sharedPath('corpus/buildkit-verdicts.jsonl'))) {
    if (!stages) continue;
    const dockerfile = readDockerfile(readFileSync(sharedPath('corpus/files', file), 'utf8'));
    const ours = dockerfile.stages.map(({ key, image }) => ({ name: key ?? '', base: image?.text ?? '' }));
    assert.deepEqual(
      ours,
      stages.map(({ name, base }) => ({ name, base })),
      file,
    );
  }
});
