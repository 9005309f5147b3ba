import { opaque } from '../../shell/source.ts';
import type { Build } from './build.ts';
import { Patchwork, type Placed, verbatim } from './placed.ts';
import { buildsInShell, MAY_BUILD, type ShellPlace } from './shell-builds.ts';

/** A reference to a variable, or something else that is put in when the recipe is run. */
interface Reference {
  readonly start: number;
  readonly end: number;
  /** The name, or what stands in its place. */
  readonly inner: string;
}

/** Finds the references in a text, in their order. */
type References = (text: string) => Iterable<Reference>;

/** What stands between two marks, without the blanks around it. */
export function* enclosed(text: string, open: string, close: string): Generator<Reference> {
  for (let start = text.indexOf(open); start >= 0; ) {
    const end = text.indexOf(close, start + open.length);
    if (end < 0) return;
    yield { start, end: end + close.length, inner: text.slice(start + open.length, end).trim() };
    start = text.indexOf(open, end + close.length);
  }
}

/** The start of a line of the text and its end, without the line break. */
interface Line {
  readonly start: number;
  readonly end: number;
}

/** The lines of a text; those that end in a backslash go on in the next one. */
export function* logicalLines(text: string): Generator<Line> {
  let start = 0;
  for (let at = 0; at <= text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    at = end + 1;
    const bare = text[end - 1] === '\r' ? end - 1 : end;
    if (found >= 0 && text[bare - 1] === '\\' && bare > start) continue;
    yield { start, end: bare };
    start = at;
  }
}

/** Puts values into a text that a shell is going to read; what is unknown stays so for the shell. */
export function substituted(
  placed: Placed,
  references: References,
  valueOf: (inner: string) => string | undefined,
): Placed {
  const patchwork = new Patchwork(placed);
  let from = 0;
  for (const { start, end, inner } of references(placed.text)) {
    patchwork.keep(from, start);
    patchwork.put(valueOf(inner) ?? opaque, { start, end });
    from = end;
  }
  patchwork.keep(from, placed.text.length);
  return patchwork.done();
}

/** The builds in a line of a recipe, which is a shell's script of its own. */
export function buildsInRecipe(
  text: string,
  { start, end }: Line,
  references: References,
  valueOf: (inner: string) => string | undefined,
  place: ShellPlace,
): Build[] {
  const line = text.slice(start, end);
  if (!MAY_BUILD.test(line)) return [];
  const prefix = /^[\t ]*[-+@]*/.exec(line)![0].length;
  return buildsInShell(substituted(verbatim(line.slice(prefix), start + prefix), references, valueOf), place);
}
