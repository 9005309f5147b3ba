import { baseFacts } from '../../model/base-image.ts';
import { cleanPath, stateBefore } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { commandsOf } from '../../model/run.ts';
import { root, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type PackageCommand, valueOf } from './package-command.ts';

/**
 * The working directory of an instruction. Where the file does not say which it is, a name that stands for just this
 * one, so that two places can still be told to be the same.
 */
export function workdirAt(stage: Stage, instruction: Instruction): string {
  const { workdir } = stateBefore(stage, instruction);
  if (workdir) return resolvePath('/', workdir.value ?? `?${workdir.instruction.range.start}`);
  if (root(stage).kind === 'scratch') return '/';
  return baseFacts(stage)?.workdir ?? '/?';
}

/** A path as seen from a directory. */
export const resolvePath = (directory: string, path: string): string =>
  cleanPath(path.startsWith('/') ? path : `${directory}/${path}`);

/** Whether a path is a folder or lies in it. Both are clean. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || folder === '/' || path.startsWith(`${folder}/`);

/** Options that make a package manager work in another directory. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  npm: ['--prefix', '-C'],
  pnpm: ['-C', '--dir'],
  yarn: ['--cwd'],
  'yarn-berry': ['--cwd'],
  bun: ['--cwd'],
  uv: ['--directory', '--project'],
  poetry: ['-C', '--directory', '-P', '--project'],
  pdm: ['-p', '--project'],
  go: ['-C'],
  cargo: ['-C', '--manifest-path'],
  gradle: ['-p', '--project-dir'],
  composer: ['-d', '--working-dir'],
};

/** The directory a package manager works in: WORKDIR, a `cd` before it, its own option. Undefined when unknown. */
export function directoryOf(
  dockerfile: Dockerfile,
  stage: Stage,
  run: Instruction,
  command: PackageCommand,
): string | undefined {
  let directory = workdirAt(stage, run);
  for (const other of commandsOf(dockerfile, stage, run)) {
    if (other.range.start >= command.shell.range.start) break;
    if (other.program === 'pushd' || other.program === 'popd') return undefined;
    if (other.program !== 'cd') continue;
    const target = other.args[0]?.value;
    if (target === undefined || !other.link || other.conditional) return undefined;
    directory = resolvePath(directory, target);
  }
  const option = valueOf(command, ELSEWHERE[command.manager.name] ?? []);
  if (option === null) return directory;
  return option === undefined ? undefined : resolvePath(directory, option);
}
