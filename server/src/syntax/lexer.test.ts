import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LexError } from './lexed.ts';
import { lex } from './lexer.ts';

const SET: Readonly<Record<string, string>> = { A: 'one', E: '', P: '/usr/local/bin/x.tar.gz' };
const expand = (text: string, mark = '\\') => lex(text, { escape: mark }, (name) => SET[name]).result;

describe('lex', () => {
  test('in a heredoc, quotes are characters like any other', () => {
    const { result, references } = lex("'$A' \"$A", { escape: '\\', plainQuotes: true }, (name) => SET[name]);
    assert.equal(result, "'one' \"one");
    assert.equal(references.length, 2);
  });

  const cases: readonly (readonly [string, string])[] = [
    ['$A-${A}', 'one-one'],
    ['$U|${U}|', '||'],
    ['${U:-d}${U-d}${E:-d}${E-d}', 'ddd'],
    ['${A:+y}${U:+y}${E+y}', 'yy'],
    ['${U:-${A}}', 'one'],
    ['${U:-${E:-deep}}', 'deep'],
    ['\'$A\'\\$A"$A"', '$A$Aone'],
    ['"a\\"b\\c"', 'a"b\\c'],
    ['${P#*/}', 'usr/local/bin/x.tar.gz'],
    ['${P##*/}', 'x.tar.gz'],
    ['${P%.*}', '/usr/local/bin/x.tar'],
    ['${P%%.*}', '/usr/local/bin/x'],
    ['${P/local/}', '/usr//bin/x.tar.gz'],
    ['${P//\\//_}', '_usr_local_bin_x.tar.gz'],
    ['$', '$'],
    ['a$/b', 'a$/b'],
  ];
  for (const [text, result] of cases) test(`expands ${text}`, () => assert.equal(expand(text), result));

  for (const text of ['${', '${}', '${:x}', '${A', '${A:=x}', '${A^^}', '${A@Q}', "'a", '"a', '${U:?}', '${U?no}']) {
    test(`refuses ${text}`, () => assert.throws(() => expand(text), LexError));
  }

  test('the escape character is the file’s own', () => assert.equal(expand('`$A\\x', '`'), '$A\\x'));

  test('a byte-order mark in front is dropped, and the places stay', () => {
    assert.equal(expand('\ufeff$A\ufeff'), 'one\ufeff');
    assert.equal(lex('\ufeff$A', { escape: '\\' }).references[0]!.start, 1);
  });

  test('references are found with their places, in the order of the text', () => {
    const text = 'x$A"${B:-$C}"\'$D\'';
    assert.deepEqual(
      lex(text, { escape: '\\' }).references.map(({ name, start, end, modifier }) => [
        name,
        text.slice(start, end),
        modifier,
      ]),
      [
        ['A', '$A', undefined],
        ['B', '${B:-$C}', ':-'],
        ['C', '$C', undefined],
      ],
    );
  });

  test('words are split behind expansion, not inside quotes', () => {
    const words = lex('a "b c" $X', { escape: '\\' }, () => 'd e').words;
    assert.deepEqual(
      words.map((word) => word.value),
      ['a', 'b c', 'd', 'e'],
    );
  });
});
