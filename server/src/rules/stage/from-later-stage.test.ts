import { testRule } from '../../../../test/support/rule-test.ts';
import { fromLaterStage } from './from-later-stage.ts';

testRule(fromLaterStage, {
  reports: [
    {
      name: 'a stage below, which can move up',
      text: 'FROM [|base|] AS app\nRUN make\n\nFROM debian:12 AS base\nRUN apt-get update\n\nFROM app\n',
      problems: [
        {
          message: 'Stage "base" is defined later: FROM does not see it and pulls an image of that name.',
          fixes: [
            {
              title: 'Move stage "base" above',
              after: 'FROM debian:12 AS base\nRUN apt-get update\n\nFROM base AS app\nRUN make\n\nFROM app\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a name that is a well-known image as well',
      text: 'FROM --platform=linux/amd64 [|node|] AS app\nFROM node:22 AS node\n',
      problems: [
        {
          message: 'Stage "node" is defined later: FROM does not see it and pulls an image of that name.',
          severity: 'information',
        },
      ],
    },
  ],
  quiet: [
    { name: 'a stage above', text: 'FROM debian:12 AS base\nFROM base AS app\n' },
    { name: 'its own name', text: 'FROM nginx AS nginx\n' },
    { name: 'an image with a tag', text: 'FROM base:1 AS app\nFROM debian:12 AS base\n' },
    {
      name: 'a named context of that name',
      text: 'FROM base AS app\nFROM debian:12 AS base\n',
      workspace: { contexts: new Set(['base']) },
    },
  ],
});
