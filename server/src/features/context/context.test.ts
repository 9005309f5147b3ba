import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from '../../model/dockerfile.ts';
import { effectOf, leftOf } from '../../workspace/context-sizes.ts';
import { treeOf } from '../../workspace/context-tree.ts';
import { patternsOf, readIgnoreFile, readIgnoreText } from '../../workspace/ignore.ts';
import { NO_WORKSPACE } from '../../workspace/workspace.ts';
import { markdown, plaintext } from '../markup.ts';
import { amount } from './amount.ts';
import { ignoreHover } from './ignore-hover.ts';
import { contextSourceAt, describeCounted } from './source.ts';

test('amounts are told in words', () => {
  const told = (files: number, bytes: number, whole = true) => amount({ files, bytes, whole }, true);
  assert.equal(told(0, 0), 'no files');
  assert.equal(told(1, 1), '1 file, 1 byte');
  assert.equal(told(1204, 88_400_000), '1,204 files, 88 MB');
  assert.equal(told(1_234_567, 999), '1,234,567 files, 999 bytes');
  assert.equal(told(2, 999_600, false), 'at least 2 files, 1.0 MB');
  assert.equal(told(2, 9_960), '2 files, 10 kB');
  assert.equal(told(2, 3.2e15), '2 files, 3200 TB');
  assert.equal(amount({ files: 3, bytes: 0, whole: true }, false), '3 files');
});

const FOLDER = 'file:///work/';
const workspace = { ...NO_WORKSPACE, contextFolder: FOLDER };

describe('a source of the build context', () => {
  const sources = (text: string) => {
    const dockerfile = readDockerfile(text);
    const found = Array.from({ length: text.length + 1 }, (_, at) => contextSourceAt(dockerfile, workspace, at)?.path);
    return [...new Set(found)].filter((path) => path !== undefined);
  };
  test('is what COPY and ADD take of it', () => {
    assert.deepEqual(sources('FROM a\nCOPY . ./src/ /x/\nADD ["b c", "*.js", "/x/"]\nCOPY a'), [
      '',
      'src',
      'b c',
      '*.js',
    ]);
  });
  test('is nothing of another place, or of which a variable decides', () => {
    const text =
      'FROM a AS b\nARG D=d\nCOPY --from=b . /x/\nCOPY $D \\* /x/\nADD https://a.b/c git@a:b/c.git /x/\nCOPY <<E /x\nE\nCOPY --exclude=a . /x\nONBUILD COPY . /x\nRUN . x\nCOPY [".';
    assert.deepEqual(sources(text), []);
    assert.equal(contextSourceAt(readDockerfile('FROM a\nCOPY . /x\n'), NO_WORKSPACE, 13), undefined);
  });
  test('is told with its largest folders', () => {
    const root = treeOf([
      'a',
      ...'bcdefgh'.split('').flatMap((name, i) => Array.from({ length: i + 1 }, (_, j) => `${name}/${j}`)),
    ]);
    const source = { folder: FOLDER, path: '', fits: undefined };
    const ignore = readIgnoreFile('.dockerignore', 'h')!;
    const told = (patterns = ignore.patterns) =>
      describeCounted(
        { kind: 'known', left: leftOf(root, patterns, ''), tellsSizes: false },
        { ...workspace, ...(patterns.length > 0 && { ignore }) },
        source,
        plaintext,
      );
    assert.equal(
      told(),
      '22 files besides what .dockerignore keeps out.\n\nThe largest of 6 folders:\n\n- g/: 6 files\n- f/: 5 files\n- e/: 4 files\n- d/: 3 files\n- c/: 2 files',
    );
    assert.match(told([]), /^29 files\.\n\nThe largest of 7 folders:\n\n- h\/: 7 files/);
    const counting = (seen: number) => describeCounted({ kind: 'counting', seen }, workspace, source, plaintext);
    assert.deepEqual(
      [counting(0), counting(12_000)],
      ['Its files are being counted.', 'Its files are being counted: 12,000 by now.'],
    );
  });
});

describe('a pattern of an ignore file', () => {
  const text = '\ufeff# a\r\n*\r\n ! src/ \r\n!src\r\nsrc/*.md\r\nno\r\n\\d';
  const at = (words: string) => text.indexOf(words);
  const known = (words: string) => {
    const patterns = patternsOf(readIgnoreText(text.slice(0, at('\\d'))))!;
    const number = patterns.findIndex(({ range }) => range.start === at(words));
    return {
      kind: 'known' as const,
      ...effectOf(treeOf(['a', 'src/a', 'src/b.md']), patterns, number),
      tellsSizes: false,
    };
  };
  const about = (words: string, weighed?: Parameters<typeof ignoreHover>[2]) =>
    ignoreHover(readIgnoreText(text), at(words), weighed, plaintext)?.text.split('\n\n')[1];
  test('tells what it is for, and what it does', () => {
    assert.equal(about('*'), 'Keeps what it fits out of the build context.');
    assert.equal(about('! src'), 'Lets in again what it fits, of what a line above keeps out.');
    assert.equal(about('# a'), undefined);
    assert.equal(about('\\d'), undefined);
    const counted = (seen: number) => about('no', { kind: 'counting', seen });
    assert.equal(counted(0), 'Keeps what it fits out of the build context. The files are being counted.');
    assert.equal(
      counted(1500),
      'Keeps what it fits out of the build context. The files are being counted: 1,500 by now.',
    );
    assert.equal(about('*', known('*')), 'Fits 3 files, and keeps out 1 file: other lines decide about the rest.');
    assert.equal(
      about('! src', known('! src')),
      'Fits 2 files, and lets in again 1 file: other lines decide about the rest.',
    );
    assert.equal(about('!src', known('!src')), 'Fits 2 files, and lets in again none of them.');
    assert.equal(about('src/*.md', known('src/*.md')), 'Keeps out 1 file.');
    assert.equal(about('no', known('no')), 'Fits no files.');
    const [title, , left, link] = ignoreHover(readIgnoreText(text), at('! src'), known('! src'), markdown)!.text.split(
      '\n\n',
    );
    assert.deepEqual([title, left], ['**`!src`**', 'Left in the build context: 1 file.']);
    assert.match(link!, /^\[Docker's reference\]\(https:/);
  });
  test('is looked for at every place', () => {
    for (let offset = 0; offset <= text.length; offset++) {
      const found = ignoreHover(readIgnoreText(text), offset, undefined, markdown);
      if (found) assert.doesNotMatch(text.slice(found.range.start, found.range.end), /^\s|\s$|[\r\n\ufeff]/);
    }
  });
});
