import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIgnored, mayLetInBelow, readIgnoreFile } from '../../server/src/workspace/ignore.ts';
import { ignoreTexts, PATHS } from '../support/ignore-cases.ts';
import { oursOf, recordedIgnores } from './ignores.ts';
import { idOf } from './record.ts';

test('ignore files are read as BuildKit reads them, as recorded; if not, run "npm run test:buildkit"', () => {
  const said = recordedIgnores();
  const others = ignoreTexts().filter((text) => ![undefined, said.get(idOf(text))].includes(oursOf(text)));
  assert.deepEqual(others, []);
  assert.equal(said.size, ignoreTexts().length);
});

test('few of the odd ones are not certain', () => {
  const texts = ignoreTexts();
  assert.ok(texts.filter((text) => oursOf(text) === undefined).length < texts.length / 5);
});

test('nothing is let in below a folder of which that is said', () => {
  const folders = [...new Set(PATHS.flatMap((path) => path.split('/').map((_, i, all) => all.slice(0, i).join('/'))))];
  for (const text of ignoreTexts()) {
    const ignore = readIgnoreFile('.dockerignore', text);
    if (!ignore) continue;
    for (const folder of folders.filter((path) => path !== '' && isIgnored(ignore, path))) {
      if (mayLetInBelow(ignore, folder)) continue;
      const sent: string[] = PATHS.filter((path) => path.startsWith(`${folder}/`) && !isIgnored(ignore, path));
      assert.deepEqual(sent, [], `${JSON.stringify(text)} ${folder}`);
    }
  }
});
