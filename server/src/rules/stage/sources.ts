import { baseName, copiedBy } from '../../model/copied.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** Files that a compiler or a build system reads. */
const SOURCE =
  /\.(?:c|h|inc|s|go|mod|sum|work|mk|ac|am|in|cmake)$|^(?:GNU)?makefile$|^CMakeLists\.txt$|^configure$|^go\.(?:mod|sum|work)$/i;
const SOURCE_FOLDER = /^(?:src|source|sources|include|inc|cmd|internal|pkg|vendor)$/;

/** Files about a project that no program reads when it runs. */
const ABOUT =
  /^(?:\.|readme|licen[cs]e|copying|notice|authors|changelog|changes|contributing|dockerfile|containerfile|(?:docker-)?(?:compose|bake))|\.(?:md|rst|dockerfile)$/i;

/** Whether a COPY brings nothing from the context but sources, so far as names tell. */
export function bringsSourcesOnly(stage: Stage, instruction: Instruction, { context, unread }: Workspace): boolean {
  const copied = copiedBy(stage, instruction);
  if (!copied?.fromContext || instruction.heredocs.length > 0) return false;
  return copied.sources.every(({ path }) => {
    if (path === undefined) return false;
    if (path !== '') return SOURCE.test(baseName(path)) || SOURCE_FOLDER.test(baseName(path));
    if (context === undefined || [...unread].some((folder) => folder !== '.git/')) return false;
    return [...context].every((entry) => entry.endsWith('/') || isSource(entry));
  });
}

const isSource = (path: string): boolean =>
  path.startsWith('.') || SOURCE.test(baseName(path)) || ABOUT.test(baseName(path));
