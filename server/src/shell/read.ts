import { parse } from 'unbash';
import type { Context } from './context.ts';
import { Reader } from './reader.ts';
import type { Script } from './tree.ts';

/** Reads POSIX or bash text, with ranges as offsets in it. Never throws; what it could not read makes the script incomplete. */
export function read(text: string): Script {
  const reader = new Reader();
  const context: Context = {
    // The positions in a broken text may lie behind its end.
    source: { text, place: (position) => Math.min(position, text.length) },
    depth: 0,
    conditional: false,
    background: false,
    shell: undefined,
    link: undefined,
    pipe: undefined,
    time: undefined,
  };
  let shebang: string | undefined;
  try {
    if (absurd(text)) throw new RangeError();
    const script = parse(text);
    shebang = script.shebang;
    if (script.errors?.length) reader.complete = false;
    reader.topLevel(script.commands, context);
  } catch {
    // Deeply nested text exhausts the stack.
    reader.complete = false;
  }
  const { commands, links, complete, variables, assignments } = reader;
  return { commands, links, complete, shebang, variables, assignments };
}

/** The parser's time grows with the square of the number of heredocs and of open extended globs. */
function absurd(text: string): boolean {
  const costly = /<<|[?*+@!]\(/g;
  let count = 0;
  while (costly.test(text)) if (++count > 1000) return true;
  return false;
}
