import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineEnd } from '../../model/edits.ts';
import { isSpace, trimmed } from '../../syntax/characters.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Word } from '../../syntax/word.ts';
import { firstIndex } from '../../text/first-index.ts';
import type { Range } from '../../text/range.ts';
import { isStringArray } from './json-array.ts';

/** A text behind an instruction's arguments that is meant for a comment: from `#` to the end of its line. */
export interface TrailingComment {
  readonly range: Range;
  readonly text: string;
  /** The end of what stands in front of it. */
  readonly before: number;
}

/** Instructions whose arguments are no shell's business. In the JSON form, any text behind the array makes it another form. */
const WITHOUT_SHELL: ReadonlySet<string | undefined> = new Set([
  'ADD',
  'ARG',
  'COPY',
  'ENV',
  'EXPOSE',
  'FROM',
  'LABEL',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]);

/** What is meant for comments behind the arguments, one a line at most; none where it may be a value. */
export function trailingComments(dockerfile: Dockerfile, instruction: Instruction): TrailingComment[] {
  const { name, form, logicalText: text } = instruction;
  if (!text.includes('#') || !WITHOUT_SHELL.has(name)) return [];
  if (form !== 'plain' || instruction.pairs[0]?.legacy) return [];
  const from = instruction.indexAt(instruction.argumentsStart);
  const found: TrailingComment[] = [];
  for (let at = from; ; ) {
    const start = hash(text, at, dockerfile.escape, (word) => isLoose(instruction, word));
    if (start <= from || (name === 'SHELL' && !isStringArray(text.slice(from, start)))) return found;
    const comment = commentAt(dockerfile, instruction, start);
    found.push(comment);
    at = instruction.indexAt(lineEnd(dockerfile.text, comment.range.start));
    if (at >= text.length) return found;
  }
}

/** The comment that begins at an offset of an instruction's `logicalText`. */
export function commentAt(dockerfile: Dockerfile, instruction: Instruction, start: number): TrailingComment {
  const { logicalText: text } = instruction;
  const place = instruction.rangeAt(start, start + 1).start;
  const { end } = trimmed(text, start, instruction.indexAt(lineEnd(dockerfile.text, place)));
  const before = trimmed(text, 0, start).end;
  return {
    range: instruction.rangeAt(start, end),
    text: text.slice(start, end),
    before: instruction.rangeAt(before - 1, before).end,
  };
}

/**
 * The offset of the first `#` that begins a word outside quotes, and stands alone or begins a word of which `isComment` says
 * that it can be nothing else; -1 when there is none.
 */
export function hash(text: string, from: number, escape: string, isComment: (word: string) => boolean): number {
  let quote = '';
  let begins = false;
  for (let at = from; at < text.length; at++) {
    const char = text[at]!;
    if (quote === '' && isSpace(char)) {
      begins = true;
      continue;
    }
    // `\ # a comment` is meant for a continuation with a comment behind it.
    if (char === escape && begins && isSpace(text[at + 1] ?? '')) continue;
    if (char === '#' && begins) {
      const word = /^\S*/.exec(text.slice(at, at + 80))![0];
      if (word === '#' || isComment(word)) return at;
    }
    begins = false;
    if (char === escape && quote !== "'") at++;
    else if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
  }
  return -1;
}

/** Where a word like `#this` is refused, it is a comment, too. */
const isLoose = ({ name }: Instruction, word: string): boolean =>
  name === 'FROM' || name === 'EXPOSE' || name === 'STOPSIGNAL'
    ? !/[$"']/.test(word)
    : (name === 'ENV' || name === 'LABEL') && !/[="']/.test(word);

/** Words without those of the comments behind them; one that goes on into a comment ends in front of it. */
export function withoutComments(
  instruction: Instruction,
  words: readonly Word[],
  comments: readonly TrailingComment[],
): readonly Word[] {
  if (comments.length === 0) return words;
  let at = 0;
  return words.flatMap((word) => {
    while (comments[at] && comments[at]!.range.end <= word.range.start) at++;
    const comment = comments[at];
    if (!comment || comment.range.start >= word.range.end) return [word];
    if (comment.range.start <= word.range.start) return [];
    return [instruction.wordAt({ start: word.range.start, end: comment.before })];
  });
}

/** The words, given in their order, that a comment is read as. */
export function wordsIn<W extends { readonly range: Range }>(words: readonly W[], { range }: TrailingComment): W[] {
  return words.slice(
    firstIndex(words, (word) => word.range.end > range.start),
    firstIndex(words, (word) => word.range.start >= range.end),
  );
}
