import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { blank } from '../../server/src/shell/blank.ts';
import { parseOptions } from '../../server/src/shell/options.ts';
import { read } from '../../server/src/shell/read.ts';
import { readScript, type Script } from '../../server/src/shell/script.ts';
import { assertLinear } from '../support/linear.ts';

function check(text: string, script: Script): void {
  const ranges = [
    ...script.commands.flatMap(({ range, name, args }) => [range, name.range, ...args.map((word) => word.range)]),
    ...script.links.map(({ range }) => range),
    ...script.variables.map(({ range }) => range),
  ];
  for (const { start, end } of ranges)
    assert.ok(0 <= start && start <= end && end <= text.length, JSON.stringify(text));
  for (const { args } of script.commands) parseOptions(args, new Set(['-a']));
}

const pieces =
  'a|b|-x|=|$A|${B:-|}|$(|`|(|)|{|"|\'|\\|&&|| |;|&|<|>|<<E|E|#|!|*|[[|]]|if|then|fi|for|in|do|done|case|esac|sh -c |time |xargs |\n|\r|\u{1f600}|\uffff|\ufffe';
const character = fc.integer({ max: 0xffff }).map((code) => String.fromCharCode(code % 3 ? code % 128 : code));
const shellLike = fc.array(
  fc.oneof(fc.constantFrom(' ', '\n', '|', ...pieces.split('|')), fc.string({ unit: character, maxLength: 3 })),
  { maxLength: 40 },
);

test('any text is read, with ranges that lie within it', () => {
  const text = fc.oneof(
    shellLike.map((all) => all.join('')),
    fc.string({ unit: character, maxLength: 60 }),
  );
  fc.assert(
    fc.property(text, fc.nat(100), (source, at) => {
      check(source, read(source));
      const blanked = blank(source, '\\', at % (source.length + 1));
      check(blanked, read(blanked));
    }),
    { numRuns: 400 },
  );
});

test('deep nesting ends in an incomplete script', () => {
  const openers = [
    '$(',
    '"$(',
    '(',
    '{ ',
    'if ',
    '${a:-',
    '$((',
    '"${a:-',
    '<(',
    'case a in a) ',
    'f() { ',
    '[[ ( ',
    '@(){',
  ];
  for (const opener of openers)
    assert.equal(read(`x; ${opener.repeat(opener === '$(' ? 2000 : 300)}`).complete, false, opener);
  assert.equal(read(`${'$(a '.repeat(8)}${')'.repeat(8)}`).commands.length, 9);
});

test('long scripts are read in a time that grows with their length', () => {
  const pieces = [
    'a && ',
    'a; ',
    'a | ',
    'echo "$(b)" ',
    "sh -c 'a'; ",
    'a \\\r\n # c\r\n\r\n',
    '$A ',
    'sudo ',
    '`',
    '# `',
    '((',
    "'\\\n",
    '<<A ',
  ];
  for (const piece of pieces) {
    const text = (length: number) => piece.repeat(length / piece.length);
    assertLinear(piece, piece === 'a && ' ? 2500 : 1000, text, (made) => read(blank(made, '\\', made.length)));
  }
});

test('a megabyte is read', () => {
  const text = `echo ${'x'.repeat(2000)} && \\\n`.repeat(500);
  assert.equal(readScript(`${text}echo`).commands.length, 501);
});

test('what was read before is not read again', () => {
  const text = 'echo remembered';
  const script = readScript(text);
  assert.equal(readScript(text.slice(0, 5) + text.slice(5)), script);
  for (let i = 0; i < 2100; i++) readScript(`echo ${i}`);
  assert.notEqual(readScript(text), script);
  assert.deepEqual(readScript(text), script);
});
