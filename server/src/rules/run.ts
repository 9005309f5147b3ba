import type { Dockerfile } from '../model/dockerfile.ts';
import { firstIndex } from '../text/first-index.ts';
import type { Range } from '../text/range.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { rules } from './index.ts';
import type { Others, Problem, Rule } from './rule.ts';

/** All the rules over one Dockerfile: each is run when it is asked for, and once. */
export class Run implements Others {
  readonly rules = rules;
  readonly #dockerfile: Dockerfile;
  readonly #workspace: Workspace;
  readonly #problems = new Map<Rule, readonly Problem[]>();
  readonly #places = new Map<Rule, readonly number[]>();

  constructor(dockerfile: Dockerfile, workspace: Workspace) {
    this.#dockerfile = dockerfile;
    this.#workspace = workspace;
  }

  /** In the rule's own order. Throws what the rule throws. */
  problemsOf(rule: Rule): readonly Problem[] {
    let problems = this.#problems.get(rule);
    if (!problems) {
      problems = [...rule.check(this.#dockerfile, this.#workspace, this)];
      this.#problems.set(rule, problems);
    }
    return problems;
  }

  mayReport(rule: Rule, { start, end }: Range): boolean {
    try {
      let places = this.#places.get(rule);
      if (!places) {
        places = this.problemsOf(rule)
          .map(({ range }) => range.start)
          .sort((a, b) => a - b);
        this.#places.set(rule, places);
      }
      const first = places[firstIndex(places, (place) => place >= start)];
      return first !== undefined && first < end;
    } catch {
      // A rule that fails is told of when its own turn comes.
      return true;
    }
  }
}
