import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rootOf, shownPath } from './shown-path.ts';

test('a file lies in the innermost of the folders around it, and not in one whose name only begins like its folder', () => {
  const roots = ['file:///a/app', 'file:///a/app/my%20lib/', 'file:///a/app-two'];
  const all = [
    ['file:///a/app/x/Dockerfile', 'x/Dockerfile'],
    ['file:///a/app/my lib/Dockerfile', 'Dockerfile'],
    ['file:///a/app-two/x/Dockerfile', 'x/Dockerfile'],
    ['file:///a/apple/x/Dockerfile', 'Dockerfile'],
  ] as const;
  assert.deepEqual(
    all.map(([uri]) => shownPath(roots, uri)),
    all.map(([, path]) => path),
  );
  assert.deepEqual(
    all.map(([uri]) => rootOf(roots, uri)),
    [...roots, undefined],
  );
});
