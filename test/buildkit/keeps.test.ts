import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { applyEdits, type Edit, insert, replace } from '../../server/src/text/edit.ts';
import { lost } from './keeps.ts';

/** What is lost when the first occurrence of a text is replaced. */
function lostBy(text: string, old: string, newText: string): string[] {
  const start = text.indexOf(old);
  return lostTo(text, [replace({ start, end: start + old.length }, newText)]);
}

const lostTo = (text: string, edits: readonly Edit[]) =>
  lost(readDockerfile(text), readDockerfile(applyEdits(text, edits)), edits);

const FILE = `# note
FROM a AS b
RUN <<EOF
body
EOF
COPY --link --chown=1 \\
  # inside
  x /y
CMD ["z"]
`;

test('edits that keep all the rest lose nothing', () => {
  assert.deepEqual(lostBy(FILE, 'a AS b', 'a AS c'), []);
  assert.deepEqual(lostBy(FILE, ' --link', ''), []);
  assert.deepEqual(lostBy(FILE, 'CMD ["z"]\n', ''), []);
  assert.deepEqual(lostTo(FILE, [insert(FILE.indexOf('RUN'), 'USER 1\n')]), []);
  assert.deepEqual(lostBy(FILE, '--link', '--parents'), []);
  const open = 'FROM a\nRUN <<EOF\nbody\n';
  assert.deepEqual(lostTo(open, [insert(open.length, 'EOF\n')]), []);
});

test('what an edit loses is named', () => {
  assert.deepEqual(lostBy(FILE, '# note\n', ''), ['a comment']);
  assert.deepEqual(lostBy(FILE, '  # inside\n', ''), ['a comment']);
  assert.deepEqual(lostBy(FILE, '["z"]', 'z'), ['the JSON form']);
  assert.deepEqual(lostBy(FILE, '--link', 'link'), ['a flag']);
  assert.deepEqual(lostBy(FILE, '\\\n  # inside\n  x', 'x'), ['a comment', 'a continued line']);
  assert.deepEqual(lostBy(FILE, '# note', '# escape=`\n# note'), [
    'the escape character',
    'an instruction, which is none now',
    'an instruction beside it',
  ]);
  assert.deepEqual(lostBy(FILE, 'FROM a AS b', 'FROM a AS b \\'), [
    'a heredoc body',
    'an instruction, which is none now',
    'an instruction beside it',
  ]);
  assert.deepEqual(lostBy(FILE, 'RUN <<EOF', 'RUN <<END').slice(0, 2), ['a comment', 'a heredoc body']);
  assert.deepEqual(lostBy('FROM a\r\nUSER 1\r\n', 'USER 1', 'USER 2\nUSER 3'), ['line ends']);
});
