import { testRule } from '../../../../test/support/rule-test.ts';
import { readIgnoreFile } from '../../workspace/ignore.ts';
import { copySourceMissing } from './copy-source-missing.ts';

const beside = (...context: string[]) => ({ context: new Set(context) });
const missing = (path: string, near?: string) =>
  `"${path}" is not in the build context${near ? `; "${near}" is` : ''}.`;

testRule(copySourceMissing, {
  reports: [
    {
      name: 'misspelt names, in all forms',
      text: 'FROM a:1\nCOPY --chown=1 [|./package.jsn|] \\\n  src /x/\nADD [[|"/confg/app.yml"|], "/x/"]\nCOPY [|scr/|] /x/\n',
      workspace: beside('package.json', 'src/', 'config/', 'config/app.yml', 'confg/', 'confg/apps.yml'),
      problems: [
        {
          message: missing('package.jsn', 'package.json'),
          fixes: [
            {
              title: 'Use "package.json"',
              after:
                'FROM a:1\nCOPY --chown=1 ./package.json \\\n  src /x/\nADD ["/confg/app.yml", "/x/"]\nCOPY scr/ /x/\n',
              preferred: true,
            },
          ],
        },
        {
          message: missing('confg/app.yml', 'confg/apps.yml'),
          fixes: [
            {
              title: 'Use "confg/apps.yml"',
              after:
                'FROM a:1\nCOPY --chown=1 ./package.jsn \\\n  src /x/\nADD ["/confg/apps.yml", "/x/"]\nCOPY scr/ /x/\n',
              preferred: true,
            },
          ],
        },
        {
          message: missing('scr', 'src'),
          fixes: [
            {
              title: 'Use "src"',
              after:
                'FROM a:1\nCOPY --chown=1 ./package.jsn \\\n  src /x/\nADD ["/confg/app.yml", "/x/"]\nCOPY src/ /x/\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'what is gone, where others are there',
      text: 'FROM a:1\nCOPY src [|nginx.conf|] [|docs/old/page.md|] /x/\n',
      workspace: beside('src/', 'docs/', 'docs/new/'),
      problems: [
        { message: missing('nginx.conf'), severity: 'hint' },
        { message: missing('docs/old/page.md'), severity: 'hint' },
      ],
    },
  ],
  quiet: [
    { name: 'a context of which nothing is known', text: 'FROM a:1\nCOPY a.txt /x/\n' },
    {
      name: 'a folder in which nothing of all that is',
      text: 'FROM a:1\nCOPY a.txt src /x/\n',
      workspace: beside('b.txt'),
    },
    {
      name: 'what is made before a build, or further down',
      text: 'FROM a:1\nCOPY src dist/a.js dist/ app app.jar x.tar.gz servr .env src/a/b/c.ts lib/x.txt /x/\n',
      workspace: { ...beside('src/', 'src/a/', 'lib/', 'server/'), unread: new Set(['lib/']) },
    },
    {
      name: 'variables, patterns, other places, and what is kept out',
      text: 'FROM a:1 AS b\nARG D=nope.txt\nCOPY src $D *.nope https://a.b/c.txt /x/\nCOPY --from=b /nope.txt /x/\nCOPY <<a.txt /x/\na.txt\nCOPY no.md /x/\n',
      workspace: { ...beside('src/'), ignore: readIgnoreFile('.dockerignore', '*.md')! },
    },
    { name: 'a trigger', text: 'FROM a:1\nCOPY src /x\nONBUILD COPY a.txt /x\n', workspace: beside('src/') },
  ],
});
