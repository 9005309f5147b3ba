import { testRule } from '../../../../test/support/rule-test.ts';
import { NO_POLICY } from '../../workspace/policy.ts';
import { typeUrl } from './type-url.ts';

const workspace = { policy: { ...NO_POLICY, labelSchema: new Map([['a', 'url' as const]]) } };
const message = (value: string) => `"${value}" is not a URL, as the label "a" has to be.`;

testRule(typeUrl, {
  reports: [
    {
      name: 'what is none',
      text: 'FROM alpine:3.22\nLABEL a=[|not-url|] b=not-url\nONBUILD LABEL a=[|example.com/x|]\n',
      workspace,
      problems: ['not-url', 'example.com/x'].map((value) => ({ message: message(value) })),
    },
  ],
  quiet: [
    {
      name: 'what is one',
      text: 'FROM alpine:3.22\nLABEL a=https://example.com/x?y=1#z\nLABEL "a"="git+ssh://x@y/z.git"\n',
      workspace,
    },
    { name: 'an empty one, of which another rule tells', text: 'FROM alpine:3.22\nLABEL a=""\n', workspace },
    { name: 'a variable', text: 'FROM alpine:3.22\nENV X=y\nLABEL a=$X a="${X}"\n', workspace },
    { name: 'a stage that is not shipped', text: 'FROM alpine:3.22\nLABEL a=x\nFROM scratch\n', workspace },
    { name: 'no schema', text: 'FROM alpine:3.22\nLABEL a=x\n' },
  ],
});
