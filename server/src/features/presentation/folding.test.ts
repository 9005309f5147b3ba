import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark, unmark } from '../../../../test/support/fixture.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { type Fold, folds } from './folding.ts';

function assertFolds(kind: Fold['kind'], marked: string): void {
  for (const newline of ['\n', '\r\n']) {
    const expected = marked.replaceAll('\n', newline);
    const { text } = unmark(expected);
    const found = folds(readDockerfile(text)).filter((fold) => fold.kind === kind);
    const ranges = found.map(({ range }) => range).sort((a, b) => a.start - b.start);
    assert.equal(mark(text, ranges), expected);
  }
}

test('folds stages of several lines', () => {
  assertFolds('stage', 'ARG A\n[|FROM a\nRUN ls|]\n\n# about b\n[|FROM \\\n  b|]\nFROM c\n');
});

test('folds instructions of several lines, FROM by its stage', () => {
  assertFolds('instruction', 'FROM \\\n  a\n[|RUN ls \\\n  # why\n  -l|]\nRUN ls\n[|COPY <<EOF /a\nx\nEOF|]\n');
});

test('folds the bodies of heredocs', () => {
  assertFolds(
    'heredoc',
    'FROM a\nRUN <<ONE cat <<TWO\n[|a\nb|]\n\nONE\nsingle\nTWO\nRUN <<E\nE\nRUN <<E\n[|open\nend|]\n',
  );
});

test('folds comments in successive lines, also inside an instruction', () => {
  assertFolds('comment', '[|# a\n# b\n  # c|]\n\n# d\nFROM a\n# e\n\n# f\nRUN ls \\\n  [|# g\n  # h|]\n  -l\n');
});
