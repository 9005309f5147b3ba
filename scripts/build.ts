import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BuildOptions, build as bundle, type Metafile } from 'esbuild';
import { lean } from './lib/lean.ts';
import { writeLicences } from './lib/licences.ts';
import { dist, root } from './lib/paths.ts';

/** The oldest Node that runs the programs: the one in VS Code 1.91 for the extension, ours for the command line. */
const target = 'node20';

/**
 * Makes dist/: the extension's client, the language server and the command line.
 * They are CommonJS, which the extension host loads faster; package.json says "module", hence a package.json in dist/.
 */
export async function build({ development = false } = {}): Promise<void> {
  const options: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target,
    // Some dependencies are UMD in `main`, which cannot be bundled, and have an ES module beside it.
    mainFields: ['module', 'main'],
    minify: !development,
    sourcemap: development,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  };
  await mkdir(dist, { recursive: true });
  const results = await Promise.all([
    bundle({ ...options, entryPoints: ['client/src/main.ts'], outfile: 'dist/client.cjs', external: ['vscode'] }),
    program(options, 'server', 'server/src/lsp/main.ts'),
    program(options, 'cli', 'server/src/cli/main.ts', '#!/usr/bin/env node'),
    writeFile(path.join(dist, 'package.json'), '{ "type": "commonjs" }\n'),
  ]);
  const inputs: Metafile['inputs'] = Object.assign({}, ...results.map((result) => result?.metafile?.inputs));
  await Promise.all([writeLicences(inputs, path.join(dist, 'licences.txt')), chmod(path.join(dist, 'cli.js'), 0o755)]);
}

/** Makes a program, `NAME-main.js`, and `NAME.js`, which starts it: see server/src/start. */
async function program(options: BuildOptions, name: string, entry: string, banner = '') {
  const main = `dist/${name}-main.js`;
  const result = await bundle({
    ...options,
    entryPoints: [entry],
    outfile: main,
    plugins: [lean],
    banner: { js: '(function (require, onWarm) {' },
    footer: { js: '})' },
  });
  const text = asciiOf(await readFile(path.join(root, main), 'utf8'));
  await writeFile(path.join(root, main), text);
  await bundle({
    ...options,
    entryPoints: [`server/src/start/${name}.ts`],
    outfile: `dist/${name}.js`,
    define: { DIGEST: JSON.stringify(createHash('sha256').update(text).digest('hex')) },
    banner: { js: banner },
  });
  return result;
}

/** esbuild escapes what is not ASCII, but for what stands in regular expressions. V8 keeps a text of ASCII in half the space. */
const asciiOf = (text: string): string =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

if (import.meta.main) await build({ development: process.argv.includes('--development') });
