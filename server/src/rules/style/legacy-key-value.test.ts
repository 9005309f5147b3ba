import { testRule } from '../../../../test/support/rule-test.ts';
import { legacyKeyValue } from './legacy-key-value.ts';

/** One ENV in the old form, and in the new. */
const old = (name: string, before: string, after: string | undefined) => ({
  name,
  text: `FROM a:1\nENV [|K ${before}|]\n`,
  problems: [
    {
      message: 'Write "K=…" instead of the old form with a blank.',
      fixes:
        after === undefined
          ? []
          : [{ title: 'Write "K=…"', after: `FROM a:1\nENV K=${after}\n`, safe: true, preferred: true }],
    },
  ],
});

testRule(legacyKeyValue, {
  reports: [
    old('one word', 'value', 'value'),
    old('a blank more', '  /a/$X', '/a/$X'),
    old('several words', 'a $B  ${C:-d e}', '"a $B  ${C:-d e}"'),
    old('quotes around all of it', '"a b"', '"a b"'),
    old('single quotes around all of it', "'a $b'", "'a $b'"),
    old('quotes amid it', 'a "b  c" \'$d\'', '"a b  c \\$d"'),
    old('escapes', 'a\\ b \\"c\\" "\\d" \\$e', '"a b \\"c\\" \\\\d \\$e"'),
    old('an escape without a blank', 'C:\\a', 'C:\\a'),
    old('lines', 'a \\\n  b', '"a \\\n  b"'),
    old('a comment amid the lines', 'a \\\n# x\n  b', undefined),
    old('quotes over lines', '"a" \\\n  "b"', undefined),
    {
      name: 'LABEL, and triggers',
      text: 'FROM a:1\nLABEL [|a.b c d|]\nONBUILD ENV [|A b|]\n',
      problems: [
        {
          message: 'Write "a.b=…" instead of the old form with a blank.',
          fixes: [
            {
              title: 'Write "a.b=…"',
              after: 'FROM a:1\nLABEL a.b="c d"\nONBUILD ENV A b\n',
              safe: true,
              preferred: true,
            },
          ],
        },
        {
          message: 'Write "A=…" instead of the old form with a blank.',
          fixes: [
            {
              title: 'Write "A=…"',
              after: 'FROM a:1\nLABEL a.b c d\nONBUILD ENV A=b\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    old('options', '-Da=b -Dc=d', '"-Da=b -Dc=d"'),
    {
      name: 'a name with white space in it, which it can have in the old form alone',
      text: 'FROM alpine:3.20\nENV [|A\u00a0B c|]\n',
      problems: [{ message: 'Write "A\u00a0B=…" instead of the old form with a blank.' }],
    },
  ],
  quiet: [
    { name: 'the new form', text: 'FROM a:1\nENV A=b C="d e"\nLABEL a=b\n' },
    { name: 'what looks like pairs, which has a rule of its own', text: 'FROM a:1\nENV A b C=d\nENV B = c\n' },
    { name: 'ARG, which has no old form', text: 'FROM a:1\nARG A b\n' },
    { name: 'a name alone, which is refused', text: 'FROM a:1\nENV A\n' },
    { name: 'a comment above', text: 'FROM a:1\n# check=skip=LegacyKeyValueFormat\nENV A b\n' },
  ],
});
