import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { cache } from './paths.ts';
import { run } from './run.ts';

/** What Debian calls the registry that Docker's people wrote. */
const PACKAGE = 'docker-registry';

/**
 * A registry on this machine, or why there is none. On Debian and its kin, the package is unpacked into .cache/: installed, it
 * would be a service that starts by itself.
 */
export async function installRegistry(): Promise<{ readonly program: string } | { readonly reason: string }> {
  const folder = path.join(cache, PACKAGE);
  const program = path.join(folder, 'usr', 'bin', PACKAGE);
  if (existsSync(program)) return { program };
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg-deb')) {
    return { reason: `there is no ${PACKAGE}: only on Debian and its kin it is fetched` };
  }
  const partial = `${folder}.${process.pid}`;
  await mkdir(partial, { recursive: true });
  // The lists of packages may be missing or old, which only root can change.
  let output = '';
  for (const args of [['download', PACKAGE], ['update'], ['download', PACKAGE]]) {
    ({ output } = await run('apt-get', args, { cwd: partial }));
    const archive = (await readdir(partial)).find((name) => name.endsWith('.deb'));
    if (archive !== undefined) {
      ({ output } = await run('dpkg-deb', ['-x', archive, '.'], { cwd: partial }));
      break;
    }
  }
  // Several tests may have been at it.
  if (!existsSync(program)) await rename(partial, folder).catch(() => undefined);
  await rm(partial, { recursive: true, force: true });
  if (existsSync(program)) return { program };
  return { reason: `${PACKAGE} could not be fetched: ${output.trim().split('\n').at(-1)}` };
}
