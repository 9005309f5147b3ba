import { mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';

type Action = () => Promise<void> | void;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const pending = new Set<Action>();
let stopping = false;

/**
 * Remembers what has to be undone before this process ends, also when a signal ends it.
 * The answer undoes it now; calling it twice is harmless.
 */
export function cleanUpWith(action: Action): () => Promise<void> {
  if (process.listenerCount('SIGTERM', stop) === 0) for (const signal of signals) process.on(signal, stop);
  pending.add(action);
  return async () => {
    if (pending.delete(action)) await action();
  };
}

/** A new empty folder, and the way to remove it. */
export async function temporaryFolder(name: string): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), `dockerfile-stages-${name}-`));
  return { folder, remove: cleanUpWith(() => rm(folder, { recursive: true, force: true, maxRetries: 5 })) };
}

/**
 * What was begun last is undone first. A terminal and npm both deliver Ctrl-C, so further signals change nothing.
 * A script for which Ctrl-C is the normal end sets `process.exitCode` to say so.
 */
async function stop(signal: NodeJS.Signals): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const action of [...pending].reverse()) {
    try {
      await action();
    } catch (error) {
      console.error(error);
    }
  }
  process.exit(process.exitCode ?? 128 + constants.signals[signal]);
}
