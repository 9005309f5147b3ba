import { testRule } from '../../../../test/support/rule-test.ts';
import { duplicateLabel } from './duplicate.ts';

const message = (key: string) => `This value of the label "${key}" is lost: the stage sets it again.`;
const title = 'Delete this label';
const sure = { title, safe: true, preferred: true } as const;

testRule(duplicateLabel, {
  reports: [
    {
      name: 'each but the last, whose pair or instruction can go',
      text: `FROM alpine:3.22
# the version
LABEL [|a|]=1
LABEL [|"a"|]="2" \\
      b=3 \\
      [|c|]=4
LABEL a=5 c=6
`,
      problems: [
        {
          message: message('a'),
          fixes: [{ ...sure, after: 'FROM alpine:3.22\nLABEL "a"="2" \\\n      b=3 \\\n      c=4\nLABEL a=5 c=6\n' }],
        },
        {
          message: message('a'),
          fixes: [
            {
              ...sure,
              after: 'FROM alpine:3.22\n# the version\nLABEL a=1\nLABEL b=3 \\\n      c=4\nLABEL a=5 c=6\n',
            },
          ],
        },
        {
          message: message('c'),
          fixes: [
            {
              ...sure,
              after: 'FROM alpine:3.22\n# the version\nLABEL a=1\nLABEL "a"="2" \\\n      b=3\nLABEL a=5 c=6\n',
            },
          ],
        },
      ],
    },
    {
      name: 'one with a variable, which may be there to stop the build',
      text: 'FROM alpine:3.22\nARG X\nLABEL [|a|]=$X b=1\nLABEL a=2\n',
      problems: [
        {
          message: message('a'),
          fixes: [{ title, preferred: true, after: 'FROM alpine:3.22\nARG X\nLABEL b=1\nLABEL a=2\n' }],
        },
      ],
    },
    {
      name: 'one with a comment beside it, which stays',
      text: 'FROM alpine:3.22\nLABEL [|a|]=1 \\\n  # of b\n  b=2 a=3\n',
      problems: [{ message: message('a') }],
    },
  ],
  quiet: [
    { name: 'stages that are based on another', text: 'FROM alpine:3.22 AS b\nLABEL a=1\nFROM b\nLABEL a=2\n' },
    { name: 'what a variable decides', text: 'FROM alpine:3.22\nARG X\nLABEL a$X=1 a$X=2\n' },
    { name: 'a trigger, which runs elsewhere', text: 'FROM alpine:3.22\nLABEL a=1\nONBUILD LABEL a=2\n' },
  ],
});
