/** What becomes of a server that has ended by itself: another one after so many milliseconds, or none. */
export type Verdict = { readonly after: number } | 'give up';

const MINUTE = 60_000;
/** Each end within a minute makes the wait longer by this. */
const STEP = 100;
/** Who has lived so long without being asked was in order. */
const LONG = 10_000;
/** So many in a row that were of no use, for a minute, are enough. */
const FEWEST = 3;
/** So many hangs within this time are enough, whatever was answered between them. */
const HANGS = { most: 3, within: 5 * MINUTE };

/**
 * Decides whether a server is started again. However often it is killed it comes back, as long as it is of use in between: it has told
 * of problems once, or lived for a while. One that never gets so far, or that hangs again and again, is given up.
 */
export class Restarts {
  #began = 0;
  #answered = false;
  #ends: number[] = [];
  #hangs: number[] = [];
  #useless = 0;
  #uselessSince = 0;

  started(now: number): void {
    this.#began = now;
    this.#answered = false;
  }

  /** It has told of problems. */
  answered(): void {
    this.#answered = true;
  }

  /** It has ended, by itself or since it `hung`. */
  ended(now: number, hung: boolean): Verdict {
    this.#ends = [...this.#ends.filter((end) => now - end < MINUTE), now];
    if (hung) this.#hangs = [...this.#hangs.filter((hang) => now - hang < HANGS.within), now];
    if (this.#hangs.length >= HANGS.most) return 'give up';
    if (this.#answered || (!hung && now - this.#began >= LONG)) this.#useless = 0;
    else if (++this.#useless === 1) this.#uselessSince = this.#began;
    const isHopeless = this.#useless >= FEWEST && now - this.#uselessSince >= MINUTE;
    return isHopeless ? 'give up' : { after: this.#ends.length * STEP };
  }
}
