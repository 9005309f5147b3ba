import { addressOf, type Entry } from '../../knowledge/reference/entry.ts';
import type { Range } from '../../text/range.ts';
import type { Markup } from '../markup.ts';

/** What to show beside a place. */
export interface Hover {
  readonly range: Range;
  readonly text: string;
}

/** What there is to say of a word, below what it stands for. */
export interface Told {
  readonly title: string;
  readonly text: string;
}

/** Paragraphs with an empty line between them; empty ones are left out. */
export const paragraphs = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n\n');

/** The line that leads to an entry's place in Docker's reference. */
export const linkTo = (entry: Entry, markup: Markup): string => markup.link("Docker's reference", addressOf(entry));

/** A line of a list: what it is about, and what there is to say. */
export type Row = readonly [label: string, value: string];

/** The rows as a list, without those that say nothing. */
export const list = (rows: readonly Row[]): string =>
  rows
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `- ${label}: ${value}`)
    .join('\n');

const MOST = 8;

/** The first few of a list, and how many more there are. */
export const shorten = (items: readonly string[]): string[] =>
  items.length <= MOST ? [...items] : [...items.slice(0, MOST), `${items.length - MOST} more`];
