import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ignoreTexts, PATHS } from '../../../../test/support/ignore-cases.ts';
import { testIgnoreRule } from '../../../../test/support/ignore-rule-test.ts';
import { applyEdits } from '../../text/edit.ts';
import { isIgnored, readIgnoreFile } from '../../workspace/ignore.ts';
import { ignoreProblems } from '../ignore-rule.ts';
import { ignoreException } from './ignore-exception.ts';

const again = (by: string, name: string) => `"${by}" below keeps "${name}" out again, so this lets nothing in.`;
const idle = (name: string) => ({
  message: `Nothing above keeps "${name}" out, so this lets nothing in.`,
  severity: 'hint' as const,
});

testIgnoreRule(ignoreException, {
  reports: [
    {
      name: 'exceptions above what they are meant for',
      text: '# docs\n[|!README.md|]\n*.md\nx',
      problems: [
        {
          message: again('*.md', 'README.md'),
          fixes: [
            { title: 'Move it below the last pattern', after: '# docs\n*.md\nx\n!README.md', preferred: true },
            { title: 'Remove this line', after: '# docs\n*.md\nx', safe: true },
          ],
        },
      ],
    },
    {
      name: 'those that are undone, by the same pattern or by one that fits all',
      text: '*\n[|!src|]\n[|!lib/*.js|]\nsrc\n**\n!a\n',
      problems: [
        {
          message: again('src', 'src'),
          fixes: [
            { title: 'Move it below the last pattern', after: '*\n!lib/*.js\nsrc\n**\n!a\n!src\n', preferred: true },
            { title: 'Remove this line', after: '*\n!lib/*.js\nsrc\n**\n!a\n', safe: true },
          ],
        },
        {
          message: again('**', 'lib/*.js'),
          fixes: [
            { title: 'Move it below the last pattern', after: '*\n!src\nsrc\n**\n!a\n!lib/*.js\n', preferred: true },
            { title: 'Remove this line', after: '*\n!src\nsrc\n**\n!a\n', safe: true },
          ],
        },
      ],
    },
    {
      name: 'a folder of which only files are kept out',
      text: 'src/**/*.log\n[|!src|]',
      problems: [
        {
          message: 'Nothing keeps "src" itself out, so this lets nothing in: what "src/**/*.log" fits stays out.',
          fixes: [{ title: 'Remove this line', after: 'src/**/*.log', safe: true }],
        },
      ],
    },
    {
      name: 'what nothing keeps out',
      text: '[|!a|]\n[|!*.b|]\ndist\n[|!src/x|]\n',
      problems: [
        { ...idle('a'), fixes: [{ title: 'Remove this line', after: '!*.b\ndist\n!src/x\n', safe: true }] },
        { ...idle('*.b'), fixes: [{ title: 'Remove this line', after: '!a\ndist\n!src/x\n', safe: true }] },
        { ...idle('src/x'), fixes: [{ title: 'Remove this line', after: '!a\n!*.b\ndist\n', safe: true }] },
      ],
    },
  ],
  quiet: [
    { name: 'exceptions that let something in', text: '*\n!src\n!a/b\n!**/*.md\n!.x\nsrc/**/*.log\n!src/keep.log\n' },
    { name: 'a folder in a folder that is kept out', text: 'a\n!a/b\n!a/b/c/d\n' },
    { name: 'a later pattern that fits only a folder above, which may not be looked at', text: '*\n!y/x\ny\n' },
    { name: 'wildcards of which nobody can tell', text: 'a/*\n!a/*.md\n*.md\n!**/x\n' },
    { name: 'a file of which a line is not certain', text: '\\d\n!a\n' },
  ],
});

test('without what lets nothing in, the same files are kept out', () => {
  const keptOut = (text: string) => {
    const ignore = readIgnoreFile('', text);
    return ignore && PATHS.filter((path) => isIgnored(ignore, path));
  };
  let count = 0;
  // Without its first line, a mark elsewhere may come to be that of the byte order.
  for (const text of ignoreTexts().filter((text) => !text.includes('\ufeff'))) {
    for (const { fixes } of ignoreProblems(ignoreException, text)) {
      const { edits } = fixes!().find(({ safe }) => safe)!;
      assert.deepEqual(keptOut(applyEdits(text, edits)), keptOut(text), JSON.stringify(text));
      count++;
    }
  }
  assert.ok(count > 500);
});
