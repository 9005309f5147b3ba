import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from './dockerfile.ts';
import { placedInstructions } from './instructions.ts';
import { shellTextOf } from './shell-text.ts';

/** What shells read of a file; each line with the places of its first and last characters. */
function textsOf(text: string): string[] {
  const dockerfile = readDockerfile(text);
  return placedInstructions(dockerfile).flatMap(({ instruction }) => {
    const script = shellTextOf(dockerfile, instruction);
    if (!script) return [];
    for (let i = 0; i < script.text.length; i++) {
      assert.equal(text.slice(script.source(i), script.source(i) + 1), script.text[i], `${i} of ${script.text}`);
    }
    return [script.text];
  });
}

describe('the text that a shell reads', () => {
  test('has continued lines joined, and no comments between them', () => {
    const text = 'FROM a\nRUN --network=none a \\\n  # why\n\n  && b\\\n  c # d \\\n e  \n';
    assert.deepEqual(textsOf(text), ['a   && b  c # d  e']);
    assert.deepEqual(textsOf(text.replaceAll('\n', '\r\n')), ['a   && b  c # d  e']);
  });

  test('is a heredoc alone, or the lines with it', () => {
    const alone = 'FROM a\nRUN <<EOF\n#!/bin/sh\nset -e\n\na\\\nb\nEOF\nRUN ls\n';
    assert.deepEqual(textsOf(alone), ['#!/bin/sh\nset -e\n\na\\\nb\n', 'ls']);
    assert.deepEqual(textsOf(alone.replaceAll('\n', '\r\n')), ['#!/bin/sh\nset -e\n\na\\\nb\n', 'ls']);
    const behind = 'FROM a\nRUN cat <<A > /a && \\\n cat <<"B"\na\nA\n$b\nB\n';
    assert.deepEqual(textsOf(behind), ['cat <<A > /a &&  cat <<"B"\na\nA\n$b\nB']);
    assert.deepEqual(textsOf('FROM a\nRUN <<EOF\n'), ['']);
  });

  test('is in triggers, and in what starts a container or looks after it', () => {
    const text =
      'FROM a\nONBUILD RUN a \\\n b\nCMD c\nENTRYPOINT d\nHEALTHCHECK --retries=1 CMD e\\\nf\nHEALTHCHECK NONE\n';
    assert.deepEqual(textsOf(text), ['a  b', 'c', 'd', 'ef']);
  });

  test('is none in the exec form, nor in other instructions', () => {
    assert.deepEqual(
      textsOf('FROM a\nRUN ["a"]\nCMD ["a"]\nHEALTHCHECK CMD ["a"]\nRUN\nENV a=b\nCOPY <<E /\n$(a)\nE\n'),
      [],
    );
  });
});
