import { testRule } from '../../../../test/support/rule-test.ts';
import { NO_POLICY } from '../../workspace/policy.ts';
import { typeHash } from './type-hash.ts';

const workspace = { policy: { ...NO_POLICY, labelSchema: new Map([['a', 'hash' as const]]) } };
const message = (value: string) => `"${value}" is not a Git hash, as the label "a" has to be.`;

testRule(typeHash, {
  reports: [
    {
      name: 'what is none',
      text: 'FROM alpine:3.22\nLABEL a=[|not-a-hash|]\nLABEL a=[|43c572|]\n',
      workspace,
      problems: ['not-a-hash', '43c572'].map((value) => ({ message: message(value) })),
    },
  ],
  quiet: [
    {
      name: 'what is one',
      text: 'FROM alpine:3.22\nLABEL a=43c572f\nLABEL a=43c572f1272b6b3171dd1db9e41b7027128ce080\n',
      workspace,
    },
  ],
});
