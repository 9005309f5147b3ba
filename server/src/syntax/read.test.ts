import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { assertLinear } from '../../../test/support/linear.ts';
import type { Range } from '../text/range.ts';
import { read } from './read.ts';

const shape = (text: string) =>
  read(text).instructions.map(({ keyword, words, pairs, flags }) =>
    [
      keyword.text,
      ...flags.map((flag) => `--${flag.name.text}${flag.value ? `=${flag.value.text}` : ''}`),
      ...words.map((word) => word.text),
      ...pairs.map(({ name, value }) => (value ? `${name.text}=${value.text}` : name.text)),
    ].join('|'),
  );

// Each line: a name, the text, and what BuildKit makes of it.
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a heredoc with a blank behind <<',
    'RUN cat << EOF > /x\nFROM fake\nEOF\nFROM b',
    ['RUN|cat << EOF > /x', 'FROM|b'],
  ],
  ['a heredoc on another descriptor', 'RUN sh 3<<EOF\nFROM fake\nEOF\nUSER x', ['RUN|sh 3<<EOF', 'USER|x']],
  ['<< inside quotes', 'RUN echo "a <<EOF b"\nFROM b AS two', ['RUN|echo "a <<EOF b"', 'FROM|b|AS|two']],
  ['<<A<<B, which is none', 'RUN cat <<A<<B\nUSER x', ['RUN|cat <<A<<B', 'USER|x']],
  ['a delimiter quoted in part', 'RUN <<E"O"F\nx\nEOF\nUSER x', ['RUN|<<E"O"F', 'USER|x']],
  ['a delimiter with a blank', 'RUN <<"E O"\nx\nE O\nUSER x', ['RUN|<<"E O"', 'USER|x']],
  ['a heredoc line that ends in a backslash', 'RUN <<EOF\necho a \\\nEOF\nUSER x', ['RUN|<<EOF', 'USER|x']],
  ['a COPY heredoc, whose body is no argument', 'COPY <<EOF /a.txt\nhello $X\nEOF\n', ['COPY|<<EOF|/a.txt']],
  ['two heredocs', 'COPY <<A <<-B /d/\na\nA\nb\n\t\tB\nUSER x', ['COPY|<<A|<<-B|/d/', 'USER|x']],
  [
    'a heredoc beside a variable with an odd modifier',
    'RUN a <<EOF ${env:X}\nUSER y\nEOF\nUSER x',
    ['RUN|a <<EOF ${env:X}', 'USER|x'],
  ],
  ['<< with an open quote in COPY, which is a file', "COPY <<a'b /x\nUSER x", ["COPY|<<a'b|/x", 'USER|x']],
  ['<< in CMD, which is shell text', 'CMD cat <<EOF\nUSER x', ['CMD|cat <<EOF', 'USER|x']],
  ['an open quote, with which nothing is a heredoc', "RUN echo it's <<EOF\nUSER x", ["RUN|echo it's <<EOF", 'USER|x']],
  ['a heredoc of ONBUILD', 'ONBUILD RUN <<EOF\nUSER y\nEOF\nUSER x', ['ONBUILD', 'USER|x']],
  [
    'an unknown directive, which ends directives',
    '# unknown=1\n# escape=`\nRUN a `\nRUN b \\\n c',
    ['RUN|a `', 'RUN|b  c'],
  ],
  ['another escape character', '# escape=`\nRUN a `\n  b\nCOPY c:\\ d:\\\n', ['RUN|a   b', 'COPY|c:\\|d:\\']],
  ['several flags', 'COPY --from=b --chown=1 --link a /b', ['COPY|--from=b|--chown=1|--link|a|/b']],
  ['a quoted flag value', 'COPY --from="b" a /b', ['COPY|--from=b|a|/b']],
  [
    'a flag value with a blank',
    'RUN --mount=type=bind,source="my dir",target=/x ls',
    ['RUN|--mount=type=bind,source=my dir,target=/x|ls'],
  ],
  ['two dashes alone, which end the flags', 'COPY -- --x /y', ['COPY|--x|/y']],
  ['JSON form', 'COPY ["a b","c d/"]\nCMD [ "a\\u0041", "\\"" ]', ['COPY|a b|c d/', 'CMD|aA|"']],
  [
    'what only looks like JSON',
    'RUN [ "x" ] && y\nCMD [\'a\']\nCMD ["a",]',
    ['RUN|[ "x" ] && y', "CMD|['a']", 'CMD|["a",]'],
  ],
  ['pairs', 'ENV A=1 B="x y" C=a\\ b\nLABEL "k v"=2', ['ENV|A=1|B="x y"|C=a\\ b', 'LABEL|"k v"=2']],
  ['an escape character at the end of pairs', 'ENV A=b\\\\\nENV A=1 \\ \\\n', ['ENV|A=b\\\\', 'ENV|A=1']],
  ['the old form of ENV', 'ENV A b c=d\n', ['ENV|A=b c=d']],
  ['ARG with several names', 'ARG A B=2\n', ['ARG|A|B=2']],
  ['comments and empty lines in a continuation', 'RUN a \\\n  # note\n\n  && b\nUSER x', ['RUN|a   && b', 'USER|x']],
  ['blanks behind the escape character', 'RUN a \\ \t\n b\nUSER x', ['RUN|a  b', 'USER|x']],
  ['two escape characters, which do not continue', 'RUN a \\\\\nUSER x', ['RUN|a \\\\', 'USER|x']],
  ['a word that is split over lines', 'FR\\\nOM al\\\npine', ['FROM|alpine']],
  [
    'CRLF and a BOM',
    '\ufeffFROM a \\\r\n  AS b\r\nRUN <<E\r\nx\r\nE\r\nUSER x\r\n',
    ['FROM|a|AS|b', 'RUN|<<E', 'USER|x'],
  ],
  ['an instruction without arguments', 'FROM\nRUN\n', ['FROM', 'RUN']],
  [
    'HEALTHCHECK',
    'HEALTHCHECK --retries=3 CMD curl  x\nHEALTHCHECK CMD ["a","b"]',
    ['HEALTHCHECK|--retries=3|CMD|curl  x', 'HEALTHCHECK|CMD|a|b'],
  ],
  ['an unknown instruction', 'FROMM a b\n', ['FROMM|a|b']],
  [
    'white space of any kind at the ends of the arguments',
    'FROM \u00a0a AS b\u00a0\nVOLUME /b \u0085\nHEALTHCHECK NONE\u3000\nADD x \u00a0\nRUN --network=none\u00a0\nENV \u00a0A=1\n',
    ['FROM|a|AS|b', 'VOLUME|/b', 'HEALTHCHECK|NONE', 'ADD|x', 'RUN|--network=none', 'ENV|A=1'],
  ],
  [
    'flags byte by byte',
    'COPY --exclude=\u00e9 --exclude=voil\u00e0.txt x /b\nRUN --network=none\u00a0ls\nCOPY --from=\u52a0\u8f09 "--chown=\u00e0"\n',
    [
      'COPY|--exclude=\u00c3\u00a9|--exclude=voil\u00c3|.txt|x|/b',
      'RUN|--network=none\u00c2|ls',
      'COPY|--from=\u00e5\u008a|\u8f09|"--chown=\u00e0"',
    ],
  ],
  ['a quoted flag byte by byte', 'COPY --a="\u00e0 b" c /d', ['COPY|--a=\u00c3\u00a0 b|c|/d']],
  // U+2150 is E2 85 90: what is left of it begins a word.
  ['a flag that ends within a character', 'COPY --a=b\u2150c d', ['COPY|--a=b\u00e2|\u2150c|d']],
];

