import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writtenNameAt } from './ignore-completion.ts';

test('a name is found with the folder in front of it', () => {
  const at = (marked: string) => {
    const offset = marked.indexOf('^');
    const text = marked.replace('^', '');
    const found = writtenNameAt(text, offset);
    return found && [found.folder, text.slice(found.range.start, found.range.end)];
  };
  assert.deepEqual(at('a\n^'), ['', '']);
  assert.deepEqual(at('\ufeffno^de/x\r\n'), ['', 'node']);
  assert.deepEqual(at('a\r\n ! /src/./^\r\nb'), ['src/./', '']);
  assert.deepEqual(at('src/lib/a b^c d'), ['src/lib/', 'a bc']);
  assert.equal(at('# ^a'), undefined);
  assert.equal(at('\ufeff^# a'), undefined);
  assert.equal(at('a # ^b'), undefined);
  assert.equal(at('**/^'), undefined);
  assert.equal(at('../^'), undefined);
});
