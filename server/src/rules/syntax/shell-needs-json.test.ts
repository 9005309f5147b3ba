import { testRule } from '../../../../test/support/rule-test.ts';
import { shellNeedsJson } from './shell-needs-json.ts';

testRule(shellNeedsJson, {
  reports: [
    {
      name: 'plain words',
      text: 'FROM debian:12\nSHELL [|/bin/bash  -o pipefail -c|] \nUSER 65532\n',
      problems: [
        {
          message: 'SHELL takes a JSON array of strings.',
          fixes: [
            {
              title: 'Write ["/bin/bash", "-o", "pipefail", "-c"]',
              after: 'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"] \nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'a shell that is not told to run a command',
      text: 'FROM debian:12\nSHELL [|bash|]\nUSER 65532\n',
      problems: [
        {
          message: 'SHELL takes a JSON array of strings.',
          fixes: [
            {
              title: 'Write ["bash", "-c"]',
              after: 'FROM debian:12\nSHELL ["bash", "-c"]\nUSER 65532\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'words that a shell would have to split, and an empty array',
      text: 'FROM debian:12\nSHELL [|bash -c "a b"|]\nSHELL [|[ ]|]\n',
      problems: [{ message: 'SHELL takes a JSON array of strings.' }, { message: 'The array of SHELL is empty.' }],
    },
    {
      name: 'a trigger, as long as nothing runs it',
      text: 'FROM debian:12\nONBUILD SHELL [|"bash"|]\n',
      problems: [{ message: 'SHELL takes a JSON array of strings.', severity: 'warning' }],
    },
  ],
  quiet: [
    { name: 'an array', text: 'FROM debian:12\nSHELL ["bash"]\n' },
    { name: 'nothing at all, and what nearly is an array', text: 'FROM debian:12\nSHELL\nSHELL ["bash",]\n' },
    { name: 'an array with a comment', text: 'FROM debian:12\nSHELL ["bash", "-c"] # why\n' },
  ],
});
