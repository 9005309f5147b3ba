import { testRule } from '../../../../test/support/rule-test.ts';
import { secretLiteral } from './secret-literal.ts';

// Joined from parts, so that nobody who searches the sources for credentials finds one.
const aws = ['AK', 'IA', 'Q7ZKX2MVB5TRHW3G'].join('');
const github = ['gh', 'p_', 'k3Rz7QfVw9LxTb2MnYc5HdJp8SgAe4UuKq6Z'].join('');
const header = ['-----BEGIN RSA PRIVATE', ' KEY-----'].join('');

testRule(secretLiteral, {
  reports: [
    {
      name: 'tokens wherever they stand: in a variable, a comment and a heredoc',
      text: `# use [|${github}|]\nFROM node:22\nENV AWS_ACCESS_KEY_ID="[|${aws}|]" A=b\nRUN <<EOF\nx --token=[|${github}|] y\nEOF\nUSER node\n`,
      problems: [
        { message: 'Whoever sees this file has a GitHub token: replace it, and use a secret.' },
        { message: 'Whoever sees this file has an AWS access key ID: replace it, and use a secret.' },
        { message: 'Whoever sees this file has a GitHub token: replace it, and use a secret.' },
      ],
    },
    {
      name: 'a token as the password of an address, once, and a private key over several lines',
      text: `FROM node:22\nRUN git clone https://x:[|${github}|]@github.com/a/b\nRUN echo "[|${header}|]\\n\\\nQfVw9LxTb2MnYc5HdJp8SgAe4UuKq6Z" > /k\nUSER node\n`,
      problems: [
        { message: 'Whoever sees this file has a GitHub token: replace it, and use a secret.' },
        { message: 'Whoever sees this file has a private key: replace it, and use a secret.' },
      ],
    },
  ],
  quiet: [
    {
      name: 'variables, examples and mounts',
      text: 'FROM node:22\nARG T\nRUN git clone https://x:$T@github.com/a/b && curl -H "Authorization: Bearer ${T}" https://u:password@example.org\nENV AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nUSER node\n',
    },
    {
      name: 'a suppressed one',
      text: `FROM node:22\n# check=skip=security/secret-literal\nENV A=${aws}\nUSER node\n`,
    },
  ],
});
