import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark, unmark } from '../../../../test/support/fixture.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { mentionAt, mentions } from './stage-mentions.ts';

/** The text has marks around all that names a stage or an image, and nothing else. */
function assertMentions(marked: string): void {
  const { text } = unmark(marked);
  const found = mentions(readDockerfile(text)).map(({ range }) => range);
  assert.equal(mark(text, found), marked);
}

test('finds names behind AS and bases', () => {
  assertMentions('FROM [|node:20|] AS [|build|]\nFROM [|build|] as [|Test|]\n');
});

test('takes the keyword of a FROM without a name', () => {
  assertMentions('[|FROM|] [|node:20|]\n[|from|] [|scratch|]\n[|FROM|]\n');
});

test('finds COPY --from by name and index among other flags', () => {
  assertMentions(
    'FROM [|a|] AS [|x|]\n[|FROM|] [|b|]\nCOPY --link --from=[|x|] --chown=1 /a /a\nCOPY --from=[|"0"|] /a /a\nCOPY . /\n',
  );
});

test('finds the mounts of one RUN, and the triggers of ONBUILD', () => {
  assertMentions(
    'FROM [|a|] AS [|x|]\nRUN --mount=from=[|x|],target=/m --mount=type=bind,target=/n,from=[|nginx|] ls\n' +
      'ONBUILD COPY --from=[|x|] /a /a\nONBUILD RUN --mount=from=[|x|],target=/m ls\n',
  );
});

test('leaves comments, heredocs and empty values alone', () => {
  assertMentions(
    '# FROM a AS b\nFROM [|a|] AS [|x|]\nRUN <<EOF\nFROM x\nEOF\nCOPY --from= /a /a\nRUN --mount=from= ls\n',
  );
});

test('finds what is at an offset, at both of its ends', () => {
  const { text, ranges } = unmark('FROM [||]ba[||]se[||] AS x\nFROM[||] a\n RUN[||] ls');
  const dockerfile = readDockerfile(text);
  const words = ranges
    .map(({ start }) => mentionAt(dockerfile, start)?.range)
    .map((at) => at && text.slice(at.start, at.end));
  assert.deepEqual(words, ['base', 'base', 'base', 'FROM', undefined]);
});
