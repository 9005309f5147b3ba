import { testRule } from '../../../../test/support/rule-test.ts';
import { copyRelativeDestination } from './copy-relative-destination.ts';

const root = (path: string) => `No WORKDIR is set: "${path}" is in the root of the image.`;
const fix = (title: string, after: string, safe = true) => [{ title, after, safe, preferred: true }];

testRule(copyRelativeDestination, {
  reports: [
    {
      name: 'all of a stage at once',
      text: 'FROM debian:12 AS a\nWORKDIR /x\nFROM debian:12\nCOPY --from=a a [|./b/|]\nADD ["c", "d"]\nCOPY e .\n',
      problems: [
        {
          message: root('./b/'),
          fixes: fix(
            'Write absolute paths',
            'FROM debian:12 AS a\nWORKDIR /x\nFROM debian:12\nCOPY --from=a a /b/\nADD ["c", "/d"]\nCOPY e /\n',
          ),
        },
      ],
    },
    {
      name: 'a trigger, and a path that cannot be rewritten',
      text: 'FROM debian:12\nONBUILD COPY a [|"b"|]\nFROM debian:12\nCOPY a [|../b|]\n',
      problems: [
        {
          message: root('b'),
          fixes: fix('Write "/b"', 'FROM debian:12\nONBUILD COPY a "/b"\nFROM debian:12\nCOPY a ../b\n', false),
        },
        { message: root('../b') },
      ],
    },
    {
      name: 'an image that nobody knows',
      text: 'FROM acme/base:1\nCOPY a [|b|]\n',
      problems: [{ message: 'No WORKDIR says where "b" is: the base image decides.' }],
    },
  ],
  quiet: [
    { name: 'absolute paths', text: 'FROM debian:12\nCOPY a /b\nCOPY a "/b"\nCOPY a c:\\b\nCOPY a "c:/b"\n' },
    { name: 'a WORKDIR, in a base stage too', text: 'FROM debian:12 AS a\nWORKDIR /x\nCOPY a b\nFROM a\nCOPY a b\n' },
    {
      name: 'triggers behind a WORKDIR',
      text: 'FROM debian:12\nONBUILD WORKDIR /x\nONBUILD COPY a b\nFROM debian:12\nWORKDIR /x\nONBUILD COPY a b\n',
    },
    { name: 'an image with a WORKDIR of its own', text: 'FROM golang:1.22\nCOPY a b\n' },
    { name: 'the empty image', text: 'FROM scratch\nCOPY a .\n' },
    { name: 'variables', text: 'FROM debian:12\nARG D=x\nCOPY a $D\nCOPY a "${E}/b"\n' },
  ],
});
