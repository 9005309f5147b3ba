import { globSync } from 'node:fs';
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

/** Tests of node:test; no ring at all where there is no such file (yet). */
export function tests(name: string, pattern: string, ...options: string[]): Ring[] {
  const files = globSync(pattern, { cwd: root }).sort();
  return files.length === 0 ? [] : [{ name, run: () => runTests(files, options) }];
}

/** The same where each file is read in the process that runs it: one process for each of two processors. */
export function testsTogether(name: string, pattern: string, ...options: string[]): Ring[] {
  const files = globSync(pattern, { cwd: root }).sort();
  // Every second one, so that both have as many rules.
  const halves = [0, 1].map((rest) => files.filter((_, i) => i % 2 === rest)).filter((half) => half.length > 0);
  const all = ['--test-isolation=none', ...options];
  const both = async (): Promise<Counts> => {
    const counts = await Promise.all(halves.map((half) => runTests(half, all)));
    const sum = (of: keyof Counts) => counts.reduce((total, one) => total + one[of], 0);
    return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  };
  return halves.length === 0 ? [] : [{ name, run: both }];
}

async function runTests(files: readonly string[], options: readonly string[]): Promise<Counts> {
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
    { show: true, env: { ...process.env, NODE_COMPILE_CACHE: compiled } },
  );
  // A crash leaves no count, and a suite that fails outside its tests leaves a wrong one.
  const found: Counts = JSON.parse(
    (await readFile(counts, 'utf8').catch(() => '')) || '{"passed":0,"failed":0,"skipped":0}',
  );
  await remove();
  return code !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found;
}
