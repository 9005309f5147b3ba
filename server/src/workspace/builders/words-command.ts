import type { ShellCommand, ShellWord } from '../../shell/script.ts';
import { programName } from '../../shell/wrapper.ts';
import type { Range } from '../../text/range.ts';
import type { Build } from './build.ts';
import { buildOfCommand } from './docker-command.ts';

/** A word of a list. */
export interface ListWord {
  readonly range: Range;
  readonly written: string;
  /** What it comes to; undefined if that is unknown. */
  readonly text: string | undefined;
  readonly varies?: boolean;
}

/** The build that a command starts whose words are given one by one. */
export function buildOfWords(words: readonly ListWord[], folders: readonly string[]): Build[] {
  const [name, ...args] = words.map(wordOf);
  if (!name) return [];
  const range = { start: name.range.start, end: args.at(-1)?.range.end ?? name.range.end };
  const command: ShellCommand = {
    range,
    name,
    program: programName(name.value),
    args,
    assignments: [],
    redirects: [],
    wrappers: [],
    link: undefined,
    conditional: false,
    background: false,
    pipe: { index: 0, length: 1, range },
    openEnded: false,
    shell: undefined,
  };
  const varying = new Set(words.filter(({ varies }) => varies).map(({ range }) => range.end));
  return buildOfCommand(command, {
    folders,
    uncertain: false,
    valueOf: ({ range, value }) => ({ range, text: value, varies: varying.has(range.end) }),
  });
}

const wordOf = ({ range, written, text }: ListWord): ShellWord => ({
  range,
  text: written,
  value: text,
  pattern: text,
});
