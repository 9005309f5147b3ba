import { testRule } from '../../../../test/support/rule-test.ts';
import { NO_POLICY } from '../../workspace/policy.ts';
import { wrongPrefix } from './wrong-prefix.ts';

testRule(wrongPrefix, {
  reports: [
    {
      name: 'old keys, each with the new one where that is free',
      text: 'FROM alpine:3.22\nLABEL [|"org.label-schema.vcs-ref"|]=$X [|org.label-schema.url|]=y\nLABEL org.opencontainers.image.url=z\n',
      problems: [
        {
          message: '"org.opencontainers.image.revision" has taken the place of "org.label-schema.vcs-ref".',
          fixes: [
            {
              title: 'Use "org.opencontainers.image.revision"',
              preferred: true,
              after:
                'FROM alpine:3.22\nLABEL "org.opencontainers.image.revision"=$X org.label-schema.url=y\nLABEL org.opencontainers.image.url=z\n',
            },
          ],
        },
        { message: '"org.opencontainers.image.url" has taken the place of "org.label-schema.url".' },
      ],
    },
  ],
  quiet: [
    { name: 'keys that have no new one', text: 'FROM alpine:3.22\nLABEL org.label-schema.schema-version=1.0\n' },
    {
      name: 'keys that the project wants',
      text: 'FROM alpine:3.22\nLABEL org.label-schema.name=x\n',
      workspace: { policy: { ...NO_POLICY, labelSchema: new Map([['org.label-schema.name', 'text']]) } },
    },
  ],
});