describe('read', () => {
  for (const [name, text, expected] of CASES) test(`reads ${name}`, () => assert.deepEqual(shape(text), expected));

  test('places are those of the source, across continuations', () => {
    const text = 'FROM a\nCOPY --from=b\\\nc \\\n  # note\n  --chown=1 \\\n  x /y\n';
    const copy = read(text).instructions[1]!;
    const at = ({ start, end }: Range) => text.slice(start, end);
    assert.equal(at(copy.flag('from')!.value!.range), 'b\\\nc');
    assert.equal(copy.flag('from')!.value!.text, 'bc');
    assert.equal(at(copy.flag('chown')!.range), '--chown=1');
    assert.deepEqual(
      copy.words.map((word) => at(word.range)),
      ['x', '/y'],
    );
    assert.deepEqual(copy.comments.map(at), ['# note']);
  });

  test('a reading is the same wherever the text stands', () => {
    const alone = read('COPY --from=b --link ["x y", "/z"]').instructions[0]!;
    const below = read('FROM a\n\nCOPY --from=b --link ["x y", "/z"]').instructions[1]!;
    assert.deepEqual(
      below.words.map(({ range, text }) => [range.start - 8, range.end - 8, text]),
      alone.words.map(({ range, text }) => [range.start, range.end, text]),
    );
    assert.equal(below.flags[0]!.value!.range.start, alone.flags[0]!.value!.range.start + 8);
  });

  test('mount options have their places', () => {
    const text = 'RUN --mount=type=cache,"target=/a b",sharing=locked,from=x,readonly ls';
    const mount = read(text).instructions[0]!.mounts[0]!.mount!;
    assert.equal(mount.type, 'cache');
    assert.deepEqual(
      mount.fields.map(({ range, key, value }) => [text.slice(range.start, range.end), key.text, value?.text]),
      [
        ['type=cache', 'type', 'cache'],
        ['target=/a b', 'target', '/a b'],
        ['sharing=locked', 'sharing', 'locked'],
        ['from=x', 'from', 'x'],
        ['readonly', 'readonly', undefined],
      ],
    );
  });

  test('heredocs know their body, their end, and whether they are expanded', () => {
    const text = "RUN <<-EOF cat <<'X'\n\ta\n\tEOF\nb\nX\nCOPY <<Y /y\nopen";
    const [run, copy] = read(text).instructions;
    assert.deepEqual(
      run!.heredocs.map(({ delimiter, chomp, expand, body, terminator }) => [
        delimiter,
        chomp,
        expand,
        text.slice(body.start, body.end),
        terminator && text.slice(terminator.start, terminator.end),
      ]),
      [
        ['EOF', true, true, '\ta\n', 'EOF'],
        ['X', false, false, 'b\n', 'X'],
      ],
    );
    assert.equal(copy!.heredocs[0]!.terminator, undefined);
  });

  test('directives: names, values, repetition, and where they end', () => {
    const found = read('# syntax = docker/dockerfile:1 \n#ESCAPE=`\n# escape=\\\n\n# check=skip=all\n');
    assert.deepEqual(
      found.directives.map(({ name, value, repeated }) => [name.text, value.text, repeated]),
      [
        ['syntax', 'docker/dockerfile:1', false],
        ['escape', '`', false],
        ['escape', '\\', true],
      ],
    );
    assert.equal(found.escape, '`');
  });

  test('a blank is the value of a directive that has no other', () => {
    const text = '# escape= \nFROM a\n';
    const [found] = read(text).directives;
    assert.deepEqual([found!.value.text, text.slice(found!.range.start, found!.range.end)], [' ', '# escape= ']);
  });

  test('behind a `#!` line, syntax and check count, escape does not', () => {
    const found = read('#!/usr/bin/env docker\n# syntax=a\n# escape=`\n# check=skip=all\n# escape=`\n');
    assert.deepEqual(
      found.directives.map(({ name, repeated }) => [name.text, repeated]),
      [
        ['syntax', false],
        ['escape', false],
        ['check', false],
        ['escape', false],
      ],
    );
    assert.equal(found.escape, '\\');
  });

  test('words of ENV and LABEL that are no pairs are kept apart', () => {
    const text = 'ENV A=1 b C= d "e f"\nLABEL a b=c\n';
    const [env, label] = read(text).instructions;
    assert.deepEqual(
      env!.strays.map((word) => [word.text, text.slice(word.range.start, word.range.end)]),
      [
        ['b', 'b'],
        ['d', 'd'],
        ['"e f"', '"e f"'],
      ],
    );
    assert.deepEqual(label!.strays, []);
  });

  test('mount options may be quoted, and may be empty or unreadable', () => {
    const shown = (value: string) => {
      const text = `RUN --mount=${value} ls`;
      const { fields, malformed } = read(text).instructions[0]!.mounts[0]!.mount!;
      const bad = malformed && text.slice(malformed.start, malformed.end);
      return [...fields.map(({ key, value }) => `${key.text}=${value?.text}`), ...(bad === undefined ? [] : [bad])];
    };
    assert.deepEqual(shown('\\"source=a,b\\",target=/x'), ['source=a,b', 'target=/x']);
    assert.deepEqual(shown('\\"id=a\\"\\"b\\"'), ['id=a"b']);
    assert.deepEqual(shown('type=ssh,,'), ['type=ssh', '=undefined', '=undefined']);
    assert.deepEqual(shown(''), []);
    assert.deepEqual(shown('id=a\\"b'), ['"b']);
    assert.deepEqual(shown('ro,\\"id=a'), ['ro=undefined', '"id=a']);
  });

  test('any text is read without a throw, and every place lies in it', () => {
    const line = fc.oneof(
      fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes)),
      fc.constantFrom(
        'FROM a AS b',
        'RUN <<EOF',
        'EOF',
        'COPY --from="x',
        'ENV a=b\\',
        '# x',
        '\\',
        'RUN --mount=,=,a',
        '[ "',
        '\r',
        '${',
      ),
    );
    const text = fc
      .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n', '\\\n', '\r'))
      .map(([lines, end]) => lines.join(end));
    fc.assert(
      fc.property(text, (source) => {
        for (const instruction of read(source).instructions) {
          const places = [instruction.range, instruction.keyword.range, ...instruction.words.map(({ range }) => range)];
          for (const flag of instruction.flags) {
            places.push(flag.range, flag.name.range);
            if (flag.value) places.push(flag.value.range);
            for (const field of flag.mount?.fields ?? []) places.push(field.range, field.key.range);
          }
          for (const pair of instruction.pairs) places.push(pair.range, pair.name.range);
          for (const heredoc of instruction.heredocs) places.push(heredoc.range, heredoc.body);
          for (const { start, end } of places) assert.ok(0 <= start && start <= end && end <= source.length);
        }
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test('ONBUILD within ONBUILD is read however deep', () => {
    assert.equal(read(`${'ONBUILD '.repeat(5_000)}RUN x`).instructions.length, 1);
  });

  test('a very long line is read', () => {
    const line = (n: number) => `RUN echo ${'x'.repeat(n)} <<EOF\nb\nEOF\n`;
    assertLinear('a line', 12_500, line, (text) => assert.equal(read(text).instructions[0]!.heredocs.length, 1));
  });
});
