import { testRule } from '../../../../test/support/rule-test.ts';
import { type IgnoreFile, readIgnoreFile } from '../../workspace/ignore.ts';
import { copyIgnored } from './copy-ignored.ts';

const ignoring = (text: string, ...context: string[]) => ({
  ignore: readIgnoreFile('.dockerignore', text) as IgnoreFile,
  context: new Set(context),
});
const keptOut = (path: string, by = '.dockerignore') => ({
  message: `"${path}" is kept out of the build context by ${by}.`,
});

testRule(copyIgnored, {
  reports: [
    {
      name: 'files and folders, whatever is written around their names',
      text: 'FROM a:1 AS x\nCOPY [|./a/../b|] c \\\n  [|/d/|] /x/\nFROM a:1\nADD --chown=1 [[|"b"|], [|"e f"|], "/x/"]\n',
      workspace: ignoring('b\nd\ne f\n', 'c'),
      problems: [keptOut('b'), keptOut('d'), keptOut('b'), keptOut('e f')],
    },
    {
      name: 'what lies in an ignored folder',
      text: 'FROM a:1\nCOPY [|src/deep/a.ts|] /x/\n',
      workspace: ignoring('**/deep'),
      problems: [keptOut('src/deep/a.ts')],
    },
    {
      name: 'what an exception does not let in',
      text: 'FROM a:1\nCOPY [|a.md|] README.md [|docs|] /x/\n',
      workspace: ignoring('*\n!README.md\n!src/docs', 'README.md'),
      problems: [keptOut('a.md'), keptOut('docs')],
    },
    {
      name: 'everything',
      text: 'FROM a:1\nCOPY [|.|] /x/\nADD [|/|] /x/\n',
      workspace: ignoring('a\n*'),
      problems: [
        { message: 'Everything is kept out of the build context by .dockerignore.' },
        { message: 'Everything is kept out of the build context by .dockerignore.' },
      ],
    },
    {
      name: 'a pattern that fits nothing else',
      text: 'FROM a:1\nCOPY [|*.log|] [|dist/*.js|] /x/\n',
      workspace: ignoring('*.log\ndist', 'a.txt', 'src/', 'src/a.js'),
      problems: [keptOut('*.log'), keptOut('dist/*.js')],
    },
    {
      name: 'the ignore file of the Dockerfile, wherever the context is',
      text: 'FROM a:1\nCOPY [|a|] /x/\n',
      workspace: { ignore: readIgnoreFile('web.Dockerfile.dockerignore', 'a') as IgnoreFile },
      problems: [keptOut('a', 'web.Dockerfile.dockerignore')],
    },
  ],
  quiet: [
    { name: 'a file without an ignore file', text: 'FROM a:1\nCOPY a /x/\n' },
    { name: 'an ignore file that says nothing', text: 'FROM a:1\nCOPY . /x/\n', workspace: ignoring('# a\n') },
    {
      name: 'other files',
      text: 'FROM a:1\nCOPY . b aa a.b /x/\n',
      workspace: ignoring('a\nc/b\n', 'b'),
    },
    {
      name: 'an exception, and a folder into which one leads',
      text: 'FROM a:1\nCOPY src lib/a lib . /x/\n',
      workspace: ignoring('*\n!src\n!lib/a'),
    },
    {
      name: 'what does not come from the context',
      text: 'FROM a:1 AS b\nFROM a:1\nCOPY --from=b a /x/\nCOPY --from=0 a /x/\nADD https://a/a git@a.b:a/a /x/\nCOPY <<a /x/\na\na\n',
      workspace: ignoring('*'),
    },
    {
      name: 'a trigger, which runs elsewhere',
      text: 'FROM a:1\nONBUILD COPY a /x/\n',
      workspace: ignoring('a'),
    },
    {
      name: 'a variable',
      text: 'FROM a:1\nARG F=a\nCOPY $F ${G}/a /x/\n',
      workspace: ignoring('a\n**/a'),
    },
    {
      name: 'a pattern that fits something, or may',
      text: 'FROM a:1\nCOPY *.log d/?.log e/*/a.log /x/\n',
      workspace: ignoring('**/*.log\n', 'a.log', 'd/', 'd/b.log'),
    },
    {
      name: 'a pattern where nobody could look',
      text: 'FROM a:1\nCOPY *.log /x/\n',
      workspace: { ignore: readIgnoreFile('.dockerignore', '*.log') as IgnoreFile },
    },
    {
      name: 'a pattern where not everybody is kept out',
      text: 'FROM a:1\nCOPY *.log \\*.log /x/\n',
      workspace: ignoring('*.log\n!keep.log'),
    },
  ],
});
