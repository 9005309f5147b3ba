import { testRule } from '../../../../test/support/rule-test.ts';
import { NO_POLICY } from '../../workspace/policy.ts';
import { typeSemver } from './type-semver.ts';

const workspace = { policy: { ...NO_POLICY, labelSchema: new Map([['a', 'semver' as const]]) } };
const message = (value: string) => `"${value}" is not a semantic version, as the label "a" has to be.`;

testRule(typeSemver, {
  reports: [
    {
      name: 'what is none',
      text: 'FROM alpine:3.22\nLABEL a=[|v1.2.3|]\nLABEL a=[|"1.2"|]\nLABEL a=[|1.02.3|]\n',
      workspace,
      problems: ['v1.2.3', '1.2', '1.02.3'].map((value) => ({ message: message(value) })),
    },
  ],
  quiet: [{ name: 'what is one', text: 'FROM alpine:3.22\nLABEL a=1.2.3\nLABEL a=10.20.30-rc.1+build.5\n', workspace }],
});
