import { testRule } from '../../../../test/support/rule-test.ts';
import { copyMultiDestSlash } from './copy-multi-dest-slash.ts';

const title = 'Add the slash';
const needs = (path: string) => `With several sources, "${path}" needs a slash at its end to be a folder.`;

testRule(copyMultiDestSlash, {
  reports: [
    {
      name: 'words, and words in quotes',
      text: 'FROM debian:12\nCOPY --chown=1 foo bar [|baz|]\nADD foo bar [|"ba"|]\nONBUILD COPY ["a", "b c", [|"/d"|]]\n',
      problems: [
        {
          message: needs('baz'),
          fixes: [
            {
              title,
              after: 'FROM debian:12\nCOPY --chown=1 foo bar baz/\nADD foo bar "ba"\nONBUILD COPY ["a", "b c", "/d"]\n',
              preferred: true,
            },
          ],
        },
        {
          message: needs('ba'),
          fixes: [
            {
              title,
              after: 'FROM debian:12\nCOPY --chown=1 foo bar baz\nADD foo bar "ba/"\nONBUILD COPY ["a", "b c", "/d"]\n',
              preferred: true,
            },
          ],
        },
        {
          message: needs('/d'),
          fixes: [
            {
              title,
              after: 'FROM debian:12\nCOPY --chown=1 foo bar baz\nADD foo bar "ba"\nONBUILD COPY ["a", "b c", "/d/"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'a slash, and folders by their nature',
      text: 'FROM debian:12\nCOPY a b c/\nCOPY a b .\nCOPY a b ..\nCOPY a b /x/.\nCOPY a b "c/"\n',
    },
    { name: 'one source', text: 'FROM debian:12\nCOPY a b\nCOPY *.c d\n' },
    { name: 'variables', text: 'FROM debian:12\nARG D\nCOPY a b $D\nCOPY a b /x/${D}\n' },
    { name: 'Windows', text: '# escape=`\nFROM acme/a:1\nCOPY a b c:\\x\\\n' },
    {
      name: 'heredocs and misplaced flags',
      text: 'FROM debian:12\nCOPY <<a <<b /c\na\nb\nCOPY --from b /c /d\nCOPY a --from=b /c\n',
    },
  ],
});
