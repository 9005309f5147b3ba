import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { KINDS, mutants, mutate } from './mutants.ts';
import { Random } from './random.ts';

const FILE = 'FROM a AS b\nCOPY --link --chown=1 x /y\n\nFROM c\nRUN d\n';

/** All that a kind of change makes of a text. */
const all = (text: string, kind: string) =>
  [...new Set(Array.from({ length: 200 }, (_, seed) => mutate(text, kind, new Random(seed))))].sort();

test('the numbers are the same everywhere', () => {
  const random = new Random(7);
  assert.deepEqual(
    Array.from({ length: 6 }, () => random.below(1000)),
    [532, 690, 334, 430, 375, 388],
  );
});

test('a word, flag, line or block is deleted, doubled, swapped with the next, or re-cased', () => {
  assert.deepEqual(all('RUN a b\n', 'word delete'), [' a b\n', 'RUN  b\n', 'RUN a \n']);
  assert.deepEqual(all('RUN a\n', 'word double'), ['RUN RUN a\n', 'RUN a a\n']);
  assert.deepEqual(all('RUN a\n', 'word case'), ['RUN A\n', 'run a\n']);
  assert.deepEqual(all('COPY --a --b c\n', 'flag swap'), ['COPY --a --b c\n', 'COPY --b --a c\n']);
  assert.deepEqual(all('A\nB\nC\n', 'line swap'), ['A\nB\nC\n', 'A\nC\nB\n', 'B\nA\nC\n']);
  assert.deepEqual(all('A\nB\n', 'line delete'), ['A\n', 'B\n']);
  assert.deepEqual(all(FILE, 'block delete'), ['\nFROM c\nRUN d\n', 'FROM a AS b\nCOPY --link --chown=1 x /y\n\n']);
});

test('line ends change, and a line is continued with the escape character of the file', () => {
  assert.deepEqual(all('A\nB\n', 'CRLF'), ['A\r\nB\r\n']);
  assert.deepEqual(all('A\r\nB\r\n', 'CRLF'), ['A\nB\n']);
  assert.deepEqual(all('RUN a\n', 'continued'), ['RUN \\\n  a\n']);
  const [, line] = all('# escape=`\r\nRUN a\r\n', 'continued');
  assert.equal(line, '# escape=`\r\nRUN `\r\n  a\r\n');
});

test('a token is set at an edge of a word, or inside it', () => {
  const places = (kind: string) => new Set(all('ab c\n', kind).filter((text) => text.includes('$')));
  assert.deepEqual([...places('token at an edge')], ['$ab c\n', 'ab $c\n', 'ab c$\n', 'ab$ c\n']);
  assert.ok(places('token inside').has('a$b c\n'));
});

test('what holds nothing of a kind stays as it is', () => {
  for (const kind of KINDS) assert.equal(mutate('', kind, new Random(1)), '', kind);
});

test('a seed makes as many different texts as asked for, the same each time', () => {
  const made = mutants([FILE, 'FROM x\n'], 300, new Random(1));
  assert.equal(new Set([...made, FILE]).size, 301);
  assert.deepEqual(mutants([FILE, 'FROM x\n'], 300, new Random(1)), made);
  assert.notDeepEqual(mutants([FILE, 'FROM x\n'], 300, new Random(2)), made);
  assert.equal(createHash('sha256').update(made.join('\0')).digest('hex').slice(0, 12), 'ff16ed337969');
});
