import { isKnown, resolvePath, workdirAt } from '../../model/directory.ts';
import { chain, LONG_CHAIN, root, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { destinationsOf } from './destinations.ts';
import { filesMade } from './made.ts';
import { sourceNamed } from './named-source.ts';
import type { Asked, Proposal } from './proposal.ts';
import type { Context, MountSoFar, Path } from './what.ts';

/** More than a person chooses from; what is typed then leaves fewer. */
const MOST_PATHS = 2000;

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
  const known = new Set(destinations.flatMap(({ text }) => [text, text.replace(/(?<=.)\/$/, '')]));
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
  const isVariable = ({ kind }: Proposal) => kind === 'variable';
  if (form === 'plain') return proposals.filter((item) => isVariable(item) || !/[\s"'$*?[\]\\<`]/.test(item.text));
  return proposals
    .filter((item) => isVariable(item) || !/[$*?[\]\\`]/.test(item.text))
    .map((proposal) => {
      const text = JSON.stringify(proposal.text);
      return form === 'quoted' ? { ...proposal, text: text.slice(1, -1) } : { ...proposal, text, filter: text };
    });
}

/** What is in the folder of the build context that is being written, folders first. */
function contextFiles({ outside: { names }, context: { spot, what } }: Asked): Proposal[] {
  if (!names) return [];
  const typed = spot.prefix.slice(0, spot.prefix.lastIndexOf('/') + 1);
  const isFolder = (name: string) => name.endsWith('/');
  const ordered = [...names].sort((a, b) => Number(isFolder(b)) - Number(isFolder(a)) || (a < b ? -1 : 1));
  // Who has named a file already wants another one, not all of them.
  const isOnly = what.kind !== 'path' || !what.destination;
  const all: Proposal[] =
    typed === '' && isOnly ? [{ label: '.', kind: 'folder', text: '.', detail: 'the build context' }] : [];
  for (const name of ordered) {
    all.push({ label: name, kind: isFolder(name) ? 'folder' : 'file', text: typed + name, goesOn: isFolder(name) });
  }
  return all;
}

/** What the stage that is named makes, by its absolute path. Of images nothing is known. */
function madePaths(asked: Asked, from: string): Proposal[] {
  const { dockerfile, context, workspace } = asked;
  const source = sourceNamed(asked, from);
  if (!source || source === context.stage) return [];
  const found = new Map<string, Proposal>();
  const add = (path: string, detail: string) => {
    if (path !== '/' && isKnown(path) && !found.has(path)) {
      found.set(path, { label: path, kind: 'file', text: path, detail });
    }
  };
  for (const { path, instruction } of filesMade(dockerfile, source)) {
    if (found.size > MOST_PATHS) break;
    if (path !== undefined) add(path, madeBy(instruction));
  }
  for (const { instruction, kind, source: other } of dockerfile.references) {
    if (kind !== 'copy' || other.kind !== 'stage' || other.stage !== source || found.size > MOST_PATHS) continue;
    if (instruction === context.instruction) continue;
    for (const { text } of instruction.words.slice(0, -1)) if (text.startsWith('/')) add(text, 'copied elsewhere');
  }
  for (const path of copiedContext(source, workspace)) add(path, 'of the build context');
  add(workdirAt(source, endOf(source)), 'the working directory');
  const all: Proposal = { label: '/', kind: 'folder', text: '/', detail: 'all of the stage' };
  return root(source).kind === 'scratch' ? [all, ...found.values()] : [...found.values()];
}

/** What of the build context's own folder the `COPY . …` of a stage puts where. */
function* copiedContext(stage: Stage, { context }: Workspace): Iterable<string> {
  if (!context) return;
  for (const link of chain(stage, LONG_CHAIN)) {
    for (const instruction of link.instructions) {
      const [source, target] = instruction.words;
      const isWhole = instruction.name === 'COPY' && instruction.words.length === 2 && /^\.?\/?$/.test(source!.text);
      if (!isWhole || instruction.flag('from') || target!.text.includes('$')) continue;
      const folder = resolvePath(workdirAt(link, instruction), target!.text);
      for (const name of context) if (!/.\/./.test(name)) yield resolvePath(folder, name);
    }
  }
}

const madeBy = ({ name }: Instruction): string => (name === 'WORKDIR' ? 'a working directory' : `made by ${name}`);

/** What stands for the end of a stage. */
const endOf = ({ instructions, from }: Stage): Instruction => instructions.at(-1) ?? from;
