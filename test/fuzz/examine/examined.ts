import { applyEdits, type Edit } from '../../../server/src/text/edit.ts';

/** Does a piece of work, and may look how long it takes. */
export type Clock = <T>(name: string, work: () => T) => T;

/** All that was answered about a text, by what was asked. */
export class Examined {
  readonly text: string;
  readonly answers = new Map<string, unknown>();
  readonly #clock: Clock;

  constructor(text: string, clock: Clock) {
    this.text = text;
    this.#clock = clock;
  }

  /** Asks, and keeps the answer, which must be plain data: every place in it lies in the text. */
  ask<T>(name: string, work: () => T): T {
    const answer = this.#clock(name, work);
    within(answer, this.text.length, name);
    this.answers.set(name, answer);
    return answer;
  }

  /** Does what has no plain answer. */
  do<T>(name: string, work: () => T): T {
    return this.#clock(name, work);
  }

  /** The text with edits, which must lie in it and not overlap. */
  edited(name: string, edits: readonly Edit[]): string {
    try {
      return applyEdits(this.text, edits);
    } catch (error) {
      throw new Error(`${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** Fails where a range or an offset anywhere in an answer is not one of a text that is so long. */
function within(value: unknown, length: number, name: string): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  if (Array.isArray(value)) {
    for (const part of value) within(part, length, name);
    return;
  }
  const { start, end, offset } = value as Readonly<Record<string, unknown>>;
  if (typeof start === 'number' && typeof end === 'number') {
    if (!(0 <= start && start <= end && end <= length)) throw new RangeError(`${name}: ${start}-${end} of ${length}`);
    return;
  }
  if (typeof offset === 'number' && !(0 <= offset && offset <= length))
    throw new RangeError(`${name}: ${offset} of ${length}`);
  for (const key in value) within((value as Readonly<Record<string, unknown>>)[key], length, name);
}
