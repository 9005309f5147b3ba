import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Builds } from '../server/src/workspace/builders/builds.ts';
import { NodeFiles } from '../server/src/workspace/node-files.ts';
import { writeWorkspace } from './scale/workspace.ts';

/**
 * `npm run scale [-- --write]`: how long it takes to look through a large workspace for who builds its Dockerfiles, what that keeps in
 * memory, and what one changed file costs. With `--write` the page about scale is made anew.
 */
const DOCKERFILES = 2_000;
const CHANGES = 200;
const PAGE = path.resolve(import.meta.dirname, '../docs/scale.md');

const folder = mkdtempSync(path.join(tmpdir(), 'dockerfile-stages-scale-'));
try {
  const others = writeWorkspace(folder, DOCKERFILES);
  const root = pathToFileURL(folder).href;
  const builds = new Builds(new NodeFiles(() => [root]), () => [root]);
  const before = process.memoryUsage().rss;
  let most = before;
  let longest = 0;
  let last = performance.now();
  const watching = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    most = Math.max(most, process.memoryUsage().rss);
  }, 1);
  const start = performance.now();
  await builds.look();
  const look = performance.now() - start;
  clearInterval(watching);
  await sleep(100);
  const number = builds.builders.reduce((sum, uri) => sum + builds.in(uri).length, 0);

  const times: number[] = [];
  for (let i = 0; i < CHANGES; i++) {
    const file = path.join(folder, `group-${i % 40}`, `service-${i}`, 'compose.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('target: build', `target: "${i}"`));
    const begin = performance.now();
    const concerned = await builds.changed([{ uri: pathToFileURL(file).href, what: 'changed' }]);
    times.push(performance.now() - begin);
    if (concerned.size !== 1) throw new Error(`${file} concerns ${concerned.size} Dockerfiles`);
  }
  times.sort((a, b) => a - b);
  const n = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 1 });
  const mb = (bytes: number) => `${n(Math.round(bytes / 2 ** 20))} MB`;
  const rows = [
    ['Looking through it', `${n(look / 1000)} s`],
    ['Memory that this takes at most', mb(most - before)],
    ['The longest that anything else has to wait', `${n(longest)} ms`],
    ['One changed file: half of them', `${n(times[CHANGES / 2]!)} ms`],
    ['One changed file: the slowest of 20', `${n(times[Math.floor(CHANGES * 0.95)]!)} ms`],
  ];
  const page = `<!-- Made by "npm run scale -- --write". -->

# Scale

A workspace of ${n(DOCKERFILES)} Dockerfiles and ${n(others)} other files, in which ${n(builds.builders.length)} files start ${n(number)} builds, on a machine with
${cpus().length} processors. It is looked through once, in the background; of what was read the builds are kept, and no texts.

| | |
| --- | --- |
${rows.map(([what, value]) => `| ${what} | ${value} |`).join('\n')}
`;
  process.stdout.write(page);
  if (process.argv.includes('--write')) writeFileSync(PAGE, page);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
