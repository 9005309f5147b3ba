import { buildkitChecks, wholeFileChecks } from '../knowledge/peer-checks.ts';
import type { Dockerfile } from '../model/dockerfile.ts';
import { lineStart } from '../model/edits.ts';
import { firstIndex, indexAt, linesOf, linesOfStage, stageFrom } from '../model/lines-of.ts';
import { remember } from '../model/remember.ts';
import type { Word } from '../syntax/word.ts';
import type { Range } from '../text/range.ts';
import type { Rule } from './rule.ts';
import { readSuppressionComment, type SuppressionComment } from './suppression-comment.ts';

/** Why BuildKit does not hear a name of its own in its own form of comment. */
export type Unheard = 'indented' | 'parted' | 'second' | 'wholeFile' | 'options' | 'blank';

export interface SuppressedName extends Word {
  readonly unheard?: Unheard | undefined;
}

/** A comment that names rules, ours or a peer's, which are not to be reported in a span of the file. */
export interface Suppression extends SuppressionComment {
  /** From `#` to the line's end. */
  readonly comment: Range;
  readonly names: readonly SuppressedName[];
  /** Undefined where nothing follows that it could speak of. */
  readonly scope: Range | undefined;
}

/**
 * What the comments of a file suppress, in their order: `# check=skip=…` for the file at the top and for the instruction below
 * elsewhere, and hadolint's `ignore`, `stage ignore` and `global ignore`. Those of `check` that name nothing are among them.
 */
export const suppressions = remember((dockerfile: Dockerfile): readonly Suppression[] => {
  const directives = new Set(dockerfile.directives.map(({ range }) => range.start));
  const parts = new Attached(dockerfile);
  return dockerfile.comments.flatMap((comment): Suppression[] => {
    const read = readSuppressionComment(dockerfile.text, comment);
    if (!read) return [];
    const reach = directives.has(comment.start) ? 'file' : read.reach;
    const place = reach === 'instruction' && read.form === 'check' ? parts.deafTo(comment) : undefined;
    const indented = lineStart(dockerfile.text, comment.start) < comment.start ? 'indented' : undefined;
    const names = read.names.map((name) => ({ ...name, unheard: unheard(name, read, reach, indented ?? place) }));
    return [{ ...read, reach, comment, names, scope: scopeOf(dockerfile, comment, reach) }];
  });
});

function unheard(
  { text, range }: Word,
  { form, options, value }: SuppressionComment,
  reach: SuppressionComment['reach'],
  place: Unheard | undefined,
): Unheard | undefined {
  if (form !== 'check' || !(text === 'all' || buildkitChecks.has(text))) return undefined;
  if (place) return place;
  if (reach === 'instruction' && wholeFileChecks.has(text)) return 'wholeFile';
  if (text === 'all' ? options?.skipsAll : options?.skip.has(text)) return undefined;
  return range.end > value.end ? 'blank' : 'options';
}

function scopeOf(dockerfile: Dockerfile, comment: Range, reach: SuppressionComment['reach']): Range | undefined {
  if (reach === 'file') return { start: 0, end: dockerfile.text.length + 1 };
  const index = indexAt(dockerfile, comment.start);
  if (index === undefined) return undefined;
  if (reach === 'instruction') return linesOf(dockerfile, index);
  const stage = stageFrom(dockerfile, dockerfile.instructions[index]!);
  return stage && linesOfStage(dockerfile, stage);
}

/**
 * Which comments BuildKit attaches to the instruction below them (Parse in parser/parser.go): those behind the last `#` that
 * stands alone. Of those it hears the first `check` (WithMergedConfigFromComments in linter/linter.go).
 */
class Attached {
  readonly #dockerfile: Dockerfile;
  /** By the index of the instruction, where the last lone `#` above it is. */
  readonly #parted = new Map<number, number>();
  /** By the index of the instruction, the start of the first `check` that is attached. */
  readonly #first = new Map<number, number>();

  constructor(dockerfile: Dockerfile) {
    this.#dockerfile = dockerfile;
    const { text, comments, directives } = dockerfile;
    const known = new Set(directives.map(({ range }) => range.start));
    for (const comment of comments) {
      const index = indexAt(dockerfile, comment.start);
      if (index === undefined || known.has(comment.start)) continue;
      if (text.slice(comment.start, comment.end).trim() === '#') {
        this.#parted.set(index, comment.start);
        this.#first.delete(index);
      } else if (!this.#first.has(index) && lineStart(text, comment.start) === comment.start) {
        if (readSuppressionComment(text, comment)?.form === 'check') this.#first.set(index, comment.start);
      }
    }
  }

  deafTo(comment: Range): Unheard | undefined {
    const index = indexAt(this.#dockerfile, comment.start);
    if (index === undefined) return undefined;
    if (comment.start < (this.#parted.get(index) ?? 0)) return 'parted';
    return this.#first.get(index) === comment.start ? undefined : 'second';
  }
}

/** The names that stand for a rule in a comment: its id, and the codes of its peers. */
export const namesOf = ({ id, peers }: Pick<Rule, 'id' | 'peers'>): string[] => [
  id,
  ...peers.map((peer) => peer.slice(peer.indexOf(' ') + 1)),
];

/** Whether BuildKit refuses to build a file that it would warn of: `# check=error=true`. */
export const failsOnWarnings = remember((dockerfile: Dockerfile): boolean => {
  const first = suppressions(dockerfile).find(({ form, reach }) => form === 'check' && reach === 'file');
  return first?.options?.error === true && lineStart(dockerfile.text, first.comment.start) === first.comment.start;
});

/** `all` above an instruction, which BuildKit does not take to mean the checks that it makes of the whole file. */
const ALL_HERE = 'all here';

/** Where each name is not to be reported: spans in order that do not touch, so that a place is found among them quickly. */
const silences = remember((dockerfile: Dockerfile): ReadonlyMap<string, readonly Range[]> => {
  const spans = new Map<string, Range[]>();
  for (const { form, names, reach, scope } of suppressions(dockerfile)) {
    if (!scope) continue;
    for (const { text, unheard } of names) {
      if (unheard || (text === 'all' && form !== 'check')) continue;
      const key = text === 'all' && reach === 'instruction' ? ALL_HERE : text;
      const known = spans.get(key);
      if (known) known.push(scope);
      else spans.set(key, [scope]);
    }
  }
  return new Map([...spans].map(([name, ranges]) => [name, joined(ranges)]));
});

function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && range.start <= last.end) result[result.length - 1] = { ...last, end: Math.max(last.end, range.end) };
    else result.push(range);
  }
  return result;
}

/**
 * Whether a comment asks for silence on a rule at a place. `all` does not hide what the builder refuses: it stands for all
 * checks, and a build that fails is no check.
 */
export function isSuppressed(
  dockerfile: Dockerfile,
  rule: Pick<Rule, 'id' | 'peers'>,
  offset: number,
  severity?: Rule['severity'],
): boolean {
  const index = silences(dockerfile);
  if (index.size === 0) return false;
  const silent = (name: string): boolean => {
    const spans = index.get(name);
    if (!spans) return false;
    const span = spans[firstIndex(spans, ({ end }) => end > offset)];
    return span !== undefined && span.start <= offset;
  };
  const names = namesOf(rule);
  if (names.some(silent)) return true;
  if (severity === 'error' && !names.some((name) => buildkitChecks.has(name))) return false;
  return silent('all') || (!names.some((name) => wholeFileChecks.has(name)) && silent(ALL_HERE));
}
