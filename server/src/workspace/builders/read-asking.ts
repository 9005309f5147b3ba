import { child, type Files } from '../files.ts';
import { type Reader, readBuilds, type Said, unread } from './readers.ts';

const MOST_ROUNDS = 4;
const MOST_ASKED = 50;

/** What a file says, and the paths of the others in its project that it asked for. */
interface Answer {
  readonly said: Said;
  readonly asked: readonly string[];
}

/**
 * Reads a file, and the others it asks for. One that its reader fails on counts as unread: it must not take along what all others say.
 * `top` is the URI of its project, and `path` leads to the file from there.
 */
export async function readAsking(files: Files, top: string, read: Reader, text: string, path: string): Promise<Answer> {
  const known = new Map<string, string | undefined>();
  for (let round = 0; ; round++) {
    const asked = new Set<string>();
    let said: Said;
    try {
      said = readBuilds(read, text, path, (other) => {
        if (!known.has(other) && asked.size < MOST_ASKED) asked.add(other);
        return known.get(other);
      });
    } catch {
      return { said: unread('its reader fails on it'), asked: [...known.keys(), ...asked] };
    }
    if (asked.size === 0 || round === MOST_ROUNDS) return { said, asked: [...known.keys()] };
    const texts = await Promise.all(
      [...asked].map((other) => (other.startsWith('..') ? undefined : files.read(child(top, other)))),
    );
    for (const [i, other] of [...asked].entries()) known.set(other, texts[i]);
  }
}
