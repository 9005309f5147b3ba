import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Edit } from '../../text/edit.ts';
import { Lines } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';

/** Why something cannot get another name, as a sentence. */
export interface Refusal {
  readonly refusal: string;
}

/** What is to get another name: the place that was asked about, and the name that it has now. */
export interface Renamed {
  readonly range: Range;
  readonly name: string;
}

/** The edits that give something another name everywhere, none if it has that name. */
export interface Renaming {
  readonly edits: readonly Edit[];
  /** The index of the stage that it is, which other files may build by its name. */
  readonly stage?: number;
}

/** A refusal for a reason. */
export const refuse = (refusal: string): Refusal => ({ refusal });

/** The line of an offset, as people count them. */
export const lineOf = ({ text }: Dockerfile, offset: number): number => new Lines(text).lineOf(offset) + 1;

/** The place of a name that is written in one piece, with quotes around it or without; undefined for any other. */
export function literal({ text }: Dockerfile, { start, end }: Range, name: string): Range | undefined {
  const written = text.slice(start, end);
  if (written === name) return { start, end };
  const isQuoted = written === `"${name}"` || written === `'${name}'`;
  return isQuoted ? { start: start + 1, end: end - 1 } : undefined;
}
