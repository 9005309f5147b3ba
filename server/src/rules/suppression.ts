import type { Dockerfile } from '../model/dockerfile.ts';
import { lineEnd, lineStart } from '../model/edits.ts';
import { remember } from '../model/remember.ts';
import type { Range } from '../text/range.ts';
import type { Rule } from './rule.ts';

/** Names of rules, ours or a peer's, that are not to be reported in a span of the file. */
export interface Suppression {
  readonly names: ReadonlySet<string>;
  readonly scope: Range;
}

const CHECK = /^#\s*check\s*=\s*(.*)$/i;
const HADOLINT = /^#\s*hadolint\s+(global\s+|stage\s+)?ignore\s*=\s*([^#]*)/i;

/**
 * What the comments of a file suppress: `# check=skip=…` for the file at the top and for the instruction below elsewhere,
 * and hadolint's `ignore`, `stage ignore` and `global ignore`.
 */
export const suppressions = remember((dockerfile: Dockerfile): readonly Suppression[] => {
  const whole = { start: 0, end: dockerfile.text.length + 1 };
  const found: Suppression[] = [];
  const add = (names: string, scope: Range | undefined) => {
    const list = names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    if (scope && list.length > 0) found.push({ names: new Set(list), scope });
  };
  const directives = new Set(dockerfile.directives.map((directive) => directive.range.start));
  for (const comment of dockerfile.comments) {
    const text = dockerfile.text.slice(comment.start, comment.end);
    const check = CHECK.exec(text);
    if (check) {
      add(skipped(check[1]!), directives.has(comment.start) ? whole : instructionBelow(dockerfile, comment));
      continue;
    }
    const hadolint = HADOLINT.exec(text);
    const kind = hadolint?.[1]?.trim().toLowerCase();
    if (hadolint) add(hadolint[2]!, kind === 'global' ? whole : below(dockerfile, comment, kind === 'stage'));
  }
  return found;
});

/** The names behind `skip=` in `skip=A,B;error=true`. */
function skipped(options: string): string {
  const skip = options.split(';').find((option) => /^\s*skip\s*=/i.test(option));
  return skip?.slice(skip.indexOf('=') + 1) ?? '';
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

/** Whether a comment asks for silence on a rule at a place. `names` are the rule's id and those of its peers. */
export function isSuppressed(dockerfile: Dockerfile, rule: Rule, offset: number): boolean {
  const list = suppressions(dockerfile);
  if (list.length === 0) return false;
  const names = [rule.id, ...rule.peers.map((peer) => peer.slice(peer.indexOf(' ') + 1)), 'all'];
  return list.some(({ scope, names: hidden }) => {
    return scope.start <= offset && offset < scope.end && names.some((name) => hidden.has(name));
  });
}
