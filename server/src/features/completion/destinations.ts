import { baseFacts, isWindows } from '../../model/base-image.ts';
import { isKnown, isWindowsPath, isWithin, resolvePath, workdirAt } from '../../model/directory.ts';
import { chain, LONG_CHAIN, label, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { filesMade } from './made.ts';
import { pathVariables } from './path-variables.ts';
import type { Asked, Proposal } from './proposal.ts';

/** More than a person chooses from. */
const MOST = 1000;

/** Where files may go to: the working directory, the path that they have, and folders that the stage has already. */
export function destinationsOf(asked: Asked): Proposal[] {
  const { dockerfile, context, workspace } = asked;
  const { stage, instruction, what, place } = context;
  if (!stage || !instruction || what.kind !== 'path') return [];
  const isVolume = instruction.name === 'VOLUME';
  const directory = instruction.onbuild ? undefined : workdirAt(stage, instruction);
  const known = isPlain(directory) ? directory : undefined;
  const found = new Map<string, string>();
  const add = (text: string, detail: string) => {
    if (!found.has(text) && found.size < MOST) found.set(text, detail);
  };
  if (!isVolume) {
    add('./', known === undefined ? 'the working directory' : inFolder(known));
    const same = samePath(asked, workspace);
    if (same !== undefined) add(same, 'the same path');
  }
  for (const path of foldersIn(stage, place.range.start)) {
    add(isVolume ? path : inFolder(path), path === known ? 'the working directory' : 'a directory of this stage');
  }
  for (const { path, instruction: maker } of filesMade(dockerfile, stage)) {
    if (path === undefined || maker.range.start >= place.range.start || maker.name !== 'RUN') continue;
    if (!found.has(inFolder(path)) && !isWithin('/tmp', path)) add(path, 'made by RUN');
  }
  const facts = baseFacts(stage);
  const home = facts?.runtimeUser?.home;
  if (!isVolume && home !== undefined) add(inFolder(home), 'the home of the user');
  if (!isVolume && !isWindows(dockerfile, stage)) {
    add('/usr/local/bin/', 'for programs');
    add('/', 'the root');
  }
  // Were what people write by hand not among them, a line break behind it would choose another.
  if (!isVolume) add('.', known === undefined ? 'the working directory' : inFolder(known));
  const folders = [...found].map(([text, detail]): Proposal => ({ label: text, kind: 'folder', text, detail }));
  return [...folders, ...pathVariables(asked)];
}

/** Whether it is said where a directory is, and may be written so. */
const isPlain = (directory: string | undefined): directory is string =>
  directory !== undefined && isKnown(directory) && !isWindowsPath(directory);

const inFolder = (path: string): string => (path === '/' ? '/' : `${path}/`);

/** The path of the one source, if that is one file or folder for certain: a folder is copied into one of its name. */
function samePath({ context: { instruction, spot } }: Asked, { context }: Workspace): string | undefined {
  const { words, form } = instruction!;
  const sources = words.filter(({ range }) => range.end < spot.insert.start);
  const [source] = sources;
  if (form !== 'plain' || sources.length !== 1 || !source || /[*?[\]$"'\\<:]|\.\.|^\.?\/?$/.test(source.text))
    return undefined;
  const path = source.text.replace(/^\.\//, '');
  return !path.endsWith('/') && context?.has(`${path}/`) ? `${path}/` : path;
}

/** The working directories of a stage up to a place, the one that counts there first. */
function foldersIn(stage: Stage, before: number): string[] {
  const found: string[] = [];
  for (const link of chain(stage, LONG_CHAIN)) {
    for (let i = link.instructions.length - 1; i >= 0; i--) {
      const instruction = link.instructions[i]!;
      if (instruction.name !== 'WORKDIR' || instruction.range.start >= before) continue;
      const path = directoryBehind(link, instruction, link.instructions[i + 1]);
      if (isPlain(path) && !path.includes('$') && !found.includes(path)) found.push(path);
      if (found.length >= MOST_FOLDERS) return found;
    }
  }
  const ofImage = baseFacts(stage)?.workdir;
  if (ofImage !== undefined && ofImage !== '/' && !found.includes(ofImage)) found.push(ofImage);
  return found;
}

const MOST_FOLDERS = 20;

/** Where a WORKDIR leads to. */
function directoryBehind(stage: Stage, instruction: Instruction, next: Instruction | undefined): string {
  if (next) return workdirAt(stage, next);
  return resolvePath(workdirAt(stage, instruction), instruction.words[0]?.text ?? '');
}

/** What WORKDIR may be set to: where other stages work, the home of the image's user, and what variables hold. */
export function directoryProposals(asked: Asked): Proposal[] {
  const { dockerfile, context } = asked;
  const { stage, instruction, place } = context;
  if (!stage || !instruction) return [];
  const found = new Map<string, string>();
  const add = (path: string, detail: string) => {
    if (!found.has(path) && !/\s/.test(path)) found.set(path, detail);
  };
  for (const path of foldersIn(stage, place.range.start)) add(path, 'a working directory above');
  for (const other of dockerfile.stages.slice(0, MOST_FOLDERS)) {
    // What is based on this stage may work below the directory that is being written.
    if (chain(other, LONG_CHAIN).includes(stage)) continue;
    for (const path of foldersIn(other, other.range.end)) add(path, `of ${label(other)}`);
  }
  const home = baseFacts(stage)?.runtimeUser?.home;
  if (home !== undefined) add(home, 'the home of the user');
  if (!isWindows(dockerfile, stage)) {
    add('/app', 'a directory of its own');
    add('/', 'the root');
  }
  const folders = [...found].map(([text, detail]): Proposal => ({ label: text, kind: 'folder', text, detail }));
  return [...folders, ...pathVariables(asked)];
}
