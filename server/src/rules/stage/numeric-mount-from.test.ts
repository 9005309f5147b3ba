import { testRule } from '../../../../test/support/rule-test.ts';
import { numericMountFrom } from './numeric-mount-from.ts';

testRule(numericMountFrom, {
  reports: [
    {
      name: 'a mount and FROM, and names the stage that is meant',
      text: 'FROM node:20\nRUN make\nFROM [|0|] AS two\nRUN --mount=type=bind,from=[|1|],target=/x \\\n    ls /x\n',
      problems: [
        {
          message: '"0" is no index here: an image of that name is pulled.',
          fixes: [
            {
              title: 'Name the stage "build"',
              after:
                'FROM node:20 AS build\nRUN make\nFROM build AS two\nRUN --mount=type=bind,from=1,target=/x \\\n    ls /x\n',
              preferred: true,
            },
          ],
        },
        { message: '"1" is no index here: an image of that name is pulled.' },
      ],
    },
    {
      name: 'a stage that has a name already',
      text: 'FROM node:20 AS deps\nRUN npm ci\nFROM node:20\nRUN --mount=from=[|0|],target=/x ls /x\n',
      problems: [
        {
          message: '"0" is no index here: an image of that name is pulled.',
          fixes: [
            {
              title: 'Use stage "deps"',
              after: 'FROM node:20 AS deps\nRUN npm ci\nFROM node:20\nRUN --mount=from=deps,target=/x ls /x\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a stage whose name has capitals, which FROM does not find',
      text: 'FROM node:20 AS Deps\nRUN make\nFROM [|0|]\nRUN npm test\n',
      problems: [
        {
          message: '"0" is no index here: an image of that name is pulled.',
          fixes: [
            {
              title: 'Use stage "deps"',
              after: 'FROM node:20 AS Deps\nRUN make\nFROM deps\nRUN npm test\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'COPY, where a number is an index', text: 'FROM a:1\nFROM a:1\nCOPY --from=0 /a /a\n' },
    { name: 'other keys of a mount', text: 'FROM a:1\nRUN --mount=type=cache,id=0,target=/0 ls\n' },
  ],
});
