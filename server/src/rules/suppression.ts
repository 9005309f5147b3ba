import { buildkitChecks, wholeFileChecks } from '../knowledge/peer-checks.ts';
import type { Dockerfile } from '../model/dockerfile.ts';
import { lineStart } from '../model/edits.ts';
import { indexAt, linesOf, linesOfStage, stageFrom } from '../model/lines-of.ts';
import { remember } from '../model/remember.ts';
import type { Word } from '../syntax/word.ts';
import { firstIndex } from '../text/first-index.ts';
import type { Range } from '../text/range.ts';
import type { Problem, Rule } from './rule.ts';
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
  const comments = dockerfile.comments.map((comment): Placed => {
    const read = readSuppressionComment(dockerfile.text, comment);
    const reach = directives.has(comment.start) ? 'file' : read?.reach;
    return { comment, read, reach, index: indexAt(dockerfile, comment.start) };
  });
  const deaf = deafTo(dockerfile.text, comments);
  return comments.flatMap(({ comment, read, reach, index }): Suppression[] => {
    if (!read || !reach) return [];
    const names = read.names.map((name) => ({ ...name, unheard: unheard(name, read, reach, deaf.get(comment)) }));
    return [{ ...read, reach, comment, names, scope: scopeOf(dockerfile, index, reach) }];
  });
});

/** A comment, what it suppresses, and the index of the instruction in whose lines it stands. */
interface Placed {
  readonly comment: Range;
  readonly read: SuppressionComment | undefined;
  readonly reach: SuppressionComment['reach'] | undefined;
  readonly index: number | undefined;
}

/**
 * The comments that BuildKit does not hear. It attaches those to an instruction that begin their lines behind the last `#` that
 * stands alone (Parse in parser/parser.go), and of these hears the first `check` (WithMergedConfigFromComments in
 * linter/linter.go). A directive has to begin its line, too.
 */
function deafTo(text: string, comments: readonly Placed[]): ReadonlyMap<Range, Unheard> {
  const deaf = new Map<Range, Unheard>();
  let attached: Range[] = [];
  let above: number | undefined;
  for (const { comment, read, reach, index } of comments) {
    if (index !== above) attached = [];
    above = index;
    if (text.slice(comment.start, comment.end).trim() === '#' && lineStart(text, comment.start) === comment.start) {
      for (const earlier of attached) deaf.set(earlier, 'parted');
      attached = [];
    } else if (read?.form === 'check') {
      if (lineStart(text, comment.start) < comment.start) deaf.set(comment, 'indented');
      else if (reach === 'instruction') {
        if (attached.length > 0) deaf.set(comment, 'second');
        attached.push(comment);
      }
    }
  }
  return deaf;
}

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

function scopeOf(
  dockerfile: Dockerfile,
  index: number | undefined,
  reach: SuppressionComment['reach'],
): Range | undefined {
  if (reach === 'file') return { start: 0, end: dockerfile.text.length + 1 };
  if (index === undefined) return undefined;
  if (reach === 'instruction') return linesOf(dockerfile, index);
  const stage = stageFrom(dockerfile, dockerfile.instructions[index]!);
  return stage && linesOfStage(dockerfile, stage);
}

/** The names that stand for a rule in a comment: its id, and the codes of its peers. */
export const namesOf = remember(({ id, peers }: Pick<Rule, 'id' | 'peers'>): readonly string[] => [
  id,
  ...peers.map((peer) => peer.slice(peer.indexOf(' ') + 1)),
]);

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
 * checks, and a build that fails is no check. Nor does the name of a check that BuildKit makes of the same mistake.
 * @param check the check of another program that the problem comes from, which may be named as well
 */
export function isSuppressed(
  dockerfile: Dockerfile,
  rule: Pick<Rule, 'id' | 'peers'>,
  offset: number,
  severity?: Rule['severity'],
  check?: Problem['check'],
): boolean {
  const index = silences(dockerfile);
  if (index.size === 0) return false;
  const silent = (name: string): boolean => {
    const spans = index.get(name);
    if (!spans) return false;
    const span = spans[firstIndex(spans, ({ end }) => end > offset)];
    return span !== undefined && span.start <= offset;
  };
  const isRefused = severity === 'error' && rule.id.startsWith('syntax/');
  const names = isRefused ? namesOf(rule).filter((name) => !buildkitChecks.has(name)) : namesOf(rule);
  if (names.some(silent) || (check && silent(check.name))) return true;
  if (severity === 'error' && !names.some((name) => buildkitChecks.has(name))) return false;
  return silent('all') || (!names.some((name) => wholeFileChecks.has(name)) && silent(ALL_HERE));
}
