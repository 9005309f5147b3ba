import { type ChildProcess, fork } from 'node:child_process';
import { after } from 'node:test';
import type { Case, Measured } from './pathological-child.ts';

/** The most that the heap may hold, in MB. */
const HEAP = 220;
/** A machine that does other things as well takes longer by the clock. */
const HANGS_AFTER = 60_000;

let child: ChildProcess | undefined;
after(() => child?.kill());

/** What a case takes, or how it ends. One process measures one after the other; a new one where that has died. */
export function measured(one: Case): Promise<Measured | string> {
  child ??= fork(new URL('./pathological-child.ts', import.meta.url), {
    execArgv: [`--max-old-space-size=${HEAP}`, '--max-semi-space-size=8'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const own = child;
  return new Promise((resolve) => {
    const settle = (answer: Measured | string) => {
      clearTimeout(timer);
      own.removeAllListeners();
      if (typeof answer === 'string') {
        own.kill();
        child = undefined;
      }
      resolve(answer);
    };
    const timer = setTimeout(() => settle('hangs'), HANGS_AFTER);
    own.once('message', (message: Measured) => settle(message));
    own.once('exit', () => settle('dies'));
    own.send(one);
  });
}
