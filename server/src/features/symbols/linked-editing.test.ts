import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark, unmark } from '../../../../test/support/fixture.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { linkedPlaces } from './linked-editing.ts';

/** From each of the marked places all of them are typed in together. */
function assertLinked(marked: string, pattern: string): void {
  const { text, ranges } = unmark(marked);
  for (const { start } of ranges) {
    const found = linkedPlaces(readDockerfile(text), start);
    assert.equal(found && mark(text, found.ranges), marked);
    assert.equal(found?.pattern, pattern);
  }
}

/** What is at the cursor is typed in alone. */
function assertAlone(marked: string): void {
  const { text, ranges } = unmark(marked);
  assert.equal(linkedPlaces(readDockerfile(text), ranges[0]!.start), undefined);
}

test('a stage and what refers to it', () => {
  assertLinked('FROM a AS [|x|]\nFROM [|x|]\nCOPY --link --from=[|x|] a b\nCOPY --from=0 a b\n', '[a-z][a-z\\d_.-]*');
  assertLinked('FROM a AS [|X|]\nFROM b\nCOPY --from="[|X|]" a b\n', '[A-Za-z][A-Za-z\\d_.-]*');
});

test('not if another spelling, another stage, or a variable is there', () => {
  assertAlone('FROM a AS [||]x\nFROM b\nCOPY --from=X a b\n');
  assertAlone('FROM a AS [||]x\nFROM x\nFROM a AS x\n');
  assertAlone('ARG S=x\nFROM a AS [||]x\nFROM x\nFROM $S\n');
  assertAlone('FROM a AS [||]x\nFROM b\n');
  assertAlone('FROM a AS x\nFROM b\nCOPY --from=x a b\nCOPY --from=[||]0 a b\n');
  assertAlone('ARG [||]V=1\nFROM a:$V\n');
});

test('the ends of a heredoc', () => {
  assertLinked('FROM a\nRUN <<-"[|E|]"\n\t[|E|]\n', '[\\w.-]+');
  assertAlone('FROM a\nRUN <<[||]E\n');
});
