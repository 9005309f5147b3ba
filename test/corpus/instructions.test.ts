import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { read } from '../../server/src/syntax/read.ts';
import { jsonLines, needsShared, sharedPath } from '../support/shared.ts';

interface Verdict {
  readonly file: string;
  readonly escape: string;
  readonly parse_error?: string;
  readonly instructions?: readonly {
    readonly start: number;
    readonly end: number;
    readonly cmd: string;
    readonly flags?: readonly string[];
    readonly heredocs?: number;
  }[];
}

test('BuildKit finds the same instructions, flags and heredocs in every file of the corpus', (t) => {
  if (!needsShared(t)) return;
  for (const verdict of jsonLines<Verdict>(sharedPath('corpus/buildkit-verdicts.jsonl'))) {
    if (!verdict.instructions) continue;
    const text = readFileSync(sharedPath('corpus/files', verdict.file), 'utf8');
    const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
    const ours = read(text).instructions.map((instruction) => ({
      start: lineOf(instruction.range.start),
      end: lineOf(instruction.range.end),
      cmd: instruction.keyword.text.toUpperCase(),
      flags: instruction.flags.map((flag) => `--${flag.name.text}${flag.value ? `=${flag.value.text}` : ''}`),
      heredocs: instruction.heredocs.length,
    }));
    const theirs = verdict.instructions.map(({ start, end, cmd, flags, heredocs }) => ({
      start,
      end,
      cmd: cmd.toUpperCase(),
      flags: flags ?? [],
      heredocs: heredocs ?? 0,
    }));
    assert.deepEqual(ours, theirs, verdict.file);
  }
});
