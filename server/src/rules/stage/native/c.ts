import type { Dockerfile } from '../../../model/dockerfile.ts';
import { pathFrom, type Step, wordValue } from '../../../model/run-steps.ts';
import type { ShellWord } from '../../../shell/script.ts';
import { type Build, file } from './build.ts';
import { C_COMPILER, maybeStatic } from './static.ts';

/** Options with which nothing is linked, or not against a libc of the image's kind. */
const ELSE =
  /^(?:-c|-S|-E|-MM?|-nostdlib|-nolibc|-ffreestanding|-r|-target|--target=.*|--sysroot.*|-v|--version|-dump.*)$/;

/** `gcc -o program …`. */
export function cBuild(dockerfile: Dockerfile, step: Step): Build | undefined {
  const { program, args, openEnded } = step.command;
  if (!C_COMPILER.test(program ?? '') || openEnded || args.some(({ pattern }) => ELSE.test(pattern ?? ''))) {
    return undefined;
  }
  const path = outputPath(dockerfile, step);
  if (path === undefined) return undefined;
  const bound = maybeStatic(dockerfile, step, args) ? 'no' : 'certainly';
  return { ...step, tool: 'c', outputs: [file(path)], bound };
}

function outputPath(dockerfile: Dockerfile, step: Step): string | undefined {
  const { args } = step.command;
  const index = args.findIndex(({ text }) => /^["']?-o/.test(text));
  if (index < 0) return pathFrom(step.directory, 'a.out');
  const word = args[index]!;
  const attached = word.pattern?.slice(2);
  if (attached) return pathFrom(step.directory, attached);
  const next: ShellWord | undefined = word.pattern === '-o' ? args[index + 1] : undefined;
  return pathFrom(step.directory, wordValue(dockerfile, step, next));
}
