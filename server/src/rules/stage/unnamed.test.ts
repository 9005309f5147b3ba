import { testRule } from '../../../../test/support/rule-test.ts';
import { unnamed } from './unnamed.ts';

testRule(unnamed, {
  reports: [
    {
      name: 'a stage behind a flag, and rewrites references by index',
      text: 'FROM --platform=$BUILDPLATFORM [|golang:1.22|]\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=0 /app /app\n',
      problems: [
        {
          message: 'This stage has no name.',
          fixes: [
            {
              title: 'Name the stage "build"',
              after:
                'FROM --platform=$BUILDPLATFORM golang:1.22 AS build\nRUN go build -o /app .\nFROM alpine:3.20\nCOPY --from=build /app /app\n',
              safe: true,
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'a stage that nothing takes from', text: 'FROM a:1\nRUN x\nFROM a:1\n' },
    { name: 'the last stage', text: 'FROM a:1 AS b\nFROM a:1\n' },
    { name: 'a file of one stage', text: 'FROM a:1\nRUN ls\n' },
    { name: 'an unfinished FROM', text: 'FROM a:1 AS\nFROM\nFROM a:1 b\nFROM a:1\n' },
  ],
});
