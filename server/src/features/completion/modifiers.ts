import type { Edit } from '../../text/edit.ts';
import { escapeSnippet, type Proposal } from './proposal.ts';
import type { Variable } from './what.ts';

/** The modifiers of `${name…}` that the builder knows, and most shells as well. */
const MODIFIERS: readonly (readonly [modifier: string, operand: string, about: string])[] = [
  [':-', 'default', 'this instead, where it is unset or empty'],
  [':+', 'other', 'this, where it is set and not empty'],
  [':?', 'message', 'stops where it is unset or empty'],
  ['#', 'pattern', 'without the shortest beginning that fits'],
  ['##', 'pattern', 'without the longest beginning that fits'],
  ['%', 'pattern', 'without the shortest end that fits'],
  ['%%', 'pattern', 'without the longest end that fits'],
  ['/', 'pattern/replacement', 'the first that fits replaced'],
  ['//', 'pattern/replacement', 'all that fit replaced'],
];

/** Those that not every shell knows. */
const BUILDERS = new Set(['/', '//']);

/** What may be done with a variable behind its name; `edits` declare it. */
export function modifierProposals(
  name: string,
  edits: readonly Edit[] | undefined,
  { closed, shell }: Variable,
): Proposal[] {
  const end = closed ? '' : '}';
  return MODIFIERS.filter(([modifier]) => !shell || !BUILDERS.has(modifier)).map(([modifier, operand, about]) => ({
    label: `${modifier}${operand}`,
    kind: 'value',
    detail: about,
    text: `${name}${modifier}${end}`,
    snippet: `${name}${modifier}${operand
      .split('/')
      .map((part, i) => `\${${i + 1}:${part}}`)
      .join('/')}${escapeSnippet(end)}`,
    filter: name + modifier,
    ...(edits && { edits }),
  }));
}
