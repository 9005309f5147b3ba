import { testRule } from '../../../../test/support/rule-test.ts';
import { maintainer } from './maintainer.ts';

const message = 'MAINTAINER is deprecated in favour of the label "org.opencontainers.image.authors".';
const title = 'Use the label "org.opencontainers.image.authors"';

testRule(maintainer, {
  reports: [
    {
      name: 'a name, whose quotes and dollars stay what they are',
      text: 'FROM a:1\n[|MAINTAINER|]  J. "Joe" Doe <j@x> \\$5\n# b\n[|MAINTAINER|] "Jane Doe"\n',
      problems: [
        {
          message,
          fixes: [
            {
              title,
              after:
                'FROM a:1\nLABEL  org.opencontainers.image.authors="J. \\"Joe\\" Doe <j@x> \\\\\\$5"\n# b\nMAINTAINER "Jane Doe"\n',
              preferred: true,
            },
          ],
        },
        {
          message,
          fixes: [
            {
              title,
              after:
                'FROM a:1\nMAINTAINER  J. "Joe" Doe <j@x> \\$5\n# b\nLABEL org.opencontainers.image.authors="Jane Doe"\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'one with a comment amid its lines, and one without a name',
      text: 'FROM a:1\n[|MAINTAINER|] Jane \\\n# who\n  Doe\n[|MAINTAINER|]\n',
      problems: [{ message }, { message }],
    },
  ],
  quiet: [
    { name: 'a label', text: 'FROM a:1\nLABEL maintainer="Jane Doe"\n' },
    { name: 'a comment', text: 'FROM a:1\n# hadolint ignore=DL4000\nMAINTAINER Jane Doe\n' },
  ],
});
