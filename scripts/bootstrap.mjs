#!/usr/bin/env node
/**
 * Makes a bare clone ready, then runs one of our scripts: `node scripts/bootstrap.mjs scripts/test.ts [arguments]`.
 *
 * Plain JavaScript, because it runs on whatever Node the machine has (20 or later). The script itself runs on the Node
 * that package.json pins, which reads TypeScript and which the VS Code test tools need.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');
const pinnedNode = path.join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>} */
const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Whether what is installed is what package-lock.json asks for. Packages for other systems may be absent. */
function isInstalled() {
  const installedLock = path.join(modules, '.package-lock.json');
  if (!existsSync(installedLock) || !existsSync(pinnedNode)) return false;
  const installed = packagesIn(installedLock);
  return Object.entries(packagesIn(path.join(root, 'package-lock.json'))).every(([name, wanted]) => {
    if (name === '') return true;
    const found = installed[name];
    if (!found) return wanted.optional || wanted.devOptional;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/**
 * Runs a program in this terminal and passes signals on to it; answers with its exit code.
 *
 * npm puts a shell between itself and this process. A signal for npm alone ends that shell and never comes here, so a
 * new parent counts as a signal, too.
 */
function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** npm tells its scripts where it is; without that it is looked up on the PATH, which Windows does only in a shell. */
function npm(...args) {
  const file = process.env.npm_execpath;
  if (file?.endsWith('.js')) return run(process.execPath, [file, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}

if (!isInstalled()) {
  console.log('Installing the dependencies of package-lock.json (npm ci) …');
  const code = await npm('ci', '--loglevel=error');
  if (code !== 0) {
    console.error('npm ci failed. Check the connection to the package registry, then run the command again.');
    process.exit(code);
  }
}

const PATH = [path.join(modules, '.bin'), path.dirname(pinnedNode), process.env.PATH].join(path.delimiter);
process.exitCode = await run(pinnedNode, process.argv.slice(2), { env: { ...process.env, PATH } });
