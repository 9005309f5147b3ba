import type { Dockerfile } from '../../server/src/model/dockerfile.ts';
import type { Flag } from '../../server/src/syntax/flag.ts';
import type { Instruction } from '../../server/src/syntax/instruction.ts';
import { type Edit, inOrder } from '../../server/src/text/edit.ts';
import type { Range } from '../../server/src/text/range.ts';

/**
 * What a fix loses of a text: comments, heredoc bodies, JSON form, flags, continued lines, line ends, the escape character, or
 * an instruction that it does not touch. Both texts are read anew, so that an edit which breaks what stands beside it is seen.
 */
export function lost(before: Dockerfile, after: Dockerfile, edits: readonly Edit[]): string[] {
  const ordered = inOrder(edits);
  const later = new Map(after.instructions.map((instruction) => [instruction.range.start, instruction]));
  const own = before.instructions.flatMap((instruction) => {
    const inside = ordered.filter(({ range }) => touch(range, extentOf(before, instruction)));
    const then = later.get(moved(instruction.range.start, ordered));
    if (inside.length === 0) return isSame(before, instruction, after, then) ? [] : ['an instruction beside it'];
    return then && then.name === instruction.name ? lostParts(instruction, then, inside) : [];
  });
  return [
    ...(before.escape !== after.escape ? ['the escape character'] : []),
    ...(mixesLineEnds(before.text, after.text) ? ['line ends'] : []),
    ...(isMissing(commentsOf(before), commentsOf(after)) ? ['a comment'] : []),
    ...(isMissing(untouchedBodies(before, ordered), bodiesOf(after)) ? ['a heredoc body'] : []),
    ...(edits.some((edit) => joinsLines(before.text, edit)) ? ['a continued line'] : []),
    ...(unknown(after) > unknown(before) ? ['an instruction, which is none now'] : []),
    ...new Set(own),
  ];
}

/** What an instruction has lost that the edits inside it did not take out as a whole. */
function lostParts(instruction: Instruction, then: Instruction, inside: readonly Edit[]): string[] {
  const gone = (part: Range) => inside.some(({ range }) => range.start <= part.start && part.end <= range.end);
  // What stands there now is another one.
  if (gone(instruction.headRange)) return [];
  const kept = new Set(then.flags.map(({ name }) => name.text));
  // One that gets another name is there still.
  const renamed = then.flags.length >= instruction.flags.filter(({ range }) => !gone(range)).length;
  const isKept = ({ name, range }: Flag) => kept.has(name.text) || gone(range) || (renamed && gone(name.range));
  return [
    ...(instruction.form === 'json' && then.form !== 'json' ? ['the JSON form'] : []),
    ...(instruction.flags.some((flag) => !isKept(flag)) ? ['a flag'] : []),
  ];
}

/** Where it stands; one with a heredoc that does not end goes on to the end of the text. */
const extentOf = ({ text }: Dockerfile, { range, heredocs }: Instruction): Range =>
  heredocs.some(({ terminator }) => !terminator) ? { start: range.start, end: text.length } : range;

const touch = (a: Range, b: Range) => a.start <= b.end && b.start <= a.end;

/** Where an offset is after edits, with those right in front of it. */
const moved = (offset: number, edits: readonly Edit[]) =>
  edits
    .filter(({ range }) => range.end <= offset)
    .reduce((at, { range, newText }) => at + newText.length - (range.end - range.start), offset);

function isSame(
  before: Dockerfile,
  instruction: Instruction,
  after: Dockerfile,
  then: Instruction | undefined,
): boolean {
  const text = ({ text }: Dockerfile, { range }: Instruction) => text.slice(range.start, range.end);
  return then !== undefined && text(before, instruction) === text(after, then);
}

/** Whether an edit writes anew what stood on several lines, on fewer of them. */
function joinsLines(text: string, { range, newText }: Edit): boolean {
  const old = text.slice(range.start, range.end);
  const breaks = (part: string) => part.split('\n').length;
  return newText.trim() !== '' && breaks(newText) < breaks(old) && /\S[ \t\r]*\n\s*\S/.test(old);
}

const unknown = ({ instructions }: Dockerfile) => instructions.filter(({ name }) => name === undefined).length;

const commentsOf = ({ text, comments, instructions }: Dockerfile) =>
  [...comments, ...instructions.flatMap((instruction) => instruction.comments)].map(({ start, end }) =>
    text.slice(start, end).trim(),
  );

const bodies = ({ instructions }: Dockerfile) =>
  instructions.flatMap(({ heredocs }) => heredocs.map(({ body }) => body));

const bodiesOf = (file: Dockerfile) => bodies(file).map(({ start, end }) => file.text.slice(start, end));

const untouchedBodies = (file: Dockerfile, edits: readonly Edit[]) =>
  bodies(file)
    .filter((body) => !edits.some(({ range }) => range.start < body.end && body.start < range.end))
    .map(({ start, end }) => file.text.slice(start, end));

/** Whether something of a list is not as often in the other. */
function isMissing(list: readonly string[], other: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const item of other) counts.set(item, (counts.get(item) ?? 0) + 1);
  return list.some((item) => {
    const left = (counts.get(item) ?? 0) - 1;
    counts.set(item, left);
    return left < 0;
  });
}

/** Whether a text whose lines all ended alike has others now. */
function mixesLineEnds(before: string, after: string): boolean {
  const kinds = (text: string) => new Set(text.match(/\r?\n/g));
  const [kind, ...others] = kinds(before);
  return kind !== undefined && others.length === 0 && [...kinds(after)].some((other) => other !== kind);
}
