import { testRule } from '../../../../test/support/rule-test.ts';
import { argSpaceForm } from './arg-space-form.ts';

testRule(argSpaceForm, {
  reports: [
    {
      name: 'a value that is no name',
      text: 'FROM alpine:3.20\nARG TAG \\\n  [|1.2|]\nARG DIR  [|"/a b"|]\nONBUILD ARG N [|80|]\n',
      problems: [
        {
          message: 'This is no value for "TAG": a blank begins the next argument.',
          fixes: [
            {
              title: 'Use it as the value of "TAG"',
              after: 'FROM alpine:3.20\nARG TAG=1.2\nARG DIR  "/a b"\nONBUILD ARG N 80\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'This is no value for "DIR": a blank begins the next argument.',
          fixes: [
            {
              title: 'Use it as the value of "DIR"',
              after: 'FROM alpine:3.20\nARG TAG \\\n  1.2\nARG DIR="/a b"\nONBUILD ARG N 80\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'This is no value for "N": a blank begins the next argument.',
          fixes: [
            {
              title: 'Use it as the value of "N"',
              after: 'FROM alpine:3.20\nARG TAG \\\n  1.2\nARG DIR  "/a b"\nONBUILD ARG N=80\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'several words, and quotes them',
      text: 'FROM alpine:3.20\nARG MSG [|hello, world|]\nARG URL [|https://x:1 y=z|]\n',
      problems: [
        {
          message: 'This is no value for "MSG": a blank begins the next argument.',
          fixes: [
            {
              title: 'Use it as the value of "MSG"',
              after: 'FROM alpine:3.20\nARG MSG="hello, world"\nARG URL https://x:1 y=z\n',
              preferred: true,
            },
          ],
        },
        { message: 'This is no value for "URL": a blank begins the next argument.' },
      ],
    },
    {
      name: 'a word that may be a name, less loudly',
      text: 'FROM alpine:3.20\nARG DEBIAN_FRONTEND [|noninteractive|]\n',
      problems: [
        {
          message: 'This is no value for "DEBIAN_FRONTEND": a blank begins the next argument.',
          severity: 'hint',
          fixes: [
            {
              title: 'Use it as the value of "DEBIAN_FRONTEND"',
              after: 'FROM alpine:3.20\nARG DEBIAN_FRONTEND=noninteractive\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'several names', text: 'ARG A B=1\nFROM alpine:3.20\nARG TARGETOS TARGETARCH\nARG foo bar baz\n' },
    { name: 'a small name that is used', text: 'FROM alpine:3.20\nARG A b\nRUN x $b\n' },
    { name: 'values', text: 'FROM alpine:3.20\nARG A="1 2" B=3\n' },
    { name: 'ENV', text: 'FROM alpine:3.20\nENV A 1.2\n' },
  ],
});
