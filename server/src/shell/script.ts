import { blank } from './blank.ts';
import { remember } from './cache.ts';
import { read } from './read.ts';
import { shifted } from './shift.ts';
import type { Script } from './tree.ts';

export { original } from './shift.ts';
export type {
  ChainLink,
  Script,
  ShellAssignment,
  ShellCommand,
  ShellPipe,
  ShellRedirect,
  ShellVariable,
  ShellWord,
} from './tree.ts';

/** What a text is that stands in a Dockerfile: see `blank`. */
interface Written {
  readonly escape: string;
  /** Where the heredoc bodies begin, the text's length if there are none. */
  readonly headEnd: number;
}

/** Reads POSIX or bash text, as it stands in a Dockerfile or by itself. Ranges are offsets in `text` plus `offset`. Never throws. */
export function readScript(text: string, offset = 0, written?: Written): Script {
  const key = `${written ? `${written.escape}${written.headEnd}` : ''} ${text}`;
  const script = remember(key, () => read(written ? blank(text, written.escape, written.headEnd) : text));
  return shifted(script, offset);
}
