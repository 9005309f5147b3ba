import type { Dockerfile } from '../model/dockerfile.ts';
import { viewOf } from '../model/part.ts';
import type { Stage } from '../model/stage.ts';
import { firstIndex } from '../text/first-index.ts';
import type { Range } from '../text/range.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { rules } from './index.ts';
import { type Expected, RememberedParts } from './remembered.ts';
import type { Fix, OnRun, Others, Problem, Rule } from './rule.ts';

/** All the rules over one Dockerfile: each is run when it is asked for, and once. */
export class Run implements Others {
  readonly rules = rules;
  readonly #dockerfile: Dockerfile;
  readonly #workspace: Workspace;
  readonly #problems = new Map<Rule, readonly Problem[]>();
  readonly #places = new Map<Rule, readonly number[]>();

  readonly #parts: RememberedParts;
  readonly #views: Dockerfile[] = [];
  readonly #whole = new Map<Rule, ReadonlyMap<string, Problem>>();
  readonly #onRun: OnRun | undefined;
  #running: Rule | undefined;

  constructor(dockerfile: Dockerfile, workspace: Workspace, expected: Expected = NOBODY, onRun?: OnRun) {
    this.#dockerfile = dockerfile;
    this.#workspace = workspace;
    this.#parts = new RememberedParts(dockerfile, workspace, expected);
    this.#onRun = onRun;
  }

  /** To be called when all that were expected have been asked, so that the parts that stay as they are need not be looked at again. */
  settle(): void {
    this.#parts.settle();
  }

  /** In the rule's own order. Throws what the rule throws. */
  problemsOf(rule: Rule): readonly Problem[] {
    let problems = this.#problems.get(rule);
    if (!problems) {
      problems = this.#onRun ? this.#watched(rule, this.#onRun) : this.#run(rule);
      this.#problems.set(rule, problems);
      this.#parts.answered(rule);
    }
    return problems;
  }

  /** One that asks another goes on when that has answered. */
  #watched(rule: Rule, onRun: OnRun): readonly Problem[] {
    const asking = this.#running;
    try {
      onRun(rule.id);
      this.#running = rule;
      return this.#run(rule);
    } finally {
      this.#running = asking;
      if (asking) onRun(asking.id);
    }
  }

  #run(rule: Rule): readonly Problem[] {
    return rule.whole ? this.#check(rule, this.#dockerfile) : this.#checkParts(rule);
  }

  #check(rule: Rule, dockerfile: Dockerfile): readonly Problem[] {
    return [...rule.check(dockerfile, this.#workspace, this)];
  }

  #checkParts(rule: Rule): readonly Problem[] {
    const around = rule.gathers ? this.#gather(rule) : '';
    const fixes = (problem: Problem) => this.#fixes(rule, problem);
    const found: Problem[] = [];
    for (const number of this.#parts.mayTell(rule)) {
      const told = this.#parts.told(rule, number, around, fixes) ?? this.#checkPart(rule, number, around, fixes);
      // A file may have more of them than a call has room for arguments.
      for (const problem of told) found.push(problem);
    }
    return found;
  }

  #gather(rule: Rule): string {
    return this.#parts.gathered(rule, (number) => rule.gathers!(this.#view(number), this.#workspace));
  }

  #checkPart(
    rule: Rule,
    number: number,
    around: string,
    fixes: (problem: Problem) => readonly Fix[],
  ): readonly Problem[] {
    const problems = rule.each
      ? this.#parts.one(rule, number).problems(rule, (view) => this.#check(rule, view))
      : this.#check(rule, this.#view(number));
    this.#parts.keep(rule, number, around, problems);
    return problems.map((problem) => (problem.fixes ? { ...problem, fixes: () => fixes(problem) } : problem));
  }

  /** A fix may reach into all parts: those of a rule are looked up among what it says of the whole, which it is asked once. */
  #fixes(rule: Rule, problem: Problem): readonly Fix[] {
    let whole = this.#whole.get(rule);
    if (!whole) {
      whole = new Map(this.#check(rule, this.#dockerfile).map((other) => [keyOf(other), other]));
      this.#whole.set(rule, whole);
    }
    return whole.get(keyOf(problem))?.fixes?.() ?? [];
  }

  #view(number: number): Dockerfile {
    this.#views[number] ??= viewOf(this.#dockerfile, this.#parts.parts[number]!);
    return this.#views[number];
  }

  holds(stage: Stage, fact: string, compute: () => boolean): boolean {
    return this.#parts.holds(stage, fact, compute);
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

const NO_RULES = { all: new Set<Rule>(), each: new Set<Rule>() };

const NOBODY: Expected = { near: NO_RULES, deep: NO_RULES };

const keyOf = ({ range, message }: Problem): string => `${range.start} ${range.end} ${message}`;
