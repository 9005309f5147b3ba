import path from 'node:path';
import { decode } from './decode.ts';
import { find, readBytes } from './disk.ts';

/** A file to look at; `-` is standard input. */
export interface Input {
  readonly path: string;
  readonly text: string;
}

/** Told of a path that cannot be read, and why. */
type OnUnreadable = (path: string, error: Error) => void;

/** The files that paths mean, each once, in their order. What cannot be read is told of, and the others follow. */
export async function* readInputs(paths: readonly string[], onUnreadable: OnUnreadable): AsyncGenerator<Input> {
  const seen = new Set<string>();
  for (const given of paths) {
    for await (const found of find(given)) {
      const key = found.path === '-' ? '-' : path.resolve(found.path);
      if (seen.has(key)) continue;
      seen.add(key);
      if (found.error) onUnreadable(found.path, found.error);
      else {
        const text = await readText(found.path, onUnreadable);
        if (text !== undefined) yield { path: found.path, text };
      }
    }
  }
}

async function readText(file: string, onUnreadable: OnUnreadable): Promise<string | undefined> {
  try {
    return decode(await readBytes(file));
  } catch (error) {
    onUnreadable(file, error instanceof Error ? error : new Error(String(error)));
    return undefined;
  }
}
