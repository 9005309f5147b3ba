import { testRule } from '../../../../test/support/rule-test.ts';
import { blankBase } from './blank-base.ts';

testRule(blankBase, {
  reports: [
    {
      name: 'an ARG of a stage',
      text: 'FROM alpine:3.20 AS a\nARG BASE=debian:12\n\nFROM [|${BASE}|]\nUSER 65532\n',
      problems: [
        {
          message: 'There is no base image: no ARG above the first FROM declares "BASE".',
          fixes: [
            {
              title: 'Add "ARG BASE=debian:12" above the first FROM',
              after: 'ARG BASE=debian:12\nFROM alpine:3.20 AS a\nARG BASE=debian:12\n\nFROM ${BASE}\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'nearly the name of an ARG, and one that nothing resembles',
      text: 'ARG IMAGE=alpine:3.20\nFROM [|$IMGAE|]\nFROM [|$X$Y|]\nUSER 65532\n',
      problems: [
        {
          message: 'There is no base image: no ARG above the first FROM declares "IMGAE".',
          fixes: [
            {
              title: 'Use "IMAGE"',
              after: 'ARG IMAGE=alpine:3.20\nFROM $IMAGE\nFROM $X$Y\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
        { message: 'There is no base image: no ARG above the first FROM declares "X".' },
      ],
    },
    {
      name: 'what is written to be blank',
      text: 'FROM [|""|]\nFROM [|${X:+alpine}|]\n',
      problems: [
        { message: 'There is no base image: this expands to nothing.' },
        { message: 'There is no base image: this expands to nothing.' },
      ],
    },
  ],
  quiet: [
    { name: 'an ARG without a default, or with an empty one', text: 'ARG A\nARG B=\nFROM $A\nFROM $B\n' },
    { name: 'what is not blank', text: 'FROM alpine:3.20$X\nFROM ${X:-alpine:3.20}\nFROM build-$TARGETARCH\n' },
    { name: 'no base at all, and one that cannot be read', text: 'FROM\nFROM ${\n' },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM $X\n' },
  ],
});
