import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';

/** The built command line. */
export const CLI = path.resolve(import.meta.dirname, '../../dist/cli.js');

export interface Answer {
  readonly exitCode: number | null;
  readonly out: string;
  readonly notes: string;
}

/** Runs the built command line in a folder, with variables that differ from ours. */
export function runCli(
  cwd: string,
  args: readonly string[],
  input: string | Uint8Array = '',
  variables: NodeJS.ProcessEnv = {},
): Answer {
  if (!existsSync(CLI)) throw new Error('dist/cli.js is not built: run "npm run build"');
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    input,
    env: { ...process.env, ...variables },
  });
  if (error) throw error;
  return { exitCode: status, out: stdout.toString(), notes: stderr.toString() };
}

/** A new folder with these files in it, removed when the test ends. */
export function folderWith(t: TestContext, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dockerfile-stages-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}
