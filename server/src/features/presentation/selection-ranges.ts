import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineEnd, lineStart, startWithComments } from '../../model/edits.ts';
import { expansionsOf } from '../../model/expanded.ts';
import { linesOfStage, stageAt } from '../../model/lines-of.ts';
import type { Stage } from '../../model/stage.ts';
import { readImageReference } from '../../syntax/image-reference.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import { firstIndex } from '../../text/first-index.ts';
import { contains, type Range } from '../../text/range.ts';
import { shellSpans } from './shell-spans.ts';

/**
 * What may be selected around an offset, from the smallest to the whole file; each lies in the next and is smaller than it:
 * a part of a word, the word, a flag or a pair, the arguments, the line, the instruction, with its comments, the stage, the file.
 */
export function selectionRanges(dockerfile: Dockerfile, offset: number): Range[] {
  const { text, instructions } = dockerfile;
  const spans: Range[] = [{ start: 0, end: text.length }];
  const stage = stageAt(dockerfile, offset);
  if (stage) spans.push(stage.range, ownLines(dockerfile, stage));
  const instruction = instructions[firstIndex(instructions, ({ range }) => range.end >= offset)];
  if (instruction && instruction.begin <= offset) {
    spans.push(...spansOf(dockerfile, stage, instruction, offset));
    if (instruction.trigger) spans.push(...spansOf(dockerfile, stage, instruction.trigger, offset));
  }
  spans.push(...commentSpans(dockerfile, offset));
  return nested(spans, offset);
}

/** Those around the offset, of which each lies in the next. */
function nested(spans: readonly Range[], offset: number): Range[] {
  const size = ({ start, end }: Range) => end - start;
  const around = spans.filter((span) => contains(span, offset) && size(span) > 0).sort((a, b) => size(a) - size(b));
  const chain: Range[] = [];
  for (const span of around) {
    const inner = chain.at(-1);
    if (!inner || (span.start <= inner.start && inner.end <= span.end && size(inner) < size(span))) chain.push(span);
  }
  // An empty file has nothing but itself.
  return chain.length > 0 ? chain : [{ start: 0, end: 0 }];
}

/** A stage with the comments above it. */
function ownLines(dockerfile: Dockerfile, stage: Stage): Range {
  return {
    start: Math.max(linesOfStage(dockerfile, stage).start, startWithComments(dockerfile, stage.from)),
    end: stage.range.end,
  };
}

function spansOf(dockerfile: Dockerfile, stage: Stage | undefined, instruction: Instruction, offset: number): Range[] {
  const { text } = dockerfile;
  const { keyword, range, headRange, flags, words, pairs, strays, heredocs, trigger } = instruction;
  const spans: Range[] = [range, headRange, keyword.range];
  if (!instruction.onbuild) spans.push({ start: startWithComments(dockerfile, instruction), end: range.end });
  if (offset <= headRange.end) spans.push(lineSpan(text, offset, headRange, dockerfile.escape));
  const args = [...words, ...pairs, ...strays, ...(trigger ? [trigger] : [])];
  const all = [...flags, ...args];
  if (all.length > 0) spans.push(spanOf(all), ...(args.length > 0 ? [spanOf(args)] : []));
  for (const { range, name, value, mount } of flags) {
    if (!contains(range, offset)) continue;
    spans.push(range, name.range);
    if (value) spans.push(value.range);
    for (const field of mount?.fields ?? []) {
      spans.push(field.range, field.key.range);
      if (field.value) spans.push(field.value.range);
    }
    const imageName = name.text === 'from' ? value : mount?.from;
    if (imageName) spans.push(...imageSpans(instruction, imageName));
  }
  for (const word of [...words, ...strays])
    if (contains(word.range, offset)) spans.push(word.range, ...inQuotes(text, word));
  for (const { range, name, value } of pairs) {
    if (!contains(range, offset)) continue;
    spans.push(range, name.range, ...inQuotes(text, name));
    if (value) spans.push(value.range, ...inQuotes(text, value));
  }
  for (const { range, nameRange } of expansionsOf(dockerfile, instruction))
    if (contains(range, offset)) spans.push(range, nameRange);
  for (const heredoc of heredocs) {
    spans.push(heredoc.range);
    if (!contains({ start: heredoc.body.start, end: heredoc.terminator?.end ?? heredoc.body.end }, offset)) continue;
    spans.push(...bodySpans(text, heredoc.body, heredoc.terminator, offset));
  }
  if (instruction.name === 'FROM' && words[0]) spans.push(...imageSpans(instruction, words[0]));
  if (stage) {
    for (const span of shellSpans(dockerfile, stage, instruction)) if (contains(span, offset)) spans.push(span);
  }
  return spans;
}

