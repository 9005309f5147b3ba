import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { blank } from './blank.ts';
import { readScript } from './script.ts';

const head = (text: string, escape = '\\') => blank(text, escape, text.length);
const words = (text: string) =>
  readScript(text).commands.map(({ name, args }) => [name, ...args].map((word) => word.value ?? `?${word.text}`));

/** The line a shell gets from BuildKit. */
function joined(text: string): string {
  let line = '';
  let first = true;
  for (const part of text.replaceAll('\r\n', '\n').split('\n')) {
    if (!first && /^\s*(#|$)/.test(part)) continue;
    first = false;
    line += part.replace(/([^\\])\\[ \t]*$|^\\[ \t]*$/, '$1');
  }
  return line;
}

test('text without line breaks stays', () => {
  assert.equal(head('apt-get update && echo "a # b"'), 'apt-get update && echo "a # b"');
  assert.equal(head(''), '');
});

test('a continuation that a shell understands stays', () => {
  assert.equal(head('a && \\\n  b'), 'a && \\\n  b');
  assert.equal(head('fo\\\no'), 'fo\\\no');
});

test('blanks and carriage returns behind the escape character go before it', () => {
  assert.equal(head('a && \\ \t\n  b'), 'a &&   \\\n  b');
  assert.equal(head('a && \\\r\n  b'), 'a &&  \\\n  b');
});

test('comment lines and empty lines within continuations disappear', () => {
  assert.equal(head('a && \\\n# it\'s "\n b'), 'a && \\\n       \\\n b');
  assert.equal(head('a && \\\n\n\n b'), 'a && \\\n   b');
  assert.equal(head('a && \\\r\n  # c\r\n\r\n b'), 'a &&  \\\n     \\\n\\\n b');
  assert.deepEqual(words(head("a && \\\n  # don't\n\n  # do\n b")), [['a'], ['b']]);
});

test('the escape character may be a backtick', () => {
  assert.equal(head('a && `\n  b \\', '`'), 'a && \\\n  b \\');
});

test('an escape character at the end of the file is dropped', () => {
  assert.equal(head('a \\'), 'a  ');
  assert.equal(head('a \\\n'), 'a   ');
  assert.equal(head('a \\\n# c'), 'a      ');
});

test('a word goes on across lines however they end', () => {
  for (const text of ['fo\\\no x', 'fo\\\r\no x', 'fo\\ \no x', 'fo\\\n# c\n\no x', 'fo\\\n\\\n\\\no x']) {
    assert.deepEqual(words(head(text)), [['foo', 'x']], text);
    const [command] = readScript(head(text)).commands;
    assert.equal(command?.name.range.end, text.indexOf(' x'), text);
  }
});

test('quoted text goes on across lines however they end', () => {
  for (const quote of ["'", '"']) {
    for (const end of ['\\\n', '\\\r\n', '\\  \n', '\\\n# c\n', '\\\n\n']) {
      const text = `echo ${quote}a ${end}  b${quote} c`;
      assert.deepEqual(words(head(text)), [['echo', 'a   b', 'c']], JSON.stringify(text));
    }
  }
});

test('what is substituted within double quotes is not quoted', () => {
  assert.deepEqual(words(head('echo "$(a \\\r\n b)" c')), [
    ['echo', '?"$(a  \\\n b)"', 'c'],
    ['a', 'b'],
  ]);
});

test('a shell comment swallows the lines that are joined to it', () => {
  assert.deepEqual(words(head('a # note \\\n && b')), [['a']]);
  assert.deepEqual(words(head('a x#y ${#z} \\\n && b')), [['a', 'x#y', '?${#z}'], ['b']]);
});

test('heredoc bodies are left alone', () => {
  const text = 'cat <<EOF \\\n > /x\na \\ \n# b\n\nEOF\n';
  const end = text.indexOf('a \\');
  assert.equal(blank(text, '\\', end), text);
  const [command] = readScript(blank(text, '\\', end)).commands;
  assert.equal(command?.redirects.length, 2);
});

test('heredocs with carriage returns are closed all the same', () => {
  const lines = 'bash <<A && cat <<-"B"\na \\\n b\nc\nA\n x\n\tB\n';
  const text = lines.replaceAll('\n', '\r\n');
  const script = readScript(blank(text, '\\', text.indexOf('a ')));
  assert.equal(script.complete, true);
  assert.deepEqual(
    script.commands.map(({ name, args }) => [name.value, ...args.map(({ value }) => value)]),
    [['bash'], ['a', 'b'], ['c'], ['cat']],
  );
  for (const { name } of script.commands) assert.equal(text.slice(name.range.start, name.range.end), name.text);
});

const piece = fc.constantFrom(
  'apt-get',
  'a',
  '-y',
  '"',
  "'",
  ' ',
  ' && ',
  ' ; ',
  ' | ',
  '$X',
  '# c',
  '\\"',
  '$(',
  ')',
  '`',
  ' x=1',
  ' >f',
);
const breaks = fc.constantFrom(
  '\\\n',
  ' \\\n  ',
  '\\ \t\n',
  " \\\n# it's\n",
  '\\\n\n',
  ' \\\n\n  # "\n \t',
  '\\\n\\\n',
);
const text = fc.array(fc.oneof({ weight: 3, arbitrary: piece }, { weight: 1, arbitrary: breaks }), { maxLength: 25 });

const character = fc.constantFrom(...'\\\n\r\t #a"\'`$();<\u00e9\ud83d');

test('neither the length nor any other character changes', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        text.map((pieces) => pieces.join('')),
        fc.string({ unit: character }),
      ),
      fc.nat(),
      (source, at) => {
        const headEnd = at % (source.length + 1);
        const result = blank(source, '\\', headEnd);
        assert.equal(result.length, source.length);
        const lines = source.split('\n');
        let start = 0;
        for (const line of lines) {
          const content = /^\s*(#|$)/.test(line) ? '' : line.replace(/\\?[ \t]*\r*$/, '');
          if (start + line.length <= headEnd) assert.equal(result.slice(start, start + content.length), content);
          start += line.length + 1;
        }
      },
    ),
  );
});

test('lines ending in LF and CRLF are read alike, and as BuildKit joins them', () => {
  fc.assert(
    fc.property(text, (pieces) => {
      const source = `echo ${pieces.join('')}.`;
      const windows = source.replaceAll('\n', '\r\n');
      const oracle = readScript(joined(source));
      fc.pre(oracle.complete);
      const programs = readScript(joined(source)).commands.map(({ args }) => args.map(({ value }) => value));
      for (const variant of [source, windows]) {
        const commands = readScript(head(variant)).commands;
        assert.deepEqual(
          commands.map(({ args }) => args.map(({ value }) => value)),
          programs,
          JSON.stringify(variant),
        );
      }
    }),
    { numRuns: 300 },
  );
});
