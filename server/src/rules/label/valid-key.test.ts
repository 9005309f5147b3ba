import { testRule } from '../../../../test/support/rule-test.ts';
import { NO_POLICY } from '../../workspace/policy.ts';
import { validKey } from './valid-key.ts';

testRule(validKey, {
  reports: [
    {
      name: 'what is not recommended, wherever it is set',
      text: `FROM alpine:3.22 AS build
LABEL [|my_key|]=1 [|"a key"|]=2 \\
  # a comment
  [|1a|]=3
ONBUILD LABEL [|a.|]="4"
FROM build
LABEL [|a-|]=5 [|a..b|]=6
LABEL [|a/b|] 7
`,
      problems: [
        'The key "my_key" has "_" in it.',
        'The key "a key" has " " in it.',
        'The key "1a" does not begin with a letter.',
        'The key "a." does not end with a letter or a digit.',
        'The key "a-" does not end with a letter or a digit.',
        'The key "a..b" has two separators in a row.',
        'The key "a/b" has "/" in it.',
      ].map((message) => ({ message })),
    },
    {
      name: 'keys of one kind at once, in each stage',
      text: 'FROM alpine:3.22 AS a\nLABEL [|a_b|]=1 c=2\nLABEL d_e=3 f_g=4 [|h/i|]=5\nFROM a\nLABEL [|j_k|]=6 l_m=7\n',
      problems: [
        { message: 'The key "a_b" has "_" in it. The same holds for 2 more.' },
        { message: 'The key "h/i" has "/" in it.' },
        { message: 'The key "j_k" has "_" in it. The same holds for one more.' },
      ],
    },
    {
      name: 'capitals, which can be made small where that key is free',
      text: 'FROM alpine:3.22\nLABEL [|"Version"|]=1 [|Vendor|]=2 vendor=3\n',
      problems: [
        {
          message: 'The key "Version" has capital letters.',
          fixes: [{ title: 'Write "version"', after: 'FROM alpine:3.22\nLABEL "version"=1 Vendor=2 vendor=3\n' }],
        },
        { message: 'The key "Vendor" has capital letters.' },
      ],
    },
    {
      name: 'namespaces of Docker',
      text: 'FROM alpine:3.22\nLABEL [|com.docker.x|]=1 [|io.docker.x|]=2 [|org.dockerproject.x|]=3\n',
      problems: ['com.docker', 'io.docker', 'org.dockerproject'].map((name) => ({
        message: `Labels that begin with "${name}." are reserved for Docker.`,
        severity: 'information',
      })),
    },
  ],
  quiet: [
    { name: 'good keys', text: 'FROM alpine:3.22\nLABEL org.valid-key.label3=1 a=2 "b.c"=3 com.dockerx=4\n' },
    { name: 'what a variable decides', text: 'FROM alpine:3.22\nARG X\nLABEL a_$X=1\n' },
    {
      name: 'the labels of extensions of Docker Desktop',
      text: 'FROM scratch\nLABEL com.docker.extension.publisher-url=x\n',
    },
    {
      name: 'keys that the project wants',
      text: 'FROM alpine:3.22\nLABEL my_key=1\n',
      workspace: { policy: { ...NO_POLICY, labelSchema: new Map([['my_key', 'text']]) } },
    },
  ],
});
