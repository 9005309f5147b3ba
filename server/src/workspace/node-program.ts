import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * The file of a program, by its absolute path or as it is found in PATH. Folders in PATH that depend on where we are do not count:
 * they may be anybody's.
 */
export async function findProgram(program: string): Promise<string | undefined> {
  if (isAbsolute(program)) return program;
  if (/[\\/]/.test(program)) return undefined;
  const name = process.platform === 'win32' && !/\.exe$/i.test(program) ? `${program}.exe` : program;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const file = join(folder, name);
    const found = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  return undefined;
}
