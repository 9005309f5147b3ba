import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, SilentReporter } from '@vscode/test-electron';
import { temporaryFolder } from '../../scripts/lib/cleanup.ts';
import { cache } from '../../scripts/lib/paths.ts';
import { must, run } from '../../scripts/lib/run.ts';
import type { Harness } from './harness.ts';

/** The desktop VS Code, or why this machine cannot get it. */
export async function downloadDesktop(version: string): Promise<{ program: string } | { reason: string }> {
  const options = { version, cachePath: path.join(cache, 'vscode-test'), reporter: new SilentReporter() };
  return downloadAndUnzipVSCode(options).then(
    (program) => ({ program }),
    (error: Error) => ({ reason: `VS Code ${version} cannot be downloaded here: ${error.message}` }),
  );
}

/**
 * Runs the suite in a desktop VS Code. The answer is what it printed.
 * @vscode/test-electron's own `runTests` switches workspace trust off, and one of our runs is about it.
 */
export async function runInDesktop(program: string, harness: Harness, { trusted }: { trusted: boolean }) {
  // The name is short on purpose: VS Code puts a socket there, and the path of a socket is limited to 103 characters.
  const { folder, remove } = await temporaryFolder('user');
  const places = [`--user-data-dir=${folder}`, `--extensions-dir=${path.join(folder, 'extensions')}`];
  await mkdir(path.join(folder, 'User'));
  const settings = { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' };
  await writeFile(path.join(folder, 'User', 'settings.json'), JSON.stringify(settings));
  const shell = process.platform === 'win32';
  const [cli] = resolveCliArgsFromVSCodeExecutablePath(program, { reuseMachineInstall: true });
  await must(cli!, [...places, '--no-sandbox', '--install-extension', harness.extension], { shell });

  const [command, ...before] = [...(await screen()), program];
  const { output } = await run(
    command!,
    [
      ...before,
      harness.workspace,
      ...places,
      `--extensionDevelopmentPath=${harness.suite}`,
      `--extensionTestsPath=${harness.entry}`,
      '--no-sandbox',
      '--disable-gpu',
      '--disable-updates',
      '--skip-welcome',
      '--skip-release-notes',
      ...(trusted ? ['--disable-workspace-trust'] : []),
    ],
    { env: { ...process.env, ...harness.env }, shell },
  );
  await remove();
  return output;
}

/** A machine without a screen gets one that nobody sees. */
async function screen(): Promise<string[]> {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return [];
  if (!existsSync('/usr/bin/xvfb-run')) {
    const debian = /^ID=debian$/m.test(await readFile('/etc/os-release', 'utf8').catch(() => ''));
    if (!debian || process.getuid?.() !== 0)
      throw new Error('The desktop VS Code needs a screen. Install xvfb, or set DISPLAY.');
    await must('apt-get', ['update', '-qq']);
    await must('apt-get', ['install', '-qq', '-y', '--no-install-recommends', 'xvfb', 'xauth']);
  }
  return ['/usr/bin/xvfb-run', '--auto-servernum'];
}
