import { testRule } from '../../../../test/support/rule-test.ts';
import { NO_POLICY } from '../../workspace/policy.ts';
import { typeEmail } from './type-email.ts';

const workspace = { policy: { ...NO_POLICY, labelSchema: new Map([['a', 'email' as const]]) } };
const message = (value: string) => `"${value}" is not an e-mail address, as the label "a" has to be.`;

testRule(typeEmail, {
  reports: [
    {
      name: 'what is none',
      text: 'FROM alpine:3.22\nLABEL a=[|jane|]\nLABEL a=[|"Jane <jane@example.com>"|]\n',
      workspace,
      problems: ['jane', 'Jane <jane@example.com>'].map((value) => ({ message: message(value) })),
    },
  ],
  quiet: [{ name: 'what is one', text: 'FROM alpine:3.22\nLABEL a=jane.doe+x@example.com\n', workspace }],
});
