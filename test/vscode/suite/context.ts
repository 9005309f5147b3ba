import assert from 'node:assert/strict';
import { type Position, Uri, workspace } from 'vscode';
import { apply, fixesAt, hoverAt, idOf, openFile, problemsOf, textOf } from './editor.ts';

/** The start of some words in a document. */
const placeOf = async (name: string, words: string): Promise<[Awaited<ReturnType<typeof openFile>>, Position]> => {
  const document = await openFile(name);
  return [document, document.positionAt(document.getText().indexOf(words))];
};

describe('the build context', () => {
  const folder = workspace.workspaceFolders![0]!.uri;
  const write = (name: string, text: string) =>
    workspace.fs.writeFile(Uri.joinPath(folder, name), new TextEncoder().encode(text));

  it('is counted by a hover on what is copied of it', async () => {
    await write(
      'context/Dockerfile',
      'FROM node:24 AS build\nCOPY . /app\nFROM scratch\nCOPY --from=build /app /app\n',
    );
    await write('context/web/node_modules/a/index.js', 'x'.repeat(2500));
    const [document, place] = await placeOf('context/Dockerfile', '. /app');
    const text = await hoverAt(document, place);
    assert.match(text, /2 files, 2\.6 kB/);
    assert.match(text, /`web\/`: 1 file, 2\.5 kB/);
  });

  it('has an ignore file whose patterns are looked at, mended and explained', async () => {
    await write('context/.dockerignore', 'node_modules\n!a.md\n*.md\n');
    const [document, place] = await placeOf('context/.dockerignore', 'node_modules');
    assert.equal(document.languageId, 'ignore');
    const problems = await problemsOf(document, (found) => found.length === 2);
    assert.deepEqual(problems.map((problem) => [textOf(document, problem), idOf(problem)]).sort(), [
      ['!a.md', 'file/ignore-exception'],
      ['node_modules', 'file/ignore-unmatched'],
    ]);
    const range = problems.find((problem) => textOf(document, problem) === 'node_modules')!.range;
    const fixes = await fixesAt(document, range, 'quickfix');
    await apply(fixes.find(({ title }) => title === 'Use "**/node_modules"'));
    await problemsOf(document, (found) => found.length === 1);
    assert.match(await hoverAt(document, place.translate(0, 1)), /Keeps out 1 file, 2\.5 kB/);
    await document.save();
  });
});
