import { testRule } from '../../../../test/support/rule-test.ts';
import { volumeEmpty } from './volume-empty.ts';

testRule(volumeEmpty, {
  reports: [
    {
      name: 'empty strings, and blanks, which are refused in any stage',
      text: 'FROM alpine:3.20\nVOLUME [[|"  "|], "/a", [|""|]]\nFROM alpine:3.20\nUSER 65532\n',
      problems: [{ message: 'The path of the volume is empty.' }, { message: 'The path of the volume is empty.' }],
    },
    {
      name: 'quotes and variables with nothing in them',
      text: 'FROM alpine:3.20\nVOLUME [|""|]\nFROM scratch\nARG A\nENV B=\nVOLUME /x [|$B|] [|$NONE|] [|$A|]\nUSER 65532\n',
      problems: [
        { message: 'The path of the volume is empty.', severity: 'warning' },
        { message: 'The path of the volume is empty.' },
        { message: 'The path of the volume is empty.' },
        {
          message: 'Without its build argument, this stops the build: The path of the volume is empty.',
          severity: 'information',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'paths, and variables that the image may set',
      text: 'FROM registry.example.com/a\nENV D=/d\nVOLUME /a "/b" $C $D\nVOLUME ["/e"]\n',
    },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM alpine:3.20\nVOLUME [""]\n' },
  ],
});
