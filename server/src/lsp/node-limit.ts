import { Script } from 'node:vm';
import type { Limit } from './endless-rules.ts';

/** The name under which the script finds what it has to run: a function that is called from here has no limit. */
const WORK = 'dockerfileStagesWork';

const script = new Script(`${WORK}()`);

/** Who stands at a breakpoint has all the time in the world. */
const isDebugged = process.execArgv.some((argument) => /^--inspect(-brk|-wait)?(=|$)/.test(argument));

/**
 * Ends what runs in this thread, wherever it is, in a regular expression as well; its `finally` is not run then. For this Node has
 * another thread look at the clock, which costs some 30 µs.
 */
export const nodeLimit: Limit = (work, milliseconds) => {
  let done: { readonly result: ReturnType<typeof work> } | undefined;
  const run = () => {
    done = { result: work() };
  };
  if (isDebugged) run();
  else {
    Object.assign(globalThis, { [WORK]: run });
    try {
      script.runInThisContext({ timeout: milliseconds });
    } catch (error) {
      if (!isTimeout(error)) throw error;
    }
  }
  return done;
};

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
