import type { Script } from './tree.ts';

const limit = { texts: 2000, characters: 1_000_000 };
const scripts = new Map<string, Script>();
let characters = 0;

/** The script of a text; the texts used last are not read again, since every keystroke asks for all of a file. */
export function remember(text: string, read: (text: string) => Script): Script {
  const known = scripts.get(text);
  if (known) {
    scripts.delete(text);
    scripts.set(text, known);
    return known;
  }
  // A slice keeps the string it was cut from alive, here a whole version of the document; a copy does not.
  const copy = ` ${text}`.slice(1);
  const script = read(copy);
  scripts.set(copy, script);
  characters += copy.length;
  for (const oldest of scripts.keys()) {
    if (scripts.size === 1 || (scripts.size <= limit.texts && characters <= limit.characters)) break;
    scripts.delete(oldest);
    characters -= oldest.length;
  }
  return script;
}
