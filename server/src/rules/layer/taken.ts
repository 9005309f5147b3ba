import { matchesCommand, type PackageManager } from '../../knowledge/package-managers.ts';
import { globMatches } from '../../model/copied.ts';
import { pathFrom, type Step } from '../../model/run-steps.ts';
import { parseOptions } from '../../shell/options.ts';
import type { ShellWord } from '../../shell/script.ts';
import type { Range } from '../../text/range.ts';
import { readPackageCommand, textsOf, wordsOf } from '../support/package-command.ts';
import { readSystemCommand } from '../support/system-packages.ts';
import type { Content } from './content.ts';

/** A word of a command that takes something away. */
export interface Removal {
  readonly kind: 'path' | 'package' | 'cache';
  readonly range: Range;
  /** How to call what is taken away. */
  readonly label: string;
  takes(content: Content): boolean;
}

/** What a command takes away, word by word. */
export function removalsOf(step: Step): Removal[] {
  const { command } = step;
  if (command.program === 'rm') return deletions(step);
  const manager = readPackageCommand(command);
  if (!manager) return [];
  const system = readSystemCommand(manager);
  if (system?.action === 'remove') {
    return system.packages.map(({ word, name }) => ({
      kind: 'package',
      range: word.range,
      label: name,
      takes: (content) =>
        content.kind === 'package' && content.name === name && isAlike(content.manager, manager.manager),
    }));
  }
  const texts = textsOf(command);
  return [
    {
      kind: 'cache',
      range: command.range,
      label: wordsOf(command)
        .map(({ text }) => text)
        .join(' '),
      takes: (content) =>
        content.kind === 'cache' &&
        cleaners(content.manager).some((pattern) => pattern[0] !== 'rm' && matchesCommand(texts, pattern)),
    },
  ];
}

/** yum is a link to dnf, and microdnf a small one. */
const isAlike = (a: PackageManager, b: PackageManager): boolean =>
  a.name === b.name || (/yum|dnf/.test(a.name) && /yum|dnf/.test(b.name));

/** Of apt's only the lists count: Docker's images keep no archives. */
const cleaners = ({ name, cacheCleaners }: PackageManager) =>
  name === 'apt' ? cacheCleaners.filter((pattern) => pattern.includes('/var/lib/apt/lists')) : cacheCleaners;

function deletions(step: Step): Removal[] {
  const options = parseOptions(step.command.args);
  const recursive = options.has('-r', '-R', '--recursive');
  return options.operands.flatMap((word) =>
    word.pattern === undefined ? [] : [deletion(step, word, word.pattern, recursive)],
  );
}

function deletion({ directory }: Step, { range }: ShellWord, pattern: string, recursive: boolean): Removal {
  const path = pathFrom(directory, pattern);
  return {
    kind: 'path',
    range,
    label: `"${pattern}"`,
    takes(content) {
      switch (content.kind) {
        case 'path':
          return path !== undefined && (recursive || !content.folder) && covers(path, content.path);
        case 'cache':
          return cleaners(content.manager).some(
            (cleaner) => cleaner[0] === 'rm' && matchesCommand(['rm', '-r', pattern], cleaner),
          );
        case 'package':
          return false;
      }
    },
  };
}

/** Whether deleting what a pattern names deletes a path, or all that lies in it. */
function covers(pattern: string, path: string): boolean {
  const parts = path.split('/');
  const wanted = pattern.split('/');
  if (wanted.length === parts.length + 1 && wanted.at(-1) === '*') wanted.pop();
  if (wanted.length > parts.length || pattern === '/') return false;
  return wanted.every((part, i) => globMatches(part, parts[i]!) || globMatches(parts[i]!, part));
}
