import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { temporaryFolder } from '../../scripts/lib/cleanup.ts';
import { packageExtension } from '../../scripts/lib/extension-package.ts';
import { root } from '../../scripts/lib/paths.ts';
import { namesInZip } from '../support/zip.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly semanticTokenScopes: readonly { readonly scopes: Readonly<Record<string, readonly string[]>> }[];
  };
}

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const manifest: Manifest = JSON.parse(read('package.json'));

suite('the package', () => {
  let remove = async () => {};
  let names: readonly string[] = [];

  before(async () => {
    const temporary = await temporaryFolder('package');
    remove = temporary.remove;
    const file = path.join(temporary.folder, 'extension.vsix');
    await packageExtension(file);
    names = namesInZip(readFileSync(file));
  });
  after(() => remove());

  test('contains what an installed extension needs, and nothing else', () => {
    assert.deepEqual([...names].sort(), [
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/LICENSE.txt',
      'extension/changelog.md',
      'extension/dist/cli-main.js',
      'extension/dist/cli.js',
      'extension/dist/client.cjs',
      'extension/dist/licences.txt',
      'extension/dist/package.json',
      'extension/dist/server-main.js',
      'extension/dist/server.js',
      'extension/images/icon.png',
      'extension/package.json',
      'extension/package.nls.json',
      'extension/readme.md',
      'extension/schemas/dockerfile-stages.schema.json',
      'extension/syntaxes/dockerfile.tmLanguage.json',
    ]);
  });
});

test('every command is registered by the client', () => {
  const client = globSync('client/src/**/*.ts', { cwd: root }).map(read).join('\n');
  const registered = [...client.matchAll(/registerCommand\(\s*'([^']+)'/g)].map((match) => match[1]);
  const contributed = manifest.contributes.commands.map(({ command }) => command);
  assert.deepEqual(registered.sort(), contributed.toSorted());
});

test('every command has a name of ours', () => {
  for (const { command } of manifest.contributes.commands) assert.match(command, /^dockerfileStages\./);
});

test('every text of the manifest is in package.nls.json, and every text there is used', () => {
  const used = new Set([...read('package.json').matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]));
  assert.deepEqual([...used].sort(), Object.keys(JSON.parse(read('package.nls.json'))).sort());
});

test('keywords, flags and delimiters keep the colours of the grammar when the tokens of the server come', () => {
  const grammar = read('syntaxes/dockerfile.tmLanguage.json');
  for (const { scopes } of manifest.contributes.semanticTokenScopes) {
    for (const type of ['keyword', 'parameter', 'label']) assert.ok(grammar.includes(`"${scopes[type]}"`), type);
  }
});
