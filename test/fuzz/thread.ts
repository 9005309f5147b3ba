import { parentPort, workerData } from 'node:worker_threads';
import { Fuzz } from './fuzz.ts';
import { type Given, type Message, writeInput } from './watched.ts';

/** The thread of `Watched`. */
const { seed, inputs, current } = workerData as Given;
const TOLD_EVERY = 1_000;

let isStopped = false;
parentPort!.on('message', () => {
  isStopped = true;
});
const tell = (message: Message) => parentPort!.postMessage(message);

const fuzz = await Fuzz.start(seed);
const progress = () => ({ inputs: fuzz.inputs, summary: String(fuzz) });
let told = performance.now();
while (!isStopped && fuzz.inputs < inputs) {
  const find = fuzz.next((input) => writeInput(current, input));
  if (find) tell({ kind: 'find', find, progress: progress() });
  if (performance.now() - told < TOLD_EVERY) continue;
  told = performance.now();
  tell({ kind: 'progress', progress: progress() });
  // A message that came in meanwhile is heard.
  await new Promise((resolve) => setImmediate(resolve));
}
tell({ kind: 'ended', progress: progress() });
parentPort!.close();
