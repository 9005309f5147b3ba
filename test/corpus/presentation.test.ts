import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { documentLinks, sourcePaths } from '../../server/src/features/presentation/document-links.ts';
import { inlayHints } from '../../server/src/features/presentation/inlay-hints.ts';
import { selectionRanges } from '../../server/src/features/presentation/selection-ranges.ts';
import { semanticTokens } from '../../server/src/features/presentation/tokens/semantic-tokens.ts';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { Lines } from '../../server/src/text/lines.ts';
import { NO_WORKSPACE } from '../../server/src/workspace/workspace.ts';
import { shownTokens } from '../support/semantic-tokens.ts';
import { jsonLines, needsShared, sharedPath } from '../support/shared.ts';

const corpus = () =>
  jsonLines<{ readonly file: string }>(sharedPath('corpus/index.jsonl')).map(({ file }) => ({
    file,
    text: readFileSync(sharedPath('corpus/files', file), 'utf8'),
  }));

test('the tokens of every file stand in order, each in its line', (t) => {
  if (!needsShared(t)) return;
  for (const { text } of corpus()) {
    shownTokens(text, semanticTokens(readDockerfile(text), new Lines(text), 'all'));
  }
});

test('every file has its links, hints and selections', (t) => {
  if (!needsShared(t)) return;
  for (const { file, text } of corpus()) {
    const dockerfile = readDockerfile(text);
    const paths = new Set(sourcePaths(dockerfile).map(({ path }) => path));
    const links = documentLinks(dockerfile, NO_WORKSPACE, paths).map(({ range }) => text.slice(range.start, range.end));
    assert.ok(!links.some((link) => link.includes('$')), file);
    const wanted = { resolvedBase: true, stageNames: true, argValues: true };
    inlayHints(dockerfile, NO_WORKSPACE, { start: 0, end: text.length }, wanted);
    for (let offset = 0; offset <= text.length; offset += 97) {
      const ranges = selectionRanges(dockerfile, offset);
      for (const [i, { start, end }] of ranges.entries()) {
        const outer = ranges[i + 1] ?? { start: 0, end: text.length + 1 };
        assert.ok(start <= offset && offset <= end && outer.start <= start && end <= outer.end, file);
      }
    }
  }
});
