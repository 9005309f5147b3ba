import type { Source } from './source.ts';
import type { ChainLink, ShellCommand, ShellPipe, ShellWord } from './tree.ts';

/** Where a command stands. */
export interface Context {
  readonly source: Source;
  /** How many scripts are around it. */
  readonly depth: number;
  readonly conditional: boolean;
  readonly background: boolean;
  readonly shell: ShellCommand | undefined;
  readonly link: ChainLink | undefined;
  readonly pipe: ShellPipe | undefined;
  /** The keyword `time`, which the parser takes as part of the pipeline. */
  readonly time: ShellWord | undefined;
}

/** The context of what stands inside a command. */
export const within = (context: Context): Context =>
  context.link || context.pipe ? { ...context, link: undefined, pipe: undefined, time: undefined } : context;
