import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../../scripts/lib/cleanup.ts';
import { run } from '../../scripts/lib/run.ts';
import { read, root } from './tree.ts';

/** The folder that the guide puts its rule into. */
const PLACE = path.join(root, 'server/src/rules/runtime');

const { folder, remove } = await temporaryFolder('guide');
after(remove);

/** A program of the guide, in another folder than it would have. */
const moved = (text: string): string =>
  text.replace(/(?<=from ')\.\.[^']+/g, (from) => {
    const target = path.relative(folder, path.resolve(PLACE, from));
    return target.split(path.sep).join('/');
  });

const [rule, ruleTest] = [...read('CONTRIBUTING.md').matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, text]) => text!);
const files = ['signal-number.ts', 'signal-number.test.ts'];
const [ruleFile, testFile] = files.map((file) => path.join(folder, file));
writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
writeFileSync(ruleFile!, moved(rule!));
writeFileSync(testFile!, moved(ruleTest!));

// The guide's tests are tests of this file.
await import(pathToFileURL(testFile!).href);

test('the rule in the guide is typed as the others are', async () => {
  const config = {
    extends: path.join(root, 'tsconfig.json'),
    compilerOptions: { typeRoots: [path.join(root, 'node_modules/@types')] },
    files: files.slice(0, 1),
  };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
  const { output } = await run(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]);
  assert.equal(output, '');
});
