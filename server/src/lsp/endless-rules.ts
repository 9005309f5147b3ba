import type { Finding, OnFailure } from '../rules/check.ts';
import type { OnRun } from '../rules/rule.ts';
import type { Log } from './log.ts';

/** Runs something, and ends it after so many milliseconds: undefined then. */
export type Limit = <T>(work: () => T, milliseconds: number) => { readonly result: T } | undefined;

/** More than all rules together take over the largest file, many times. */
const LONGEST = 5000;

/** Gives what a check finds, and undefined where it had to be ended. */
export type RunRules = (check: (onRun: OnRun) => readonly Finding[]) => readonly Finding[] | undefined;

class LeftOut extends Error {}

/** Ends rules that do not come to an end. From then on they are left out in that document, until it is closed. */
export class EndlessRules {
  readonly #log: Log;
  readonly #limit: Limit;
  readonly #leftOut = new Map<string, Set<string>>();

  constructor(log: Log, limit: Limit) {
    this.#log = log;
    this.#limit = limit;
  }

  /** For what runs rules here: one that is left out has not failed. */
  readonly onFailure: OnFailure = (rule, error) => {
    if (!(error instanceof LeftOut)) this.#log.failed(rule, error);
  };

  /** What is found in a document; undefined where a rule had to be ended, so that they have to be run again, without it. */
  run(uri: string, check: (onRun: OnRun) => readonly Finding[]): readonly Finding[] | undefined {
    const leftOut = this.#leftOut.get(uri) ?? new Set();
    let running: string | undefined;
    const onRun = (rule: string) => {
      if (leftOut.has(rule)) throw new LeftOut(rule);
      running = rule;
    };
    const done = this.#limit(() => check(onRun), LONGEST);
    if (done) return done.result;
    this.#log.endless(uri, running);
    // It is not one of the rules: then nothing is known of this version.
    if (running === undefined) return [];
    this.#leftOut.set(uri, leftOut.add(running));
    return undefined;
  }

  close(uri: string): void {
    this.#leftOut.delete(uri);
  }
}
