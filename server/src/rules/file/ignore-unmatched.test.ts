import { testIgnoreRule } from '../../../../test/support/ignore-rule-test.ts';
import { ignoreUnmatched } from './ignore-unmatched.ts';

const deeper = (name: string, path: string) =>
  `"${name}" fits nothing, since patterns begin at the top of the build context; "${path}" is further down.`;

testIgnoreRule(ignoreUnmatched, {
  reports: [
    {
      name: 'what is meant for all folders',
      text: '[|/node_modules/|]\n[|*.log|]\na/b\n',
      context: ['a/b/x.log', 'a/c/x.log', 'web/node_modules/'],
      problems: [
        {
          message: deeper('node_modules', 'web/node_modules'),
          fixes: [
            { title: 'Use "**/node_modules"', after: '**/node_modules/\n*.log\na/b\n', preferred: true },
            { title: 'Remove this line', after: '*.log\na/b\n' },
          ],
        },
        {
          message: deeper('*.log', 'a/c/x.log'),
          fixes: [
            { title: 'Use "**/*.log"', after: '/node_modules/\n**/*.log\na/b\n', preferred: true },
            { title: 'Remove this line', after: '/node_modules/\na/b\n' },
          ],
        },
      ],
    },
    {
      name: 'an exception that is meant so',
      text: '**/*.md\n[|!keep.md|]\n',
      context: ['a/keep.md', 'b/x.md'],
      problems: [
        {
          message: deeper('keep.md', 'a/keep.md'),
          fixes: [
            { title: 'Use "**/keep.md"', after: '**/*.md\n!**/keep.md\n', preferred: true },
            { title: 'Remove this line', after: '**/*.md\n' },
          ],
        },
      ],
    },
    {
      name: 'a misspelt name',
      text: '[|web/fixture|]\n',
      context: ['web/fixtures/a', 'web/b'],
      problems: [
        {
          message: 'Nothing in the build context is called "web/fixture"; "web/fixtures" is there.',
          fixes: [
            { title: 'Use "web/fixtures"', after: 'web/fixtures\n', preferred: true },
            { title: 'Remove this line', after: '' },
          ],
        },
      ],
    },
    {
      name: 'what is gone',
      text: 'a\n[|docs/old|]',
      context: ['a'],
      problems: [
        {
          message: 'Nothing in the build context is called "docs/old".',
          severity: 'hint',
          fixes: [{ title: 'Remove this line', after: 'a' }],
        },
      ],
    },
  ],
  quiet: [
    { name: 'a context of which not all is known', text: 'a\nb\n' },
    {
      name: 'what fits, be it an empty folder, and what comes and goes',
      text: 'a\nb\nb*\n*.c\n!keep.md\ndist\n_build\nerl_crash.dump\ncoverage.txt\n.env\n**/*.pyc\nDockerfile*\nx # y\n',
      context: ['a', 'b/', 'd.c'],
    },
    {
      name: 'what is kept out further down anyway',
      text: '**/x/**\ny\n!z\n.idea\n',
      context: ['x/y', 'y', 'z', 'w/x/.idea/'],
    },
    { name: 'a file of which a line is not certain', text: 'docs\n\\d\n', context: ['a'] },
    {
      name: 'names of which another pattern speaks',
      text: 'fixture1\nfixture2\n',
      context: ['fixture2'].concat('fixture1/a'),
    },
  ],
});
