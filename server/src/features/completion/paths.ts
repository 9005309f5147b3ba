import { baseFacts } from '../../model/base-image.ts';
import { isKnown, isWithin, resolvePath, workdirAt } from '../../model/directory.ts';
import { madeIn } from '../../model/provenance.ts';
import { chain, LONG_CHAIN, label, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { sourceNamed } from './named-source.ts';
import type { Asked, Proposal } from './proposal.ts';
import type { Context, MountSoFar, Path } from './what.ts';

/** More than a person chooses from; what is typed then leaves fewer. */
const MOST_PATHS = 500;

/** The folder of the build context whose content is proposed, clean and with a slash at its end; undefined where none is. */
export function folderAsked({ what, instruction, spot }: Context): string | undefined {
  const isCopy = what.kind === 'path' && what.source && instruction?.flag('from') === undefined;
  const isMount =
    what.kind === 'mount-value' && /^(?:source|src)$/.test(what.key) && what.mount.type === 'bind' && !what.mount.from;
  if (!isCopy && !isMount) return undefined;
  const typed = spot.prefix.slice(0, spot.prefix.lastIndexOf('/') + 1);
  // The context is the root of what can be copied from it. Of what lies beside it, and of patterns, nothing is known.
  if (/(?:^|\/)\.\.(?:\/|$)|[*?[\]\\$]|^\w+:/.test(typed)) return undefined;
  const path = resolvePath('/', typed).slice(1);
  return path === '' ? '' : `${path}/`;
}

/** Paths of COPY, ADD and VOLUME. */
export function pathProposals(asked: Asked): Proposal[] {
  const { what, instruction } = asked.context;
  if (what.kind !== 'path' || !instruction) return [];
  const from = instruction.flag('from')?.value?.text;
  const destinations = what.destination ? destinationsOf(asked) : [];
  const sources = !what.source ? [] : from ? madePaths(asked, from) : contextFiles(asked);
  const known = new Set(destinations.map(({ text }) => text));
  return written([...destinations, ...sources.filter(({ text }) => !known.has(text))], what.form);
}

/** What a bind mount's `source` may be: a path of the stage that `from` names, or of the build context. */
export function pathsOfMount(asked: Asked, { from }: MountSoFar): Proposal[] {
  return written(from ? madePaths(asked, from) : contextFiles(asked), 'plain').filter(
    ({ text }) => !text.includes(','),
  );
}

/** Paths as they can be written: between blanks some cannot. */
function written(proposals: readonly Proposal[], form: Path['form']): Proposal[] {
  if (form === 'plain') return proposals.filter(({ text }) => !/[\s"'$*?[\]\\<`]/.test(text));
  return proposals
    .filter(({ text }) => !/[$*?[\]\\`]/.test(text))
    .map((proposal) => {
      const text = JSON.stringify(proposal.text);
      return form === 'quoted' ? { ...proposal, text: text.slice(1, -1) } : { ...proposal, text, filter: text };
    });
}

/** What is in the folder of the build context that is being written, folders first. */
function contextFiles({ outside: { names }, context: { spot } }: Asked): Proposal[] {
  if (!names) return [];
  const typed = spot.prefix.slice(0, spot.prefix.lastIndexOf('/') + 1);
  const isFolder = (name: string) => name.endsWith('/');
  const ordered = [...names].sort((a, b) => Number(isFolder(b)) - Number(isFolder(a)) || (a < b ? -1 : 1));
  const all: Proposal[] = typed === '' ? [{ label: '.', kind: 'folder', text: '.', detail: 'the build context' }] : [];
  for (const name of ordered) {
    all.push({ label: name, kind: isFolder(name) ? 'folder' : 'file', text: typed + name, goesOn: isFolder(name) });
  }
  return all;
}

/** What the stage that is named makes, by its absolute path. Of images nothing is known. */
function madePaths(asked: Asked, from: string): Proposal[] {
  const { dockerfile, context } = asked;
  const source = sourceNamed(asked, from);
  if (!source || source === context.stage) return [];
  const found = new Map<string, Proposal>();
  const add = (path: string, detail: string) => {
    if (path !== '/' && isKnown(path) && !found.has(path)) {
      found.set(path, { label: path, kind: 'file', text: path, detail });
    }
  };
  for (const { path, instruction } of madeIn(dockerfile, source)) {
    if (found.size > MOST_PATHS) break;
    if (path !== undefined) add(path, madeBy(instruction));
  }
  for (const { instruction, kind, source: other } of dockerfile.references) {
    if (kind !== 'copy' || other.kind !== 'stage' || other.stage !== source || found.size > MOST_PATHS) continue;
    if (instruction === context.instruction) continue;
    for (const { text } of instruction.words.slice(0, -1)) if (text.startsWith('/')) add(text, 'copied elsewhere');
  }
  const directory = workdirAt(source, endOf(source));
  add(directory, 'the working directory');
  return [...found.values()];
}

const madeBy = ({ name }: Instruction): string => (name === 'WORKDIR' ? 'a working directory' : `made by ${name}`);

/** What stands for the end of a stage. */
const endOf = ({ instructions, from }: Stage): Instruction => instructions.at(-1) ?? from;

/** Where files may go to: the working directory, and folders that the stage has already. */
function destinationsOf({ dockerfile, context }: Asked): Proposal[] {
  const { stage, instruction, what, place } = context;
  if (!stage || !instruction || what.kind !== 'path') return [];
  const isVolume = instruction.name === 'VOLUME';
  const directory = instruction.onbuild ? undefined : workdirAt(stage, instruction);
  const known = directory !== undefined && isKnown(directory) ? directory : undefined;
  const found = new Map<string, string>();
  if (!isVolume) found.set('./', known === undefined ? 'the working directory' : inFolder(known));
  for (const path of foldersIn(stage, place.range.start)) {
    const text = isVolume ? path : inFolder(path);
    if (!found.has(text)) found.set(text, path === known ? 'the working directory' : 'a directory of this stage');
  }
  for (const { path, instruction: maker } of madeIn(dockerfile, stage)) {
    if (found.size > MOST_PATHS) break;
    if (path === undefined || maker.range.start >= place.range.start || maker.name !== 'RUN') continue;
    if (!found.has(path) && !found.has(inFolder(path)) && !isWithin('/tmp', path)) found.set(path, 'made by RUN');
  }
  const home = baseFacts(stage)?.runtimeUser?.home;
  if (!isVolume && home !== undefined && !found.has(inFolder(home))) found.set(inFolder(home), 'the home of the user');
  return [...found].map(([text, detail]) => ({ label: text, kind: 'folder', text, detail }));
}

const inFolder = (path: string): string => (path === '/' ? '/' : `${path}/`);

/** The working directories of a stage up to a place, the one that counts there first. */
function foldersIn(stage: Stage, before: number): string[] {
  const found: string[] = [];
  for (const link of chain(stage, LONG_CHAIN)) {
    for (let i = link.instructions.length - 1; i >= 0; i--) {
      const instruction = link.instructions[i]!;
      if (instruction.name !== 'WORKDIR' || instruction.range.start >= before) continue;
      const next = link.instructions[i + 1];
      const path = next
        ? workdirAt(link, next)
        : resolvePath(workdirAt(link, instruction), instruction.words[0]?.text ?? '');
      if (isKnown(path) && !path.includes('$') && !found.includes(path)) found.push(path);
      if (found.length >= MOST_FOLDERS) return found;
    }
  }
  const own = baseFacts(stage)?.workdir;
  if (own !== undefined && own !== '/' && !found.includes(own)) found.push(own);
  return found;
}

const MOST_FOLDERS = 20;

/** What WORKDIR may be set to: where other stages work, or the home of the image's user. */
export function directoryProposals({ dockerfile, context: { stage, instruction, place } }: Asked): Proposal[] {
  if (!stage || !instruction) return [];
  const found = new Map<string, string>();
  const add = (path: string, detail: string) => {
    if (!found.has(path) && !/\s/.test(path)) found.set(path, detail);
  };
  for (const path of foldersIn(stage, place.range.start)) add(path, 'a working directory above');
  for (const other of dockerfile.stages.slice(0, MOST_FOLDERS)) {
    if (other !== stage) for (const path of foldersIn(other, other.range.end)) add(path, `of ${label(other)}`);
  }
  const home = baseFacts(stage)?.runtimeUser?.home;
  if (home !== undefined) add(home, 'the home of the user');
  add('/app', 'a directory of its own');
  return [...found].map(([text, detail]) => ({ label: text, kind: 'folder', text, detail }));
}
