import { Worker } from 'node:worker_threads';
import type { Input } from './examine/examine.ts';
import type { Find } from './fuzz.ts';

/** How far a thread has come. */
export interface Progress {
  readonly inputs: number;
  readonly summary: string;
}

/** What a thread tells. */
export type Message =
  | { readonly kind: 'find'; readonly find: Find; readonly progress: Progress }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'ended'; readonly progress: Progress };

/** What a thread is given. `limits` ends it by itself; `current` is where it writes what it tries. */
export interface Given {
  readonly seed: number;
  readonly inputs: number;
  readonly current: SharedArrayBuffer;
}

/** For so long a thread may be silent, in milliseconds: shrinking takes its time, and one input never does. */
const HANGS_AFTER = 120_000;
const LARGEST = 1 << 19;

/** Tries inputs in a thread, and tells of those on which it hangs or dies as well. Then it goes on with another seed. */
export class Watched {
  progress: Progress = { inputs: 0, summary: '' };
  readonly ended: Promise<void>;
  readonly #onFind: (find: Find) => void;
  readonly #most: number;
  #end: () => void = () => undefined;
  #worker: Worker | undefined;
  #isStopped = false;

  /** @param most inputs are tried */
  constructor(seed: number, onFind: (find: Find) => void, most = Number.POSITIVE_INFINITY) {
    this.#onFind = onFind;
    this.#most = most;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#start(seed, { inputs: 0, summary: '' });
  }

  /** Ends it after the sequence that is being tried. */
  stop(): void {
    this.#isStopped = true;
    this.#worker?.postMessage('stop');
    setTimeout(() => this.#worker?.terminate(), 5_000).unref();
  }

  #start(seed: number, before: Progress): void {
    const current = new SharedArrayBuffer(LARGEST);
    const given: Given = { seed, inputs: this.#most - before.inputs, current };
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: given });
    this.#worker = worker;
    let isOver = false;
    let fault = 'The thread ended.';
    const hung = () => {
      fault = `hangs: nothing for ${HANGS_AFTER / 1000} s`;
      void worker.terminate();
    };
    let timer = setTimeout(hung, HANGS_AFTER);
    worker.on('message', (message: Message) => {
      clearTimeout(timer);
      timer = setTimeout(hung, HANGS_AFTER);
      const { inputs, summary } = message.progress;
      this.progress = { inputs: before.inputs + inputs, summary: [before.summary, summary].filter(Boolean).join('\n') };
      if (message.kind === 'find') this.#onFind(message.find);
      if (message.kind === 'ended') isOver = true;
    });
    worker.on('error', (error) => {
      fault = error.stack ?? error.message;
    });
    worker.on('exit', () => {
      clearTimeout(timer);
      if (isOver || this.#isStopped) return this.#end();
      this.#onFind({ fault, inputs: [inputIn(current)] });
      this.#start(seed + 1_000_003, this.progress);
    });
  }
}

const DIGITS = 4;

/** Writes down what is tried, so that it is known even if the thread never answers again. */
export function writeInput(current: SharedArrayBuffer, input: Input): void {
  const bytes = new Uint8Array(current);
  const { written } = new TextEncoder().encodeInto(JSON.stringify(input), bytes.subarray(DIGITS));
  new DataView(current).setUint32(0, written);
}

function inputIn(current: SharedArrayBuffer): Input {
  const length = new DataView(current).getUint32(0);
  return JSON.parse(new TextDecoder().decode(new Uint8Array(current).slice(DIGITS, DIGITS + length)));
}
