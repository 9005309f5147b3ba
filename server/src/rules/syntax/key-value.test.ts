import { testRule } from '../../../../test/support/rule-test.ts';
import { keyValue } from './key-value.ts';

testRule(keyValue, {
  reports: [
    {
      name: 'a value with blanks, each group of words once',
      text: 'FROM alpine:3.20\nENV A=hello [|big world|] B=x [|y|]\n',
      problems: [
        {
          message: '"big world" are words without "=", and not part of the value before.',
          fixes: [
            {
              title: 'Quote the value',
              after: 'FROM alpine:3.20\nENV A="hello big world" B=x y\n',
              preferred: true,
            },
          ],
        },
        {
          message: '"y" is a word without "=", and not part of the value before.',
          fixes: [
            {
              title: 'Quote the value',
              after: 'FROM alpine:3.20\nENV A=hello big world B="x y"\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a value that has quotes or goes on over lines already',
      text: 'FROM alpine:3.20\nLABEL a="b" [|c|]\nONBUILD LABEL a=b \\\n  [|c|]\n',
      problems: [
        { message: '"c" is a word without "=", and not part of the value before.' },
        { message: '"c" is a word without "=", and not part of the value before.' },
      ],
    },
    {
      name: 'blanks around the equals sign',
      text: 'ARG [|A = b|]\nFROM alpine:3.20\nENV X=y [|A = b|] [|C= d|] [|E =f|]\n',
      problems: [
        {
          message: 'There may be no spaces around "=".',
          fixes: [
            {
              title: 'Delete the blanks',
              after: 'ARG A=b\nFROM alpine:3.20\nENV X=y A = b C= d E =f\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'There may be no spaces around "=".',
          fixes: [
            {
              title: 'Delete the blanks',
              after: 'ARG A = b\nFROM alpine:3.20\nENV X=y A=b C= d E =f\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'There may be no spaces around "=".',
          fixes: [
            {
              title: 'Delete the blanks',
              after: 'ARG A = b\nFROM alpine:3.20\nENV X=y A = b C=d E =f\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'There may be no spaces around "=".',
          fixes: [
            {
              title: 'Delete the blanks',
              after: 'ARG A = b\nFROM alpine:3.20\nENV X=y A = b C= d E=f\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a pair without a name behind others',
      text: 'FROM alpine:3.20\nENV A=b [|=c|]\nARG A=b [|=c|]\n',
      problems: [{ message: 'There is no name before "=".' }, { message: 'There is no name before "=".' }],
    },
    {
      name: 'the old form with an equals sign in its value',
      text: 'FROM alpine:3.20\nENV A [|= b|]\nENV A [|= b c|]\nENV A b [|C=d|]\nLABEL a [|= b c = d|]\n',
      problems: [
        {
          message: '"A" takes the rest of the line as its value, "= b" included.',
          severity: 'warning',
          fixes: [
            {
              title: 'Write "A=…"',
              after: 'FROM alpine:3.20\nENV A=b\nENV A = b c\nENV A b C=d\nLABEL a = b c = d\n',
              preferred: true,
            },
          ],
        },
        {
          message: '"A" takes the rest of the line as its value, "= b c" included.',
          severity: 'warning',
          fixes: [
            {
              title: 'Write "A=…"',
              after: 'FROM alpine:3.20\nENV A = b\nENV A="b c"\nENV A b C=d\nLABEL a = b c = d\n',
              preferred: true,
            },
          ],
        },
        { message: '"A" takes the rest of the line as its value, "C=d" included.', severity: 'warning' },
        { message: '"a" takes the rest of the line as its value, "= b c = d" included.', severity: 'warning' },
      ],
    },
  ],
  quiet: [
    { name: 'pairs', text: 'ARG A B=c D=\nFROM alpine:3.20\nENV A=b C="d e" F=\nLABEL "a b"=c\n' },
    { name: 'the old form', text: 'FROM alpine:3.20\nENV A b c\nENV OPTS -Da=b -Dc=d\n' },
    { name: 'a comment behind the pairs', text: 'FROM alpine:3.20\nENV A=b # and c\n' },
    { name: 'nothing, or a name alone', text: 'FROM alpine:3.20\nENV\nENV A\nENV =b\nARG =b\n' },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM alpine:3.20\nENV A=b c\n' },
  ],
});
