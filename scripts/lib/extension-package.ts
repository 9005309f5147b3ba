import { createRequire } from 'node:module';
import { must } from './run.ts';

/** Puts what `npm run build` made into a .vsix. Everything is bundled, so no dependency goes in. */
export async function packageExtension(file: string): Promise<void> {
  const vsce = createRequire(import.meta.url).resolve('@vscode/vsce/vsce');
  // No address of a repository is known, so the links of the README stay as they are.
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  await must(process.execPath, [vsce, 'package', ...options, '--out', file]);
}
