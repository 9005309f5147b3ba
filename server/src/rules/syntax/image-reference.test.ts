import { testRule } from '../../../../test/support/rule-test.ts';
import { imageReference } from './image-reference.ts';

testRule(imageReference, {
  reports: [
    {
      name: 'capitals in the repository, not in the registry or the tag',
      text: 'FROM GHCR.io/[|Org/App|]:V1 AS a\nFROM [|SCRATCH|]\nCOPY --from=[|Busybox|]:1.36 /bin/sh /\n',
      problems: [
        {
          message: 'Image names are written in lower case: "org/app".',
          fixes: [
            {
              title: 'Write "org/app"',
              after: 'FROM GHCR.io/org/app:V1 AS a\nFROM SCRATCH\nCOPY --from=Busybox:1.36 /bin/sh /\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'Image names are written in lower case: "scratch".',
          fixes: [
            {
              title: 'Write "scratch"',
              after: 'FROM GHCR.io/Org/App:V1 AS a\nFROM scratch\nCOPY --from=Busybox:1.36 /bin/sh /\n',
              preferred: true,
            },
          ],
        },
        {
          message: 'Image names are written in lower case: "busybox".',
          fixes: [
            {
              title: 'Write "busybox"',
              after: 'FROM GHCR.io/Org/App:V1 AS a\nFROM SCRATCH\nCOPY --from=busybox:1.36 /bin/sh /\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a tag or a digest that is none',
      text: 'FROM alpine[|:|]\nFROM alpine:[|:3.20|]\nFROM alpine@[|sha256:beef|]\nFROM alpine[|@|]\n',
      problems: [
        { message: 'The tag is missing after ":".' },
        { message: '":3.20" is not a valid tag.' },
        { message: '"sha256:beef" is not a valid digest.' },
        { message: 'The digest is missing after "@".' },
      ],
    },
    {
      name: 'a tag or a digest where there are both',
      text: 'FROM docker.io/library/node:20@[|sha256:abcd|]\nFROM localhost:5000/node:20[|@|]\nFROM node:[|a+b|]@sha256:abcd\nFROM node[|:|]@sha256:abcd\n',
      problems: [
        { message: '"sha256:abcd" is not a valid digest.' },
        { message: 'The digest is missing after "@".' },
        { message: '"a+b" is not a valid tag.' },
        { message: 'The tag is missing after ":".' },
      ],
    },
    {
      name: 'a name that is none',
      text: 'FROM [|/alpine|]\nFROM [|https://example.com/a:1|]\nFROM a\nRUN --mount=from=[|a//b|],target=/x ls\nCOPY --from=[|a$|] b c\n',
      problems: [
        { message: '"/alpine" is not a valid image name.' },
        { message: '"https://example.com/a:1" is not a valid image name.' },
        { message: '"a//b" is not a valid image name.' },
        { message: '"a$" is not a valid image name.' },
      ],
    },
    {
      name: 'the default of an ARG, and a platform argument',
      text: 'ARG IMAGE=Alpine\nFROM [|$IMAGE:3.20|] AS a\nFROM [|Alpine-$TARGETARCH|]\n',
      problems: [
        { message: 'This comes to "Alpine:3.20". Image names are written in lower case: "alpine".' },
        { message: 'This comes to "Alpine-amd64". Image names are written in lower case: "alpine-amd64".' },
      ],
    },
    {
      name: 'a trigger that nothing runs',
      text: 'FROM alpine:3.20\nONBUILD COPY --from=[|Busybox|]:1.36 /a /a\n',
      problems: [
        {
          message: 'Image names are written in lower case: "busybox".',
          severity: 'warning',
          fixes: [
            {
              title: 'Write "busybox"',
              after: 'FROM alpine:3.20\nONBUILD COPY --from=busybox:1.36 /a /a\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'a byte-order mark, which the builder drops', text: 'FROM \ufeffscratch\nCOPY a /b\n' },
    {
      name: 'images',
      text: 'FROM localhost:5000/a_b/c__d:V1\nFROM Registry/a\nFROM a@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n',
    },
    { name: 'a stage in another case, or nearly one', text: 'FROM alpine:3.20 AS build\nFROM Build\nFROM Bulid\n' },
    {
      name: 'a stage whose name no image can have',
      text: 'FROM alpine:3.20 AS a..b\nFROM a..b\nCOPY --from=A..B a b\n',
    },
    {
      name: 'stages that a platform argument chooses',
      text: 'FROM alpine:3.20 AS a..amd64\nFROM a..$TARGETARCH\n',
    },
    { name: 'variables without a value', text: 'ARG TAG\nFROM alpine:$TAG\nFROM Alpine:$X\nFROM $X\n' },
    { name: 'what cannot be read', text: 'FROM "Alpine\nFROM ${A\n' },
    { name: 'another frontend', text: '# syntax=example.com/frontend\nFROM Alpine\n' },
    {
      name: 'a named context',
      text: 'FROM base\nCOPY --from=other / /\n',
      workspace: { contexts: new Set(['base', 'other']) },
    },
  ],
});
