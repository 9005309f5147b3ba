import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineBreak, lineEnd, lineStart } from '../../model/edits.ts';
import type { Stage } from '../../model/stage.ts';
import { rules } from '../../rules/index.ts';
import type { Rule } from '../../rules/rule.ts';
import { namesOf, type Suppression, suppressions } from '../../rules/suppression.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type Edit, insert } from '../../text/edit.ts';
import { firstIndex } from '../../text/first-index.ts';
import type { Range } from '../../text/range.ts';

/** What a comment silences. */
type Named = Pick<Rule, 'id' | 'peers'>;

/** Silences a rule for an instruction: by a comment directly above it, or by one name more in a comment that is there. */
export function skipForInstruction(dockerfile: Dockerfile, instruction: Instruction, rule: Named): Edit {
  const above = suppressionsAbove(dockerfile, instruction).filter(({ reach }) => reach === 'instruction');
  return addName(above, rule) ?? insertAbove(dockerfile, instruction, `# check=skip=${rule.id}`);
}

/** Silences a rule for a stage: by hadolint's comment above its FROM, since BuildKit has none for a stage. */
export function skipForStage(dockerfile: Dockerfile, { from }: Stage, rule: Named): Edit {
  const above = suppressionsAbove(dockerfile, from).filter(({ reach }) => reach === 'stage');
  return addName(above, rule) ?? insertAbove(dockerfile, from, `# hadolint stage ignore=${rule.id}`);
}

/** Silences a rule for the file: by the directive `check`, of which there can be only one; undefined where that cannot be. */
export function skipForFile(dockerfile: Dockerfile, rule: Named): Edit | undefined {
  const { text, directives, instructions } = dockerfile;
  const everywhere = suppressions(dockerfile).filter(({ reach }) => reach === 'file');
  const added = addName(everywhere, rule);
  if (added) return added;
  // The directive says `skip=all`, which one name more would undo.
  if (everywhere.some(({ form }) => form === 'check')) {
    return instructions[0] && insertAbove(dockerfile, instructions[0], `# hadolint global ignore=${rule.id}`);
  }
  const line = `# check=skip=${rule.id}`;
  const last = directives.at(-1)?.range ?? shebang(dockerfile);
  if (!last) return insert(lineStart(text, 0), line + lineBreak(dockerfile));
  const below = lineEnd(text, last.end);
  return text[below - 1] === '\n'
    ? insert(below, line + lineBreak(dockerfile))
    : insert(below, lineBreak(dockerfile) + line);
}

/** One name more in the first comment that takes it without a change for the tool it was written for. */
function addName(comments: readonly Suppression[], rule: Named): Edit | undefined {
  // BuildKit hears nothing but the first one, and `all` only when it stands alone.
  const check = comments.find(({ form }) => form === 'check');
  if (check && !check.options?.skipsAll) return check.add(rule.id);
  for (const comment of comments) {
    if (comment.form !== 'hadolint') continue;
    // A name that is none of its codes makes hadolint deaf to the whole comment.
    const name = comment.names.every(({ text }) => HADOLINT_CODE.test(text)) ? hadolintCode(rule) : rule.id;
    if (name !== undefined) return comment.add(name);
  }
  return undefined;
}

const HADOLINT_CODE = /^[DLSC\d]+$/;

/** The code of hadolint's that stands for this rule and no other. */
const hadolintCode = (rule: Named): string | undefined =>
  rule.peers
    .flatMap((peer) => (peer.startsWith('hadolint ') ? [peer.slice('hadolint '.length)] : []))
    .find(
      (code) => HADOLINT_CODE.test(code) && rules.every((other) => other === rule || !namesOf(other).includes(code)),
    );

/** The comments that suppress something above an instruction, and below the one before it. */
function suppressionsAbove(dockerfile: Dockerfile, instruction: Instruction): Suppression[] {
  const all = suppressions(dockerfile);
  const { instructions } = dockerfile;
  const index = firstIndex(instructions, ({ begin }) => begin >= instruction.begin);
  const start = instructions[index - 1]?.range.end ?? 0;
  const from = firstIndex(all, ({ comment }) => comment.start >= start);
  return all.slice(
    from,
    firstIndex(all, ({ comment }) => comment.start > instruction.begin),
  );
}

/** A comment above an instruction, as far to the right as it is. */
function insertAbove(dockerfile: Dockerfile, instruction: Instruction, comment: string): Edit {
  const { text } = dockerfile;
  const start = lineStart(text, instruction.begin);
  const at = aboveHadolint(dockerfile, start);
  const line = text.slice(start, instruction.begin) + comment + lineBreak(dockerfile);
  // Right below the directives, or in the first line, it would be a directive for the whole file. An empty line ends them.
  return insert(
    at,
    comment.startsWith('# check') && mayBeDirective(dockerfile, at) ? lineBreak(dockerfile) + line : line,
  );
}

/** hadolint hears only the line directly above an instruction, so its comments stay there. */
function aboveHadolint(dockerfile: Dockerfile, start: number): number {
  const { text } = dockerfile;
  let at = start;
  for (;;) {
    const above = commentAbove(dockerfile, at);
    if (!above || !/^#\s*hadolint\s/.test(text.slice(above.start, above.end))) return at;
    at = lineStart(text, above.start);
  }
}

function commentAbove({ text, comments }: Dockerfile, start: number): Range | undefined {
  const above = comments[firstIndex(comments, (comment) => comment.start >= start) - 1];
  return above && lineEnd(text, above.end) === start ? above : undefined;
}

/** A first line for the system's program loader, which directives may follow. */
const shebang = ({ text, comments }: Dockerfile): Range | undefined =>
  comments[0]?.start === lineStart(text, 0) && text.startsWith('#!', comments[0].start) ? comments[0] : undefined;

/** Whether a comment that is inserted at a line's start could be read as a directive. */
function mayBeDirective(dockerfile: Dockerfile, start: number): boolean {
  if (start === lineStart(dockerfile.text, 0)) return true;
  const above = commentAbove(dockerfile, start);
  if (!above) return false;
  return above === shebang(dockerfile) || dockerfile.directives.some(({ range }) => range.start === above.start);
}
