import { globSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from './cleanup.ts';
import { root } from './paths.ts';
import type { Counts } from './reporters/counts.ts';
import { run } from './run.ts';

/** Where Node keeps what it made of our TypeScript, which no test needs to wait for again. */
const compiled = path.join(root, 'node_modules', '.cache', 'compiled');

export interface Ring {
  readonly name: string;
  run(): Promise<Counts>;
}

/** A program that passes or fails as one test, and is heard only when it fails. */
export function program(name: string, command: string, ...args: string[]): Ring {
  return {
    name,
    async run() {
      const { code, output } = await run(command, args, { shell: process.platform === 'win32' });
      if (code !== 0) console.log(output);
      return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
    },
  };
}

/** Tests of node:test, a process for each file. */
export const tests = (name: string, pattern: string, ...options: string[]): Ring => ({
  name,
  run: () => runTests(filesOf(pattern), options),
});

/** Two lists of about the same size in bytes. */
function halvesOf(files: readonly string[]): readonly string[][] {
  const sized = files.map((file) => ({ file, size: statSync(path.join(root, file)).size }));
  const halves = [0, 1].map(() => ({ files: [] as string[], size: 0 }));
  for (const { file, size } of sized.sort((a, b) => b.size - a.size)) {
    const [lighter] = halves.sort((a, b) => a.size - b.size);
    lighter!.files.push(file);
    lighter!.size += size;
  }
  return halves.map((half) => half.files);
}

/** The files of a ring, which is never an empty one. */
function filesOf(pattern: string): string[] {
  const files = globSync(pattern, { cwd: root }).sort();
  if (files.length === 0) throw new Error(`There are no tests at ${pattern}.`);
  return files;
}

/**
 * The same where files share a process: one for each of two processors, with as much to do as the other.
 * @param depth see test/support/depth.ts
 */
export const testsTogether = (
  name: string,
  pattern: string,
  depth: 'quick' | 'thorough',
  ...options: string[]
): Ring => ({
  name,
  async run() {
    const counts = await Promise.all(
      halvesOf(filesOf(pattern)).map((half) =>
        runTests(half, ['--test-isolation=none', ...options], { TEST_DEPTH: depth }),
      ),
    );
    const sum = (of: keyof Counts) => counts.reduce((total, one) => total + one[of], 0);
    return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  },
});

async function runTests(
  files: readonly string[],
  options: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Counts> {
  const { folder, remove } = await temporaryFolder('counts');
  const counts = path.join(folder, 'counts.json');
  const reporters = path.join(root, 'scripts', 'lib', 'reporters');
  const { code } = await run(
    process.execPath,
    [
      '--test',
      ...options,
      `--test-reporter=${path.join(reporters, 'problems.ts')}`,
      '--test-reporter-destination=stdout',
      `--test-reporter=${path.join(reporters, 'counts.ts')}`,
      `--test-reporter-destination=${counts}`,
      ...files,
    ],
    { show: true, env: { ...process.env, ...environment, NODE_COMPILE_CACHE: compiled } },
  );
  // A crash leaves no count, and a suite that fails outside its tests leaves a wrong one.
  const found: Counts = JSON.parse(
    (await readFile(counts, 'utf8').catch(() => '')) || '{"passed":0,"failed":0,"skipped":0}',
  );
  await remove();
  return code !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found;
}