/** What a line has of a span, without the blanks around, and without the escape character that continues it. */
function lineSpan(text: string, offset: number, { start, end }: Range, escape?: string): Range {
  const from = Math.max(start, lineStart(text, offset));
  const line = text.slice(from, Math.min(end, lineEnd(text, offset)));
  const content = line.trimEnd();
  const said = escape !== undefined && content.endsWith(escape) ? content.slice(0, -1).trimEnd() : content;
  const indent = line.length - line.trimStart().length;
  return { start: from + indent, end: from + Math.max(indent, said.length) };
}

const spanOf = (parts: readonly { readonly range: Range }[]): Range => ({
  start: parts.reduce((least, { range }) => Math.min(least, range.start), Number.POSITIVE_INFINITY),
  end: parts.reduce((most, { range }) => Math.max(most, range.end), 0),
});

/** What stands between the quotes around a word. */
function* inQuotes(text: string, { range: { start, end } }: Word): Iterable<Range> {
  const quote = text[start];
  if ((quote === '"' || quote === "'") && end - start > 2 && text[end - 1] === quote)
    yield { start: start + 1, end: end - 1 };
}

/** The parts of an image's name: all but the tag and the digest, the last name of its path, tag, digest. */
function* imageSpans(instruction: Instruction, word: Word): Iterable<Range> {
  const image = readImageReference(word.text);
  if (!image) return;
  const { registry = '', repository, tag, digest } = image;
  const start = registry === '' ? 0 : registry.length + 1;
  const nameEnd = start + repository.length;
  const tagEnd = tag === undefined ? nameEnd : nameEnd + 1 + tag.length;
  const part = (from: number, to: number) => instruction.partOf(word, from, to);
  yield part(0, nameEnd);
  yield part(start, nameEnd);
  yield part(start + repository.lastIndexOf('/') + 1, nameEnd);
  if (start > 0) yield part(0, registry.length);
  if (tag !== undefined) yield part(nameEnd + 1, tagEnd);
  if (digest === undefined) return;
  yield part(0, tagEnd);
  yield part(tagEnd + 1, word.text.length);
}

function bodySpans(text: string, body: Range, terminator: Range | undefined, offset: number): Range[] {
  const last = text.slice(body.start, body.end).trimEnd().length;
  const spans = [
    { start: body.start, end: body.start + last },
    { start: body.start, end: terminator?.end ?? body.end },
  ];
  return terminator ? [...spans, terminator, lineSpan(text, offset, body)] : [...spans, lineSpan(text, offset, body)];
}

/** A comment at the offset without and with its sign, and the block of comments it stands in. */
function commentSpans({ text, comments, directives }: Dockerfile, offset: number): Range[] {
  const index = firstIndex(comments, ({ end }) => end >= offset);
  const comment = comments[index];
  if (!comment || comment.start > offset) return [];
  const directive = directives.find(({ range }) => range.start === comment.start);
  if (directive) return [comment, directive.name.range, directive.value.range];
  let first = index;
  let last = index;
  const follows = (above: Range, below: Range) => lineEnd(text, above.end) === lineStart(text, below.start);
  while (first > 0 && follows(comments[first - 1]!, comments[first]!)) first--;
  while (last + 1 < comments.length && follows(comments[last]!, comments[last + 1]!)) last++;
  const sign = /^#+\s*/.exec(text.slice(comment.start, comment.end))![0].length;
  return [
    { start: comment.start + sign, end: comment.end },
    comment,
    { start: comments[first]!.start, end: comments[last]!.end },
  ];
}
