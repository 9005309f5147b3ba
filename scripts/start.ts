import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { temporaryFolder } from './lib/cleanup.ts';
import { packageExtension } from './lib/extension-package.ts';
import { root } from './lib/paths.ts';
import { run } from './lib/run.ts';
import { serveVSCode } from './lib/vscode-server.ts';

/** `npm start [-- [--browser] folder]`: VS Code with this extension on a folder, by default on sample/. */
const { values, positionals } = parseArgs({ options: { browser: { type: 'boolean' } }, allowPositionals: true });
const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), positionals[0] ?? path.join(root, 'sample'));
if (!existsSync(folder)) {
  console.error(`There is no folder ${folder}.`);
  process.exit(2);
}

if (!values.browser && (await hasDesktop())) {
  await build({ development: true });
  console.log(`Opening VS Code on ${folder} …`);
  const code = await run('code', [`--extensionDevelopmentPath=${root}`, folder], { show: true, shell: isWindows() });
  process.exitCode = code.code;
} else {
  await serve();
}

/** Without a desktop VS Code the same program is served to a browser, with the extension installed from its package. */
async function serve(): Promise<void> {
  if (!values.browser) console.log('There is no `code` on the PATH, so VS Code is served to your browser.');
  await build();
  const { folder: temporary, remove } = await temporaryFolder('package');
  const extension = path.join(temporary, 'dockerfile-stages.vsix');
  await packageExtension(extension);
  const server = await serveVSCode({
    folder,
    extensions: [extension],
    workspaceTrust: false,
    settings: { 'workbench.startupEditor': 'readme' },
    say: console.log,
  });
  await remove();
  process.exitCode = 0;
  console.log(`\n  VS Code with Dockerfile Stages on ${folder}:\n\n    ${server.address}\n\n  Ctrl-C stops it.\n`);
  const output = await server.failed;
  console.error(`VS Code ended unexpectedly:\n${output}`);
  await server.close();
  process.exitCode = 1;
}

/** A `code` of a remote window or of WSL counts: it opens a window too. */
async function hasDesktop(): Promise<boolean> {
  return run('code', ['--version'], { shell: isWindows() }).then(
    ({ code }) => code === 0,
    () => false,
  );
}

function isWindows(): boolean {
  return process.platform === 'win32';
}
