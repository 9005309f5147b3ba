import { readFileSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { temporaryFolder } from '../../scripts/lib/cleanup.ts';
import { packageExtension } from '../../scripts/lib/extension-package.ts';
import { root } from '../../scripts/lib/paths.ts';
import { buildHangingServer } from '../support/hanging-server.ts';
import { environment, type Result } from './suite/results.ts';

/** What a host needs: an extension to install, a folder to open, and the suite, which is an extension of its own. */
export interface Harness {
  /** The packaged extension. Nothing of the source tree takes part. */
  readonly extension: string;
  /** A copy of the sample workspace, which tests may change. */
  readonly workspace: string;
  /** The folder of the extension that carries the suite. */
  readonly suite: string;
  /** The file to give to VS Code as `extensionTestsPath`. */
  readonly entry: string;
  readonly env: Readonly<Record<string, string>>;
  results(): Result[];
  remove(): Promise<void>;
}

export async function prepare({ trusted }: { trusted: boolean }): Promise<Harness> {
  const { folder, remove } = await temporaryFolder('harness');
  const inside = (name: string) => path.join(folder, name);
  const names = ['extension.vsix', 'sample', 'suite', 'results.jsonl', 'hanging.cjs'];
  const [extension, workspace, suite, results, hanging] = names.map(inside);
  const entry = path.join(suite!, 'index.js');
  await Promise.all([
    packageExtension(extension!),
    cp(path.join(root, 'sample'), workspace!, { recursive: true }),
    writeFile(results!, ''),
    makeSuite(suite!, entry),
    trusted && buildHangingServer(hanging!),
  ]);
  return {
    extension: extension!,
    workspace: workspace!,
    suite: suite!,
    entry,
    env: {
      [environment.results]: results!,
      [environment.trusted]: trusted ? 'yes' : 'no',
      [environment.hanging]: hanging!,
    },
    results: () =>
      readFileSync(results!, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line): Result => JSON.parse(line)),
    remove,
  };
}

async function makeSuite(folder: string, entry: string): Promise<void> {
  await mkdir(folder);
  const manifest = {
    name: 'suite',
    publisher: 'dockerfile-stages',
    version: '1.0.0',
    engines: { vscode: '*' },
    capabilities: { untrustedWorkspaces: { supported: true } },
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await build({
    entryPoints: [path.join(root, 'test/vscode/suite/index.ts')],
    outfile: entry,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    sourcemap: 'inline',
    // mocha looks for files of its parallel mode, which is not used.
    logOverride: { 'require-resolve-not-external': 'silent' },
  });
}
