import { testRule } from '../../../../test/support/rule-test.ts';
import { NO_POLICY } from '../../workspace/policy.ts';
import { typeSpdx } from './type-spdx.ts';

const workspace = { policy: { ...NO_POLICY, labelSchema: new Map([['a', 'spdx' as const]]) } };
const message = (value: string) => `"${value}" is not a licence of SPDX, as the label "a" has to be.`;

testRule(typeSpdx, {
  reports: [
    {
      name: 'what is none',
      text: 'FROM alpine:3.22\nLABEL a=[|not-spdx|]\nLABEL a=[|"MIT OR"|]\nLABEL a=[|"(MIT AND X)"|]\n',
      workspace,
      problems: ['not-spdx', 'MIT OR', '(MIT AND X)'].map((value) => ({ message: message(value) })),
    },
  ],
  quiet: [
    {
      name: 'what is one',
      text: 'FROM alpine:3.22\nLABEL a=MIT\nLABEL a="(GPL-2.0+ WITH Classpath-exception-2.0) OR LicenseRef-acme AND apache-2.0"\n',
      workspace,
    },
  ],
});
