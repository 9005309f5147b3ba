import { withContexts } from '../../model/contexts.ts';
import { copiedBy, globMatches } from '../../model/copied.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedAt } from '../../model/instructions.ts';
import { contains } from '../../text/range.ts';
import type { Left } from '../../workspace/context-sizes.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Markup } from '../markup.ts';
import { amount, capital, number } from './amount.ts';

/** A folder of the build context, or a pattern, that an instruction copies. */
export interface ContextSource {
  /** The URI of the build context. */
  readonly folder: string;
  /** The path in it, clean and without slashes around. */
  readonly path: string;
  /** How each name of the path is compared, where there are wildcards. */
  readonly fits: ((pattern: string, name: string) => boolean) | undefined;
}

/** What COPY or ADD takes from the build context at an offset, where it is certain which files these are. */
export function contextSourceAt(written: Dockerfile, workspace: Workspace, offset: number): ContextSource | undefined {
  const { contextFolder: folder } = workspace;
  const dockerfile = withContexts(written, workspace.contexts);
  const placed = folder === undefined ? undefined : placedAt(dockerfile, offset);
  if (folder === undefined || !placed?.stage || placed.instruction.onbuild) return undefined;
  const copied = copiedBy(placed.stage, placed.instruction);
  const source = copied?.fromContext ? copied.sources.find(({ word }) => contains(word.range, offset)) : undefined;
  if (source?.path === undefined || /[$\\]/.test(source.word.text)) return undefined;
  // What is left out there is nothing that we count.
  if (placed.instruction.flags.some(({ name }) => name.text === 'exclude')) return undefined;
  const { path } = source;
  return { folder, path, fits: /[*?[]/.test(path) ? globMatches : undefined };
}

/** What is known of the files of a source by now. */
export type Counted =
  | { readonly kind: 'counting'; readonly seen: number }
  | { readonly kind: 'known'; readonly left: Left | undefined; readonly tellsSizes: boolean };

/** The folders that are told of. */
const MOST = 5;

/** How many files a source is, how large they are, and the largest folders among them. */
export function describeCounted(
  counted: Counted,
  { ignore }: Workspace,
  source: ContextSource,
  markup: Markup,
): string {
  if (counted.kind === 'counting') {
    return counted.seen === 0
      ? 'Its files are being counted.'
      : `Its files are being counted: ${number(counted.seen)} by now.`;
  }
  const { left, tellsSizes } = counted;
  if (!left) return '';
  const isFile = left.files === 1 && left.folders.size === 0 && !source.fits && source.path !== '';
  const besides = ignore && ignore.patterns.length > 0 ? ` besides what ${markup.code(ignore.name)} keeps out` : '';
  const all = `${capital(amount(left, tellsSizes))}${isFile ? '' : besides}.`;
  const largest = [...left.folders]
    .sort(([, a], [, b]) => b.bytes - a.bytes || b.files - a.files)
    .slice(0, MOST)
    .map(([name, own]) => `- ${markup.code(`${name}/`)}: ${amount(own, tellsSizes)}`);
  const title = left.folders.size > MOST ? `The largest of ${number(left.folders.size)} folders:\n\n` : '';
  return largest.length === 0 ? all : `${all}\n\n${title}${largest.join('\n')}`;
}
