import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.ts';

/** ShellCheck on this machine, or why there is none. On Debian and its kin, root gets the package installed. */
export async function installShellcheck(): Promise<{ readonly program: string } | { readonly reason: string }> {
  const here = inPath('shellcheck');
  if (here !== undefined) return { program: here };
  if (process.getuid?.() !== 0 || inPath('apt-get') === undefined) {
    return {
      reason: 'ShellCheck is not installed (apt-get install shellcheck), and only root on Debian is helped to it',
    };
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '--yes', '--no-install-recommends', 'shellcheck'];
  // The lists of packages may be missing or old.
  let output = '';
  for (const args of [install, ['update'], install]) {
    ({ output } = await run('apt-get', args, { env }));
    const program = inPath('shellcheck');
    if (program !== undefined) return { program };
  }
  return { reason: `ShellCheck could not be installed: ${output.trim().split('\n').at(-1)}` };
}

function inPath(name: string): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return folders.map((folder) => path.join(folder, file)).find((place) => existsSync(place));
}
