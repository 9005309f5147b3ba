import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Keyword } from '../../syntax/head.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { firstIndex } from '../../text/first-index.ts';
import { argumentsAt } from './argument-context.ts';
import { commentAt } from './comment-context.ts';
import { type Cursor, cursorIn, instructionBefore, lineOf, skipBlanks, wordEnd } from './cursor.ts';
import { flagAt } from './flag-context.ts';
import { bodyAt } from './variable-context.ts';
import type { Context, Found } from './what.ts';

/** What may be written at an offset; undefined where nothing is to be offered. */
export function contextAt(dockerfile: Dockerfile, offset: number): Context | undefined {
  // No cursor stands within a line break.
  if (offset > 0 && dockerfile.text.startsWith('\r\n', offset - 1)) return undefined;
  const instruction = instructionBefore(dockerfile, offset);
  const found = commentAt(dockerfile, offset) ?? foundAt(dockerfile, instruction, offset);
  if (!found || found === 'nothing') return undefined;
  const { what, spot, flags = false, pair } = found;
  const { stages, globals } = dockerfile;
  const own = firstIndex(stages, ({ from }) => from.begin > offset) - 1;
  // Another keyword in the place of FROM would belong to the stage above.
  const isFrom = what.kind === 'instruction' && instruction !== undefined && instruction === stages[own]?.from;
  const stage = stages[isFrom && offset <= instruction.keyword.range.end ? own - 1 : own];
  const isInside = instruction && (offset <= instruction.range.end || what.kind !== 'instruction');
  const start = pair ?? (isInside ? instruction.range.start : offset);
  return {
    what,
    spot,
    flags,
    instruction: isInside ? (instruction.trigger ?? instruction) : undefined,
    stage,
    scope: !stage || (isInside && instruction === stage.from) ? globals : stage.scope,
    // ARG's values see the pairs in front of them, all others the instructions above.
    place: { range: { start, end: start } },
  };
}

function foundAt(dockerfile: Dockerfile, instruction: Instruction | undefined, offset: number): Found | undefined {
  const cursor = instruction && cursorIn(dockerfile, instruction, offset);
  if (cursor) return headAt(dockerfile, cursor);
  if (instruction && offset <= instruction.range.end) return bodyAt(dockerfile, instruction, offset);
  const line = lineOf(dockerfile, offset);
  if (dockerfile.text.slice(line.start, line.end).trim() !== '') return undefined;
  const empty = { start: offset, end: offset };
  const directives = !instruction && isBelowDirectives(dockerfile, line.start);
  return {
    what: { kind: 'instruction', trigger: false, directives },
    spot: { insert: empty, replace: empty, prefix: '' },
  };
}

/** Whether nothing but parser directives stands above a line, so that it may be one. */
function isBelowDirectives({ text, directives }: Dockerfile, start: number): boolean {
  const end = directives.at(-1)?.range.end;
  const between = text.slice(end ?? 0, start).replace(/^\ufeff/, '');
  return end === undefined ? between === '' : /^[ \t]*\r?\n$/.test(between);
}

/** What may be written in an instruction's own lines. */
function headAt(dockerfile: Dockerfile, cursor: Cursor): Found | undefined {
  const { text, at, instruction } = cursor;
  const first = skipBlanks(text, 0);
  const outer = { start: first, end: wordEnd(text, first) };
  const isTrigger = at > outer.end && /^onbuild$/i.test(text.slice(outer.start, outer.end));
  const inner = isTrigger ? Math.min(skipBlanks(text, outer.end), at) : first;
  const { start, end } = isTrigger ? { start: inner, end: wordEnd(text, inner) } : outer;
  if (at < start) return undefined;
  if (at <= end) {
    const spot = cursor.spot(start, end);
    // Rather a line of something else than the beginning of an instruction.
    if (!spot || !/^[a-z]*$/i.test(spot.prefix)) return undefined;
    const isTop = !isTrigger && instruction === dockerfile.instructions[0];
    const directives = isTop && isBelowDirectives(dockerfile, instruction.begin);
    return { what: { kind: 'instruction', trigger: isTrigger, directives }, spot };
  }
  const name = text.slice(start, end).toUpperCase() as Keyword;
  if (isTrigger && name === 'ONBUILD') return undefined;
  const flag = flagAt(dockerfile, cursor, name, end);
  return typeof flag === 'number' ? argumentsAt(dockerfile, cursor, name, flag) : flag;
}
