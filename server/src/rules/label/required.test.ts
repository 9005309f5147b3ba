import { testRule } from '../../../../test/support/rule-test.ts';
import { NO_POLICY } from '../../workspace/policy.ts';
import { requiredLabel } from './required.ts';

const schema = new Map([
  ['org.example.revision', 'hash'],
  ['team', 'text'],
] as const);
const workspace = { policy: { ...NO_POLICY, labelSchema: schema, targets: ['Dev'] } };
const lacks = (key: string, whose = 'The image') => `${whose} lacks the label ${key}.`;

testRule(requiredLabel, {
  reports: [
    {
      name: 'the last stage and the targets',
      text: `FROM alpine:3.22 AS base
LABEL team=web
FROM [|base|] AS dev
FROM alpine:3.22 AS other
FROM [|base|]
ARG REVISION
CMD ["x"]
`,
      workspace,
      problems: [
        {
          message: lacks('"org.example.revision"', 'The image of stage "dev"'),
          fixes: [
            {
              title: 'Take it from the variable REVISION',
              after: `FROM alpine:3.22 AS base
LABEL team=web
FROM base AS dev
ARG REVISION
LABEL org.example.revision="$REVISION"
FROM alpine:3.22 AS other
FROM base
ARG REVISION
CMD ["x"]
`,
            },
          ],
        },
        {
          message: lacks('"org.example.revision"'),
          fixes: [
            {
              title: 'Take it from the variable REVISION',
              after: `FROM alpine:3.22 AS base
LABEL team=web
FROM base AS dev
FROM alpine:3.22 AS other
FROM base
ARG REVISION
CMD ["x"]
LABEL org.example.revision="$REVISION"
`,
            },
          ],
        },
      ],
    },
    {
      name: 'several labels at once',
      text: 'FROM [|scratch|]\nLABEL team=web\n',
      workspace: {
        policy: {
          ...NO_POLICY,
          labelSchema: new Map(['a.name', 'b.name', 'c.d-e', 'team'].map((key) => [key, 'text'])),
        },
      },
      problems: [
        {
          message: 'The image lacks the labels "a.name", "b.name" and "c.d-e".',
          fixes: [
            {
              title: 'Take them from variables A_NAME, B_NAME and D_E',
              after:
                'FROM scratch\nLABEL team=web\nARG A_NAME\nARG B_NAME\nARG D_E\nLABEL a.name="$A_NAME"\nLABEL b.name="$B_NAME"\nLABEL c.d-e="$D_E"\n',
            },
          ],
        },
      ],
    },
    {
      name: 'no label of which the builder knows the name in another sense',
      text: 'FROM [|scratch|]\nLABEL team=web\n',
      workspace: { policy: { ...NO_POLICY, labelSchema: new Map([['x.targetos', 'text']]) } },
      problems: [{ message: lacks('"x.targetos"') }],
    },
  ],
  quiet: [
    {
      name: 'labels of the chain and of triggers',
      text: 'FROM alpine:3.22 AS base\nONBUILD LABEL team=web\nFROM base AS dev\nLABEL "org.example.revision"=$X\nFROM dev\n',
      workspace,
    },
    { name: 'a label with any name', text: 'FROM alpine:3.22\nARG X\nLABEL $X=1\n', workspace },
    {
      name: 'a base that may be any stage',
      text: 'ARG V\nFROM alpine:3.22 AS base-a\nFROM base-${V}\n',
      workspace,
    },
    { name: 'no schema', text: 'FROM alpine:3.22\nCMD ["x"]\n' },
  ],
});
