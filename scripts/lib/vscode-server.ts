import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from './cleanup.ts';
import { must, start } from './run.ts';
import { installVSCode } from './vscode-install.ts';

export interface ServeOptions {
  readonly folder: string;
  /** Packages to install, as a user does. */
  readonly extensions: readonly string[];
  /** `false`: every folder is trusted and nobody is asked. `true`: VS Code's own way, Restricted Mode until trusted. */
  readonly workspaceTrust: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** For tests: the page obeys the `payload` of its address and reports what the extension host prints. */
  readonly testDriver?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly say?: (line: string) => void;
}

export interface ServedVSCode {
  /** The page that shows the folder, with the token that lets its reader in. */
  readonly address: string;
  /** Settles when the server ends by itself, with what it printed. */
  readonly failed: Promise<string>;
  close(): Promise<void>;
}

/** No start page, no offers, no requests to the internet: what stays is the editor. */
const quiet = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Starts a VS Code of its own, with empty settings and no other extension, on a free port of this machine only. */
export async function serveVSCode(options: ServeOptions): Promise<ServedVSCode> {
  const vscode = await installVSCode(options.say ?? (() => {}));
  const main = path.join(vscode, 'out', 'server-main.js');
  const { folder: data, remove } = await temporaryFolder('vscode');
  const places = [
    `--server-data-dir=${data}`,
    `--user-data-dir=${path.join(data, 'user')}`,
    `--extensions-dir=${path.join(data, 'extensions')}`,
  ];
  for (const extension of options.extensions)
    await must(process.execPath, [main, ...places, '--install-extension', extension]);

  await mkdir(path.join(data, 'user', 'User'), { recursive: true });
  await writeFile(path.join(data, 'user', 'User', 'settings.json'), JSON.stringify({ ...quiet, ...options.settings }));

  // Whoever reaches the page has a terminal here, and a port is open to all users of the machine. So are the arguments of a
  // program, hence a file.
  const token = randomUUID();
  const tokenFile = path.join(data, 'token');
  await writeFile(tokenFile, token, { mode: 0o600 });

  const { child, end, failed } = start(
    process.execPath,
    [
      main,
      '--host=127.0.0.1',
      '--port=0',
      `--connection-token-file=${tokenFile}`,
      '--accept-server-license-terms',
      '--disable-getting-started-override',
      '--telemetry-level=off',
      ...places,
      ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
      ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } },
  );

  let output = '';
  const port = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const listening = /Extension host agent listening on (\d+)/.exec(output);
        if (listening?.[1]) resolve(listening[1]);
      });
  });
  const close = async () => {
    await end();
    await remove();
  };
  const listening = await Promise.race([port, failed]);
  if (!listening) {
    await close();
    throw new Error(`VS Code did not start:\n${output}`);
  }
  const folder = encodeURIComponent(options.folder).replaceAll('%2F', '/');
  const address = `http://127.0.0.1:${listening}/?tkn=${token}&folder=${folder}`;
  return { address, failed: failed.then(() => output), close };
}
