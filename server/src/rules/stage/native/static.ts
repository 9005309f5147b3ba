import type { Dockerfile } from '../../../model/dockerfile.ts';
import { runSteps, type Step } from '../../../model/run-steps.ts';
import type { Stage } from '../../../model/stage.ts';
import type { ShellCommand, ShellWord } from '../../../shell/script.ts';
import type { Instruction } from '../../../syntax/instruction.ts';
import { readPackageCommand } from '../../support/package-command.ts';
import { throughChain } from '../../support/through-chain.ts';

/** What makes a program static or takes its libraries along, in a command or a variable. */
const MARKS =
  /(?<!enable|disable)-static(?!-?lib)|\+crt-static|linux-musl|\bmusl-(?:gcc|tools|cross|clang)|\bnetgo\b|\bosusergo\b|\bzig\b|\bxx-\w|\bgoreleaser\b|env\s+-w\s[^\n]*CGO_ENABLED=0|\blddtree\b|\bldd\b|\bpatchelf\b/;

const TEXTS: ReadonlySet<string | undefined> = new Set(['RUN', 'ENV', 'ARG']);

/** Whether a stage says so elsewhere than in commands that only speak of what they make themselves. */
const hasMarks = throughChain<boolean>((dockerfile, stage, base = false) => {
  if (base) return true;
  return stage.instructions.some((instruction) => {
    const { start, end } = instruction.range;
    if (!TEXTS.has(instruction.name) || !MARKS.test(dockerfile.text.slice(start, end))) return false;
    return instruction.name !== 'RUN' || MARKS.test(textAround(dockerfile, stage, instruction));
  });
});

/** The text of a RUN without the commands that compile: what they are told concerns nothing but their own output. */
function textAround(dockerfile: Dockerfile, stage: Stage, run: Instruction): string {
  const parts: string[] = [];
  let from = run.range.start;
  for (const { command } of runSteps(dockerfile, stage, run)) {
    const { start, end } = command.range;
    if (start < from || !compiles(command)) continue;
    parts.push(dockerfile.text.slice(from, start));
    from = end;
  }
  return [...parts, dockerfile.text.slice(from, run.range.end)].join('\n');
}

/** Compilers that also link. */
export const C_COMPILER = /^(?:gcc|cc|c99|clang|g\+\+|c\+\+|clang\+\+|gfortran)(?:-\d+)?$/;

function compiles(command: ShellCommand): boolean {
  if (C_COMPILER.test(command.program ?? '')) return true;
  const read = readPackageCommand(command);
  return /^(?:go (?:build|install|test|run|vet)|cargo (?:build|b|rustc|install))$/.test(
    `${read?.manager.name} ${read?.command}`,
  );
}

/** Whether a program may be static: by its command, by the words that reach its linker, or by what else its stage says. */
export function maybeStatic(dockerfile: Dockerfile, { stage, command }: Step, words: readonly ShellWord[]): boolean {
  const { start, end } = command.range;
  return words.some(hidesOptions) || MARKS.test(dockerfile.text.slice(start, end)) || hasMarks(dockerfile, stage);
}

/** `$LDFLAGS` and `-ldflags="-s $LDFLAGS"`, but not `"-X main.version=$VERSION"` nor `./cmd/$NAME`. */
function hidesOptions({ value, text }: ShellWord): boolean {
  if (value !== undefined) return false;
  const given = text.replace(/^--?\w+=/, '').replace(/=\\?["']?[$`]/g, '=');
  return /(?:^|[\s"'])[$`]/.test(given);
}
