import type { Instruction } from '../syntax/instruction.ts';
import { baseFacts } from './base-image.ts';
import { cleanPath, stateBefore } from './configuration.ts';
import { root, type Stage } from './stage.ts';

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

/** Whether a path is written as Windows has them; `resolvePath` knows none of these. */
export const isWindowsPath = (path: string): boolean => /^\/?[A-Za-z]:|\\/.test(path);

/** Whether the file says what a directory that `workdirAt` gives, or a path in it, is called. */
export const isKnown = (directory: string): boolean => !directory.startsWith('/?');

/** A path as seen from a directory. */
export const resolvePath = (directory: string, path: string): string =>
  cleanPath(path.startsWith('/') ? path : `${directory}/${path}`);

/** Whether a path is a folder or lies in it. Both are clean. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || folder === '/' || path.startsWith(`${folder}/`);
