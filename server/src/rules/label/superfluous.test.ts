import { testRule } from '../../../../test/support/rule-test.ts';
import { NO_POLICY } from '../../workspace/policy.ts';
import { superfluousLabel } from './superfluous.ts';

const policy = { ...NO_POLICY, labelSchema: new Map([['a', 'text' as const]]), strictLabels: true };

testRule(superfluousLabel, {
  reports: [
    {
      name: 'labels that are not in the schema, in what is shipped',
      text: 'FROM alpine:3.22 AS base\nLABEL [|b|]=1 a=2\nFROM base\nONBUILD LABEL [|c|]=3\n',
      workspace: { policy },
      problems: [
        {
          message: 'The label "b" is not in the project\'s label schema.',
          fixes: [
            {
              title: 'Delete this label',
              preferred: true,
              after: 'FROM alpine:3.22 AS base\nLABEL a=2\nFROM base\nONBUILD LABEL c=3\n',
            },
          ],
        },
        { message: 'The label "c" is not in the project\'s label schema.' },
      ],
    },
    {
      name: 'labels of a target with the stages it is based on',
      text: 'FROM alpine:3.22 AS base\nLABEL [|b|] 1\nFROM base AS dev\nFROM scratch\n',
      workspace: { policy: { ...policy, targets: ['dev'] } },
      problems: [
        {
          message: 'The label "b" is not in the project\'s label schema.',
          fixes: [
            {
              title: 'Delete this label',
              preferred: true,
              after: 'FROM alpine:3.22 AS base\nFROM base AS dev\nFROM scratch\n',
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'what is not shipped, and what a variable decides',
      text: 'FROM alpine:3.22\nLABEL b=1\nFROM scratch\nARG X\nLABEL $X=1\n',
      workspace: { policy },
    },
    {
      name: 'a schema that is not strict',
      text: 'FROM alpine:3.22\nLABEL b=1\n',
      workspace: { policy: { ...policy, strictLabels: undefined } },
    },
    {
      name: 'no schema',
      text: 'FROM alpine:3.22\nLABEL b=1\n',
      workspace: { policy: { ...NO_POLICY, strictLabels: true } },
    },
  ],
});
