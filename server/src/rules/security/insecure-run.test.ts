import { testRule } from '../../../../test/support/rule-test.ts';
import { insecureRun } from './insecure-run.ts';

const message = 'This RUN has all privileges of the host.';
const title = 'Run it in the sandbox';

testRule(insecureRun, {
  reports: [
    {
      name: 'the flag among others, and in a trigger',
      text: 'FROM a:1\nRUN --network=none [|--security=insecure|]  \\\n  --mount=type=tmpfs,target=/t a\nONBUILD RUN [|--security="insecure"|] ["b"]\n',
      problems: [
        {
          message,
          fixes: [
            {
              title,
              after:
                'FROM a:1\nRUN --network=none \\\n  --mount=type=tmpfs,target=/t a\nONBUILD RUN --security="insecure" ["b"]\n',
            },
          ],
        },
        {
          message,
          fixes: [
            {
              title,
              after:
                'FROM a:1\nRUN --network=none --security=insecure  \\\n  --mount=type=tmpfs,target=/t a\nONBUILD RUN ["b"]\n',
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    { name: 'the sandbox, and the text elsewhere', text: 'FROM a:1\nRUN --security=sandbox a --security=insecure\n' },
  ],
});
