import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cache } from './paths.ts';
import { must } from './run.ts';

/** The npm package that carries a whole VS Code server, workbench included, and the VS Code in it. */
const version = '4.139.1';
const vscodeVersion = '1.139.1';

/**
 * The folder of a VS Code that is served to a browser. The first call installs it, which takes about a minute and
 * 600 MB in .cache/. No install script runs, so nothing is compiled; what is lost are log files and the terminal.
 */
export async function installVSCode(say: (line: string) => void): Promise<string> {
  const folder = path.join(cache, 'vscode', version);
  const vscode = path.join('node_modules', 'code-server', 'lib', 'vscode');
  if (existsSync(folder)) return path.join(folder, vscode);

  const began = Date.now();
  say(`Installing VS Code ${vscodeVersion} into .cache/vscode, once (about a minute) …`);
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  await writeFile(path.join(partial, 'package.json'), '{ "private": true }\n');
  const install = ['install', '--ignore-scripts', '--loglevel=error', '--no-fund', '--no-audit'];
  await npm([...install, '--save-exact', `code-server@${version}`], partial);
  await npm([...install, '--omit=dev'], path.join(partial, vscode));
  await rename(partial, folder);
  say(`Installed in ${((Date.now() - began) / 1000).toFixed(0)} s.`);
  return path.join(folder, vscode);
}

const npm = (args: readonly string[], cwd: string) => must('npm', args, { cwd, shell: process.platform === 'win32' });
