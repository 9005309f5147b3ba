import { testRule } from '../../../../test/support/rule-test.ts';
import { recursiveContextCopy } from './recursive-context-copy.ts';

const beside = (...context: string[]) => ({ context: new Set(context) });
const takes = (names: string) => ({ message: `This takes ${names} into the image.` });

testRule(recursiveContextCopy, {
  reports: [
    {
      name: 'everything, however it is written',
      text: 'FROM a:1 AS base\nCOPY --link [|./|] /a/\nFROM base\nADD a [|/|] /a/\nCOPY [[|"*"|], "/a/"]\n',
      workspace: beside('.git/', 'a', 'app/', 'app/.env.local', 'tls.key', '.env.example'),
      problems: [
        takes('.git, tls.key and app/.env.local'),
        takes('.git, tls.key and app/.env.local'),
        takes('.git, tls.key and app/.env.local'),
      ],
    },
    {
      name: 'what is not excluded, in a target of another file',
      text: 'FROM a:1 AS api\nCOPY --exclude=**/.env --exclude=*.key [|.|] /a\nFROM a:1\n',
      workspace: { ...beside('.env', 'a/.env', 'a.key', 'node_modules/'), targets: new Set(['api']) },
      problems: [takes('node_modules')],
    },
  ],
  quiet: [
    { name: 'a file of which nothing is known', text: 'FROM a:1\nCOPY . .\n' },
    {
      name: 'a context without such files',
      text: 'FROM a:1\nCOPY . .\n',
      workspace: beside('a', '.env.example', 'keys/'),
    },
    {
      name: 'parts, other sources, and what depends on a variable',
      text: 'FROM a:1 AS b\nFROM a:1\nARG D=.\nCOPY --from=b . .\nCOPY src *.js /a/\nCOPY $D /a/\nCOPY --exclude=.git . .\n',
      workspace: beside('.git/'),
    },
    {
      name: 'builders, workbenches and triggers',
      text: 'FROM a:1 AS b\nCOPY . .\nFROM a:1 AS dev\nCOPY . .\nONBUILD COPY . .\n',
      workspace: beside('.git/'),
    },
  ],
});
