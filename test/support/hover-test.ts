import assert from 'node:assert/strict';
import { hover } from '../../server/src/features/hover/hover.ts';
import { plaintext } from '../../server/src/features/markup.ts';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { NO_WORKSPACE } from '../../server/src/workspace/workspace.ts';
import { mark, unmark } from './fixture.ts';

/**
 * Asks for the hover at `^`: it has to be about what stands between the marks, and to say what is expected. Without an expectation there
 * must be none.
 */
export function assertHover(marked: string, expected?: RegExp | string, markup = plaintext, workspace = NO_WORKSPACE) {
  const [before = '', behind = ''] = marked.split('^');
  const { text } = unmark(before + behind);
  const found = hover(readDockerfile(text), workspace, before.replace(/\[\||\|\]/g, '').length, markup);
  assert.equal(mark(text, found ? [found.range] : []), before + behind);
  if (expected instanceof RegExp) assert.match(found?.text ?? '', expected);
  else assert.equal(found?.text, expected);
}
