import { testRule } from '../../../../test/support/rule-test.ts';
import { platformArgNotDeclared } from './platform-arg-not-declared.ts';

testRule(platformArgNotDeclared, {
  reports: [
    {
      name: 'a word',
      text: 'FROM ghcr.io/acme/base:1\nCOPY bin/[|$TARGETARCH|]/app /app\n',
      problems: [
        {
          message: '"TARGETARCH" is empty until the stage declares it with ARG.',
          fixes: [
            {
              title: 'Add "ARG TARGETARCH"',
              after: 'FROM ghcr.io/acme/base:1\nARG TARGETARCH\nCOPY bin/$TARGETARCH/app /app\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a command, even when it is declared above the first FROM, and adds it to its like',
      text: 'ARG TARGETARCH\nFROM --platform=$BUILDPLATFORM golang:1.22\nARG TARGETOS\nRUN GOOS=$TARGETOS GOARCH=[|${TARGETARCH}|] go build\n',
      problems: [
        {
          message: '"TARGETARCH" is empty until the stage declares it with ARG.',
          fixes: [
            {
              title: 'Add "TARGETARCH" to the ARG above',
              after:
                'ARG TARGETARCH\nFROM --platform=$BUILDPLATFORM golang:1.22\nARG TARGETOS TARGETARCH\nRUN GOOS=$TARGETOS GOARCH=${TARGETARCH} go build\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'an error where the builder stops at nothing',
      text: 'FROM alpine:3.20\nVOLUME [|$TARGETARCH|]\n',
      problems: [
        {
          message: '"TARGETARCH" is empty until the stage declares it with ARG.',
          severity: 'error',
          fixes: [
            {
              title: 'Add "ARG TARGETARCH"',
              after: 'FROM alpine:3.20\nARG TARGETARCH\nVOLUME $TARGETARCH\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'FROM lines', text: 'FROM --platform=$BUILDPLATFORM alpine:3.20 AS a\nFROM a-$TARGETARCH\n' },
    { name: 'a declaration', text: 'FROM alpine:3.20\nARG TARGETARCH\nRUN a $TARGETARCH\n' },
    { name: 'a variable of the script', text: 'FROM alpine:3.20\nRUN TARGETARCH=$(arch); a $TARGETARCH\n' },
  ],
});
