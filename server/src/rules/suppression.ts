import type { Dockerfile } from '../model/dockerfile.ts';
import { lineEnd, lineStart } from '../model/edits.ts';
import { remember } from '../model/remember.ts';
import type { Word } from '../syntax/word.ts';
import type { Range } from '../text/range.ts';
import type { Rule } from './rule.ts';

/** A comment that names rules, ours or a peer's, which are not to be reported in a span of the file. */
export interface Suppression {
  /** From `#` to the line's end. */
  readonly comment: Range;
  readonly names: readonly Word[];
  /** Undefined where no instruction follows. */
  readonly scope: Range | undefined;
}

const CHECK = /^#\s*check\s*=\s*/i;
const SKIP = /(?:^|;)\s*skip\s*=/i;
const HADOLINT = /^#\s*hadolint\s+(global\s+|stage\s+)?ignore\s*=\s*/i;

/**
 * What the comments of a file suppress: `# check=skip=…` for the file at the top and for the instruction below elsewhere,
 * and hadolint's `ignore`, `stage ignore` and `global ignore`.
 */
export const suppressions = remember((dockerfile: Dockerfile): readonly Suppression[] => {
  const whole = { start: 0, end: dockerfile.text.length + 1 };
  const directives = new Set(dockerfile.directives.map((directive) => directive.range.start));
  return dockerfile.comments.flatMap((comment): Suppression[] => {
    const text = dockerfile.text.slice(comment.start, comment.end);
    const check = CHECK.exec(text)?.[0].length;
    if (check !== undefined) {
      const skip = SKIP.exec(text.slice(check));
      if (!skip) return [];
      const names = namesFrom(text, check + skip.index + skip[0].length, ';', comment.start);
      return [{ comment, names, scope: directives.has(comment.start) ? whole : instructionBelow(dockerfile, comment) }];
    }
    const hadolint = HADOLINT.exec(text);
    if (!hadolint) return [];
    const kind = hadolint[1]?.trim().toLowerCase();
    const scope = kind === 'global' ? whole : below(dockerfile, comment, kind === 'stage');
    return [{ comment, names: namesFrom(text, hadolint[0].length, '#', comment.start), scope }];
  });
});

/** The names between commas, from an offset in a comment to a character that ends them. */
function namesFrom(comment: string, from: number, stop: string, offset: number): Word[] {
  const end = comment.indexOf(stop, from);
  const list = end < 0 ? comment.slice(from) : comment.slice(from, end);
  return [...list.matchAll(/[^,]+/g)].flatMap((part) => {
    const text = part[0].trim();
    const start = offset + from + part.index + part[0].indexOf(text);
    return text === '' ? [] : [{ range: { start, end: start + text.length }, text }];
  });
}

function below(dockerfile: Dockerfile, comment: Range, wholeStage: boolean): Range | undefined {
  const scope = instructionBelow(dockerfile, comment);
  if (!wholeStage || !scope) return scope;
  return dockerfile.stages.find(({ from }) => scope.start <= from.range.start && from.range.start < scope.end)?.range;
}

/** The instruction that follows a comment, other comments between them allowed. */
function instructionBelow(dockerfile: Dockerfile, comment: Range): Range | undefined {
  const { instructions } = dockerfile;
  let low = 0;
  let high = instructions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (instructions[middle]!.range.start < comment.end) low = middle + 1;
    else high = middle;
  }
  const next = instructions[low];
  return next && { start: lineStart(dockerfile.text, next.range.start), end: lineEnd(dockerfile.text, next.range.end) };
}

/** The names that stand for a rule in a comment: its id, and the codes of its peers. */
export const namesOf = ({ id, peers }: Pick<Rule, 'id' | 'peers'>): string[] => [
  id,
  ...peers.map((peer) => peer.slice(peer.indexOf(' ') + 1)),
];

/** Whether an offset lies where a comment is heard. */
export const isHeard = ({ scope }: Suppression, offset: number): boolean =>
  scope !== undefined && scope.start <= offset && offset < scope.end;

/** Whether a comment asks for silence on a rule at a place. */
export function isSuppressed(dockerfile: Dockerfile, rule: Pick<Rule, 'id' | 'peers'>, offset: number): boolean {
  const heard = suppressions(dockerfile).filter((suppression) => isHeard(suppression, offset));
  if (heard.length === 0) return false;
  const names = [...namesOf(rule), 'all'];
  return heard.some((suppression) => suppression.names.some(({ text }) => names.includes(text)));
}
