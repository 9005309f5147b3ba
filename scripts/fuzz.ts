import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Watched } from '../test/fuzz/watched.ts';
import { root } from './lib/paths.ts';

/**
 * `npm run fuzz [-- --seed=1 --seconds=60 --processes=1]`: tries one text after the other until it is stopped. What it finds is printed
 * and written to .cache/fuzz, each find with the texts that show it.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    seconds: { type: 'string', default: 'Infinity' },
    processes: { type: 'string', default: '1' },
  },
});
const TOLD_EVERY = 10;

const folder = path.join(root, '.cache', 'fuzz');
await mkdir(folder, { recursive: true });
let finds = 0;
const watched = Array.from({ length: Number(values.processes) }, (_, i) => {
  const seed = Number(values.seed) + i;
  return new Watched(seed, async (find) => {
    const file = path.join(folder, `${seed}-${++finds}.json`);
    await writeFile(file, `${JSON.stringify(find, undefined, 2)}\n`);
    console.log(`\n✖ ${find.fault}\n${find.inputs.map((input) => JSON.stringify(input)).join('\n')}\n  → ${file}`);
  });
});
const began = performance.now();
const say = () => {
  const inputs = watched.reduce((sum, { progress }) => sum + progress.inputs, 0);
  const seconds = (performance.now() - began) / 1000;
  console.log(`${inputs} inputs in ${seconds.toFixed(0)} s, ${finds} finds`);
};
const telling = setInterval(say, TOLD_EVERY * 1000);
const stop = () => {
  for (const one of watched) one.stop();
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
if (Number.isFinite(Number(values.seconds))) setTimeout(stop, Number(values.seconds) * 1000);

await Promise.all(watched.map(({ ended }) => ended));
clearInterval(telling);
say();
for (const { progress } of watched) console.log(progress.summary);
process.exit(finds > 0 ? 1 : 0);
