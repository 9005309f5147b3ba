import { mend } from '../../server/src/cli/mend.ts';
import type { Finding } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Fix } from '../../server/src/rules/rule.ts';
import { Run } from '../../server/src/rules/run.ts';
import { isSuppressed } from '../../server/src/rules/suppression.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { NO_WORKSPACE } from '../../server/src/workspace/workspace.ts';
import type { Answer, Request } from './answer.ts';
import { type Asked, changedBuild, changesOf, refusalOf, requestFor } from './built.ts';
import { type Disagreement, lineOf } from './compare.ts';
import type { Document } from './documents.ts';
import { lost } from './keeps.ts';
import { isLoud, look, type Ours } from './ours.ts';
import { pardoned } from './pardons.ts';
import type { Tally } from './tally.ts';

/** What the fixes are tried for. */
export const FIX_SUBJECTS: readonly string[] = [
  'a fix that changes nothing',
  'a safe fix that changes the build',
  'a fix that changes more than its page says',
  'a fix that BuildKit refuses',
  'a fix that leaves its problem',
  'a fix that brings a problem',
  'a fix that loses something',
  'fix all without an end',
  'fix all that changes the build',
  'fix all that BuildKit refuses',
];

/** One document with the fixes of its problems, each tried alone, and all of them together. */
export class FixTrial {
  readonly #document: Document;
  readonly #ours: Ours;
  readonly #answer: Answer;
  readonly #ask: (request: Request) => Promise<Answer>;
  readonly #tally: Tally;
  readonly #seen = new Map<string, Ours>();
  readonly #answers = new Map<string, Promise<Answer>>();
  readonly #found: Disagreement[] = [];

  constructor(
    document: Document,
    ours: Ours,
    answer: Answer,
    ask: (request: Request) => Promise<Answer>,
    tally: Tally,
  ) {
    this.#document = document;
    this.#ours = ours;
    this.#answer = answer;
    this.#ask = ask;
    this.#tally = tally;
    this.#seen.set(document.text, ours);
  }

  /** Each fix alone, and all together. */
  async run(): Promise<readonly Disagreement[]> {
    this.#tally.add('fix trials');
    await Promise.all([this.runEach(), this.#all(false), this.#all(true)]);
    return this.#found;
  }

  /** Each fix alone: of all rules, or of those with these ids. */
  async runEach(rules?: readonly string[]): Promise<readonly Disagreement[]> {
    const findings = this.#ours.findings.filter(({ rule }) => rules?.includes(rule.id) ?? true);
    await Promise.all(findings.flatMap((finding) => (finding.fixes?.() ?? []).map((fix) => this.#try(finding, fix))));
    return this.#found;
  }

  #look(text: string): Ours {
    const seen = this.#seen.get(text) ?? look(text);
    this.#seen.set(text, seen);
    return seen;
  }

  /** Builds every stage that has a name, but of "fix all", which may change all, the default alone. */
  async #build(text: string, stages = true): Promise<Asked> {
    const key = `${stages} ${text}`;
    const { dockerfile } = this.#look(text);
    const request = stages ? requestFor(text, dockerfile) : { text };
    const answer = this.#answers.get(key) ?? this.#ask(request);
    this.#answers.set(key, answer);
    return { dockerfile, answer: await answer };
  }

  get #before(): Asked {
    return { dockerfile: this.#ours.dockerfile, answer: this.#answer };
  }

  async #try(finding: Finding, fix: Fix): Promise<void> {
    const { text } = this.#document;
    const { id } = finding.rule;
    const said = `${id}, "${fix.title.replace(/"[^"]*"/g, '"…"')}"`;
    const disagree = (about: string, more = '') => {
      const reason = pardoned(about, id, fix.title, more);
      if (reason === undefined) this.#disagree(about, finding.range.start, `${said}${more && `: ${more}`}`);
      else this.#tally.add(`pardoned ${reason}`);
    };
    this.#tally.add(`fix ${id} tried`);
    const after = applyEdits(text, fix.edits);
    if (after === text) return disagree('a fix that changes nothing');
    const then = this.#look(after);
    const count = (findings: readonly Finding[], rule: string) =>
      findings.filter((other) => other.rule.id === rule).length;
    if (count(then.findings, id) >= count(this.#ours.findings, id)) disagree('a fix that leaves its problem');
    // What is off by default nobody has asked for.
    const isHeard = (other: Finding) => isLoud(other) && other.rule.severity !== 'off';
    const loud = then.findings.filter(isHeard);
    const anew = new Set(loud.map(({ rule }) => rule.id).filter((rule) => rule !== id));
    for (const rule of anew) {
      if (count(loud, rule) > count(this.#ours.findings.filter(isHeard), rule))
        disagree('a fix that brings a problem', this.#isSilenced(rule) ? `${rule}, which a comment silenced` : rule);
    }
    for (const what of lost(this.#ours.dockerfile, then.dockerfile, fix.edits))
      disagree('a fix that loses something', what);
    const built = await this.#build(after);
    const refusal = newRefusal(this.#answer, built.answer);
    if (refusalOf(this.#answer)) this.#tally.add(`fix ${id} refused before`);
    else if (refusal === undefined) this.#tally.add(`fix ${id} accepted`);
    else disagree('a fix that BuildKit refuses', refusal);
    if (fix.safe) {
      this.#tally.add(`fix ${id} safe`);
      const changed = changedBuild(this.#before, built);
      if (changed !== undefined) disagree('a safe fix that changes the build', changed);
    } else if (refusal === undefined) {
      const { changes = [] } = finding.rule;
      const more =
        changes === 'anything' ? [] : [...changesOf(this.#before, built)].filter((one) => !changes.includes(one));
      if (more.length > 0) disagree('a fix that changes more than its page says', more.join(', '));
    }
  }

  /** Whether a comment keeps a rule from telling of something in the document. */
  #isSilenced(id: string): boolean {
    const { dockerfile } = this.#ours;
    const rule = rules.find((other) => other.id === id)!;
    return new Run(dockerfile, NO_WORKSPACE)
      .problemsOf(rule)
      .some(({ range, severity = rule.severity, check }) =>
        isSuppressed(dockerfile, rule, range.start, severity, check),
      );
  }

  async #all(all: boolean): Promise<void> {
    const { text } = this.#document;
    const fail = (rule: string, error: unknown) => {
      throw new Error(`${rule} threw`, { cause: error });
    };
    const mended = (from: string) => mend(from, (current) => this.#look(current).findings, all, fail).text;
    const once = mended(text);
    if (mended(once) !== once) this.#disagree('fix all without an end', 0, '');
    if (once === text) return;
    this.#tally.add(all ? 'fix all' : 'fix all, safe alone');
    const built = await this.#build(once, !all);
    const refusal = newRefusal(this.#answer, built.answer);
    if (refusal !== undefined)
      this.#disagree('fix all that BuildKit refuses', 0, `${all ? 'all' : 'safe'}: ${refusal}`);
    const changed = all ? undefined : changedBuild(this.#before, built, false);
    if (changed !== undefined) this.#disagree('fix all that changes the build', 0, changed);
  }

  #disagree(about: string, offset: number, said: string): void {
    const line = this.#ours.places.line(offset);
    this.#tally.add(`disagreed ${about}`);
    this.#found.push({ about, document: this.#document.name, line, said, text: lineOf(this.#document, line) });
  }
}

/** The error of a text after a fix that the text before it had not; errors may have been hidden behind another. */
const newRefusal = (before: Answer, after: Answer): string | undefined =>
  refusalOf(before) ? undefined : refusalOf(after)?.message;
