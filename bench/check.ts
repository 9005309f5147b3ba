import { globSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../scripts/lib/cleanup.ts';
import { dist, root } from '../scripts/lib/paths.ts';
import { run } from '../scripts/lib/run.ts';
import { isDockerfileName } from '../server/src/workspace/dockerfiles.ts';
import { makeDocument } from './documents.ts';
import { installHadolint } from './hadolint.ts';
import { median } from './measure.ts';

const CORPUS = path.join(root, '..', 'shared', 'corpus', 'files');
const CLI = path.join(dist, 'cli.js');
const TIMES = 3;
const COLD_TIMES = 9;

/** Real Dockerfiles where they are at hand, else made-up ones. */
function inputs(folder: string): { readonly files: readonly string[]; readonly what: string } {
  const real = globSync('**/*', { cwd: CORPUS, withFileTypes: true })
    .filter((entry) => entry.isFile() && isDockerfileName(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  if (real.length > 0) return { files: real, what: 'real Dockerfiles' };
  const files = Array.from({ length: 300 }, (_, i) => path.join(folder, `Dockerfile.${i}`));
  for (const [i, file] of files.entries()) writeFileSync(file, makeDocument(30 + i).text);
  return { files, what: 'made-up Dockerfiles' };
}

/** Milliseconds that a program takes; it may find something to complain of. */
async function timed(command: string, ...args: readonly string[]): Promise<number> {
  const env = { ...process.env };
  delete env.NODE_EXTRA_CA_CERTS;
  const began = performance.now();
  await run(command, args, { stdio: 'ignore', env });
  return performance.now() - began;
}

/** What the command line needs, against hadolint and against Node that does nothing, in words. */
export async function checkSection(): Promise<string> {
  const { folder, remove } = await temporaryFolder('bench-check');
  const { files, what } = inputs(folder);
  const hadolint = await installHadolint();
  const times = { ours: [] as number[], hadolint: [] as number[], cold: [] as number[], nothing: [] as number[] };
  for (let i = 0; i < TIMES; i++) {
    times.ours.push(await timed(process.execPath, CLI, 'check', ...files));
    if ('program' in hadolint) times.hadolint.push(await timed(hadolint.program, ...files));
  }
  const one = path.join(folder, 'Dockerfile');
  writeFileSync(one, makeDocument(30).text);
  for (let i = 0; i < COLD_TIMES; i++) {
    times.nothing.push(await timed(process.execPath, '-e', '0'));
    times.cold.push(await timed(process.execPath, CLI, 'check', '--no-shellcheck', one));
  }
  await remove();
  const [ours, peer, cold, nothing] = [times.ours, times.hadolint, times.cold, times.nothing].map(median);
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const compared =
    'program' in hadolint
      ? `hadolint needs ${seconds(peer!)} for the same files in one process: a ratio of ${(ours! / peer!).toFixed(2)} (bar: at most 0.5). Both ask ShellCheck, where it is installed.`
      : `There is nothing to compare with: ${hadolint.reason}.`;
  const limit = 1.5 * nothing! + 100;
  return `## Command line

\`dockerfile-stages check\` looks at ${files.length} ${what} in ${seconds(ours!)}. ${compared}

One small file, with the start of Node, is checked in ${cold!.toFixed(0)} ms; \`node -e 0\` takes ${nothing!.toFixed(0)} ms (bar: 1.5 times that and 100 ms, which are ${limit.toFixed(0)} ms: ${cold! <= limit ? 'met' : 'missed'}).
`;
}
