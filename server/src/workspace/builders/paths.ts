/** Stands for the project's folder at the start of a path that is absolute where the build runs. */
export const ROOT = '\u0001';

/** PATH_MAX of Linux. */
const LONGEST = 4096;

/**
 * A path seen from a folder, in its shortest form; both are relative to the project's folder, which is `.`. Undefined for one that
 * leads elsewhere: absolute, in somebody's home, or too long for a path.
 */
export function joined(folder: string, path: string): string | undefined {
  const given = path.replace(/^(?:cwd|dir|file):\/\//, '');
  if (given.length + folder.length > LONGEST || /^[~/]|^[A-Za-z]:[\\/]/.test(given) || given.includes(ROOT, 1))
    return undefined;
  const names = given.startsWith(ROOT) ? [] : folder.split('/').filter((name) => name !== '.' && name !== '');
  for (const name of given.replace(ROOT, '').split('/')) {
    if (name === '..' && names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/') || '.';
}

/** The folder that a path, relative to the project's folder, lies in. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? '.' : path.slice(0, end);
}

/** The last name of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The folder above one of these names in a path: what the files in `.github/` speak for. */
export function above(path: string, name: string): string {
  const at = `/${path}`.lastIndexOf(`/${name}/`);
  return at < 0 ? folderOf(path) : path.slice(0, Math.max(0, at - 1)) || '.';
}
