import { testRule } from '../../../../test/support/rule-test.ts';
import { debianFrontendEnv } from './debian-frontend-env.ts';

const message = 'DEBIAN_FRONTEND stays set in the image: ARG sets it for the build alone.';
const SET = 'DEBIAN_FRONTEND=noninteractive';
const reported = (name: string, before: string, after: string) => ({
  name,
  text: before,
  problems: [{ message, fixes: [{ title: 'Use ARG', after, preferred: true }] }],
});

testRule(debianFrontendEnv, {
  reports: [
    reported(
      'a base of the image, once',
      `FROM debian:12 AS base\n# no questions\nENV [|DEBIAN_FRONTEND="noninteractive"|]\nFROM base AS build\nFROM base\nUSER 1\n`,
      `FROM debian:12 AS base\n# no questions\nARG DEBIAN_FRONTEND="noninteractive"\nFROM base AS build\nFROM base\nUSER 1\n`,
    ),
    reported(
      'the form with a blank',
      'FROM debian:12\nENV [|DEBIAN_FRONTEND \\\n  noninteractive|]\nUSER 1\n',
      `FROM debian:12\nARG ${SET}\nUSER 1\n`,
    ),
    reported(
      'the first of several',
      `FROM debian:12\nENV [|${SET}|] \\\n    A=b\nUSER 1\n`,
      `FROM debian:12\nARG ${SET}\nENV A=b\nUSER 1\n`,
    ),
    reported(
      'the last of several',
      `FROM debian:12\nENV A=b \\\n  # c\n  C=d \\\n  [|${SET}|]\nUSER 1\n`,
      `FROM debian:12\nARG ${SET}\nENV A=b \\\n  # c\n  C=d\nUSER 1\n`,
    ),
    {
      name: 'one with a comment of its own, without a fix',
      text: `FROM debian:12\nENV A=b \\\n  # c\n  [|${SET}|]\nUSER 1\n`,
      problems: [{ message }],
    },
    {
      ...reported(
        'two images that are based on it',
        `FROM debian:12 AS base\nENV [|${SET}|]\nFROM base AS one\nUSER 1\nFROM base\nUSER 1\n`,
        `FROM debian:12 AS base\nARG ${SET}\nFROM base AS one\nUSER 1\nFROM base\nUSER 1\n`,
      ),
      workspace: { targets: new Set(['one']) },
    },
  ],
  quiet: [
    { name: 'a builder', text: `FROM debian:12 AS build\nENV ${SET}\nFROM debian:12\nARG ${SET}\n` },
    { name: 'a value that is taken back', text: `FROM debian:12\nENV ${SET}\nENV DEBIAN_FRONTEND=\n` },
    { name: 'another', text: 'FROM debian:12\nENV DEBIAN_FRONTEND=newt\n' },
    { name: 'what a RUN sets for itself', text: `FROM debian:12\nRUN ${SET} apt-get update\n` },
  ],
});
