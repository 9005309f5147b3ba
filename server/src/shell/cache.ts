import type { Script } from './tree.ts';

const limit = { texts: 2000, characters: 1_000_000 };
const scripts = new Map<string, Script>();
let characters = 0;

/**
 * The script that a key stands for: its text and what it depends on besides. Those asked for last are not read again, since
 * every keystroke asks for all of a file.
 */
export function remember(key: string, read: () => Script): Script {
  const known = scripts.get(key);
  if (known) {
    scripts.delete(key);
    scripts.set(key, known);
    return known;
  }
  // A slice keeps the string it was cut from alive, here a whole version of the document; a copy does not.
  const copy = ` ${key}`.slice(1);
  const script = read();
  scripts.set(copy, script);
  characters += copy.length;
  for (const oldest of scripts.keys()) {
    if (scripts.size === 1 || (scripts.size <= limit.texts && characters <= limit.characters)) break;
    scripts.delete(oldest);
    characters -= oldest.length;
  }
  return script;
}
