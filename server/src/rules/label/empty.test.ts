import { testRule } from '../../../../test/support/rule-test.ts';
import { NO_POLICY } from '../../workspace/policy.ts';
import { emptyLabel } from './empty.ts';

const workspace = { policy: { ...NO_POLICY, labelSchema: new Map([['a', 'url' as const]]) } };

testRule(emptyLabel, {
  reports: [
    {
      name: 'a value that says nothing',
      text: `FROM alpine:3.22\nLABEL a=[|""|] b=""\nLABEL [|a=|]\nONBUILD LABEL a=[|' '|]\n`,
      workspace,
      problems: [1, 2, 3].map(() => ({ message: 'The label "a" is empty.' })),
    },
  ],
  quiet: [
    { name: 'what a variable decides', text: 'FROM alpine:3.22\nARG X\nLABEL a=$X\n', workspace },
    { name: 'what is not shipped', text: 'FROM alpine:3.22\nLABEL a=""\nFROM scratch\n', workspace },
    { name: 'no schema', text: 'FROM alpine:3.22\nLABEL a=""\n' },
  ],
});
