import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BuildOptions, build as bundle } from 'esbuild';
import { lean } from './lib/lean.ts';
import { writeLicences } from './lib/licences.ts';
import { dist, root } from './lib/paths.ts';

/** The oldest Node that runs the programs: the one in VS Code 1.91 for the extension, ours for the command line. */
const target = 'node20';

/**
 * Makes dist/: the extension's client, the language server and the command line, each one file.
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
    bundle({ ...options, entryPoints: ['server/src/lsp/main.ts'], outfile: 'dist/server.js', plugins: [lean] }),
    bundle({
      ...options,
      entryPoints: ['server/src/cli/main.ts'],
      outfile: 'dist/cli.js',
      plugins: [lean],
      banner: { js: '#!/usr/bin/env node' },
    }),
    writeFile(path.join(dist, 'package.json'), '{ "type": "commonjs" }\n'),
  ]);
  const inputs = Object.assign({}, ...results.map((result) => result?.metafile?.inputs));
  await Promise.all([writeLicences(inputs, path.join(dist, 'licences.txt')), chmod(path.join(dist, 'cli.js'), 0o755)]);
}

if (import.meta.main) await build({ development: process.argv.includes('--development') });
