import { remember } from './cache.ts';
import { read } from './read.ts';
import { shifted } from './shift.ts';
import type { Script } from './tree.ts';

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

/** Reads POSIX or bash text. Ranges are offsets in `text` plus `offset`. Never throws. */
export function readScript(text: string, offset = 0): Script {
  return shifted(remember(text, read), offset);
}
