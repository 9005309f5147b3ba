import { testRule } from '../../../../test/support/rule-test.ts';
import { NO_POLICY } from '../../workspace/policy.ts';
import { typeRfc3339 } from './type-rfc3339.ts';

const workspace = { policy: { ...NO_POLICY, labelSchema: new Map([['a', 'rfc3339' as const]]) } };
const message = (value: string) => `"${value}" is not a date and time of RFC 3339, as the label "a" has to be.`;

testRule(typeRfc3339, {
  reports: [
    {
      name: 'what is none',
      text: 'FROM alpine:3.22\nLABEL a=[|2026-01-31|]\nLABEL a=[|2026-02-29T12:00:00Z|]\nLABEL a=[|2026-01-31T12:00:00|]\nLABEL a=[|2026-01-31T24:00:00Z|]\n',
      workspace,
      problems: ['2026-01-31', '2026-02-29T12:00:00Z', '2026-01-31T12:00:00', '2026-01-31T24:00:00Z'].map((value) => ({
        message: message(value),
      })),
    },
  ],
  quiet: [
    {
      name: 'what is one',
      text: 'FROM alpine:3.22\nLABEL a=2026-01-31T12:00:00Z\nLABEL a="2024-02-29 23:59:60.5+01:00"\n',
      workspace,
    },
  ],
});
