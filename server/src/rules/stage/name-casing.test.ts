import { testRule } from '../../../../test/support/rule-test.ts';
import { nameCasing } from './name-casing.ts';

testRule(nameCasing, {
  reports: [
    {
      name: 'a name with capitals, and writes it alike everywhere',
      text: 'FROM golang:1.22 AS [|goBuild|]\nRUN go build\nFROM alpine:3.20\nCOPY --from=goBuild /a /a\nCOPY --chown=1 --from="GOBUILD" /b /b\nCOPY --from=gobuild /c /c\nCOPY --from=0 /d /d\nRUN --mount=type=bind,from=GoBuild,target=/x ls\n',
      problems: [
        {
          message: 'The name "goBuild" should be in lower case, as the builder keeps it.',
          fixes: [
            {
              title: 'Rename to "gobuild"',
              after:
                'FROM golang:1.22 AS gobuild\nRUN go build\nFROM alpine:3.20\nCOPY --from=gobuild /a /a\nCOPY --chown=1 --from=gobuild /b /b\nCOPY --from=gobuild /c /c\nCOPY --from=0 /d /d\nRUN --mount=type=bind,from=gobuild,target=/x ls\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a name that a trigger uses, whose text is part of the image',
      text: 'FROM alpine:3.20 AS [|One|]\nFROM alpine:3.20\nONBUILD COPY --from=One a /a\nCOPY --from=One b /b\n',
      problems: [
        {
          message: 'The name "One" should be in lower case, as the builder keeps it.',
          fixes: [
            {
              title: 'Rename to "one"',
              after: 'FROM alpine:3.20 AS one\nFROM alpine:3.20\nONBUILD COPY --from=One a /a\nCOPY --from=one b /b\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'one that FROM misses for its capitals',
      text: 'FROM alpine:3.20 \\\n  AS [|Base|]\nFROM Base AS test\nFROM base\n',
      problems: [
        {
          message: 'The name "Base" should be in lower case, as the builder keeps it.',
          fixes: [
            {
              title: 'Rename to "base"',
              after: 'FROM alpine:3.20 \\\n  AS base\nFROM base AS test\nFROM base\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'each of two that differ in case alone',
      text: 'FROM alpine:3.20 AS [|One|]\nFROM alpine:3.20 AS [|ONE|]\n',
      problems: [
        {
          message: 'The name "One" should be in lower case, as the builder keeps it.',
          fixes: [
            {
              title: 'Rename to "one"',
              after: 'FROM alpine:3.20 AS one\nFROM alpine:3.20 AS ONE\n',
              safe: true,
              preferred: true,
            },
          ],
        },
        {
          message: 'The name "ONE" should be in lower case, as the builder keeps it.',
          fixes: [
            {
              title: 'Rename to "one"',
              after: 'FROM alpine:3.20 AS One\nFROM alpine:3.20 AS one\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'a name in lower case',
      text: 'FROM alpine:3.20 AS a.b-c_1\nFROM alpine:3.20\nCOPY --from=A.B-C_1 /a /a\n',
    },
    { name: 'a variable, which no name may have', text: 'ARG X=a\nFROM alpine:3.20 AS $X\n' },
    { name: 'a FROM that is refused', text: 'FROM alpine:3.20 AS Base Image\nFROM alpine:3.20 Base\n' },
    { name: 'a suppressed one', text: 'FROM alpine:3.20\n# check=skip=StageNameCasing\nFROM alpine:3.20 AS Base\n' },
  ],
});
