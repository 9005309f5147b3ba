import { addressOf, type Entry } from '../../knowledge/reference/entry.ts';
import type { Range } from '../../text/range.ts';
import type { Markup } from '../markup.ts';

/** What to show beside a place. */
export interface Hover {
  readonly range: Range;
  readonly text: string;
}

/** Paragraphs with an empty line between them; empty ones are left out. */
export const paragraphs = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n\n');

/** The line that leads to an entry's place in Docker's reference. */
export const linkTo = (entry: Entry, markup: Markup): string => markup.link("Docker's reference", addressOf(entry));
