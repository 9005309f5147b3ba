import type { Instruction } from '../syntax/instruction.ts';
import { firstIndex } from '../text/first-index.ts';
import { stateBefore } from './configuration.ts';
import type { Dockerfile } from './dockerfile.ts';
import { remember } from './remember.ts';
import { chain, LONG_CHAIN, type Stage } from './stage.ts';

/** A comment that tells a shell, and where it stands. */
interface Told {
  readonly at: number;
  readonly shell: readonly string[];
}

/**
 * The comments `# hadolint shell=…`, in the order of the file. They tell the shell of an image that has another one than Docker's
 * default: for what follows in their stage, and in those based on it, up to the next SHELL; above the first FROM, for the whole file.
 */
const comments = remember((dockerfile: Dockerfile): readonly Told[] =>
  dockerfile.comments.flatMap(({ start, end }) => {
    const value = /^#\s*hadolint\s+shell\s*=\s*(\S[^#]*)/i.exec(dockerfile.text.slice(start, end))?.[1];
    return value === undefined ? [] : [{ at: start, shell: value.trim().split(/\s+/) }];
  }),
);

/** The words of the shell that reads an instruction: what SHELL says, or a comment behind it. Undefined for the default one. */
export function shellAt({ whole }: Dockerfile, stage: Stage, instruction: Instruction): readonly string[] | undefined {
  const setting = stateBefore(stage, instruction).shell;
  const told = comments(whole);
  if (told.length === 0) return setting?.value;
  let before = instruction.begin;
  for (const link of chain(stage, LONG_CHAIN)) {
    const comment = told[firstIndex(told, ({ at }) => at >= before) - 1];
    const own = setting?.stage === link ? setting : undefined;
    if (comment && comment.at > Math.max(link.from.begin, own?.instruction.begin ?? 0)) return comment.shell;
    if (own) return own.value;
    before = link.from.begin;
    if (link.base.kind === 'stage') before = whole.stages[link.base.stage.index + 1]?.from.begin ?? before;
  }
  const first = whole.stages[0]?.from.begin ?? 0;
  return setting?.value ?? told[firstIndex(told, ({ at }) => at >= first) - 1]?.shell;
}
