import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Pair } from '../../syntax/pair.ts';
import type { Word } from '../../syntax/word.ts';
import { type Edit, insert, remove } from '../../text/edit.ts';
import { overlap, type Range } from '../../text/range.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { misreadAt } from '../support/legacy-pair.ts';
import { shownInLine } from '../support/shown.ts';
import { trailingComments } from './comment.ts';
import { type Checked, checkedInstructions } from './instructions.ts';

export const keyValue: Rule = {
  id: 'syntax/key-value',
  severity: 'error',
  summary: 'ENV, LABEL or ARG with something that is no pair',
  why: `A pair is \`name=value\` without blanks around the equals sign, and a value with blanks stands in quotes. Where the first word has
no equals sign, ENV and LABEL take all that follows for its value, \`=\` and all.`,
  reported: 'FROM alpine:3.20\nENV GREETING=hello [|you there|]\n',
  fine: 'FROM alpine:3.20\nENV GREETING="hello you there" LANG=C.UTF-8\n',
  peers: ['Sonar S6574'],
  changes: ['steps', 'Env', 'Labels', 'OnBuild'],
  each: ['ENV', 'LABEL', 'ARG'],
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const checked of checkedInstructions(dockerfile)) {
      const { name, pairs } = checked.instruction;
      if (name !== 'ENV' && name !== 'LABEL' && name !== 'ARG') continue;
      if (pairs[0]?.legacy) yield* misread(dockerfile, checked.instruction, pairs[0]);
      else yield* noPairs(dockerfile, checked);
    }
  },
};

/** `ENV a = b` and `ENV a b c=d`, which the builder takes: all behind the name is the value. */
function* misread({ text }: Dockerfile, instruction: Instruction, { name, value }: Pair): Iterable<Problem> {
  const at = value ? misreadAt(value.text) : -1;
  if (!value || at < 0) return;
  const range = at === 0 ? value.range : instruction.partOf(value, at, value.text.length);
  yield {
    range,
    message: `"${name.text}" takes the rest of the line as its value, "${shownInLine(value.text.slice(at))}" included.`,
    severity: 'warning',
    fixes: () => (at === 0 ? writeEquals(text, name, value) : []),
  };
}

const ONE_WORD = /^(?:[^\s"']+|"[^"\\]*"|'[^']*')$/;

/** `name = value` to `name=value`, with quotes if it has blanks; none where more equals signs follow. */
function writeEquals(text: string, name: Word, value: Word): Fix[] {
  const written = /^=\s*(\S.*)$/.exec(text.slice(value.range.start, value.range.end))?.[1];
  if (written === undefined || written.includes('=')) return [];
  const range = { start: value.range.end - written.length, end: value.range.end };
  const isWord = ONE_WORD.test(written);
  if (!isWord && /["'\\`$]/.test(written)) return [];
  const quotes = isWord ? [] : [insert(range.start, '"'), insert(range.end, '"')];
  const edits = [...joined(name.range.end, range.start, text), ...quotes];
  // A blank for the builder alone is left as it is.
  if (edits.length === 0) return [];
  return [{ title: `Write "${name.text}=…"`, edits, safe: false, preferred: true }];
}

/** A word of ENV, LABEL or ARG: a name, and its value if there is an equals sign. */
interface Part {
  readonly range: Range;
  readonly name: Word;
  readonly value: Word | undefined;
}

/** Words at which the builder stops: those without an equals sign in ENV and LABEL, and those with nothing in front of it. */
function* noPairs(dockerfile: Dockerfile, { instruction, severity }: Checked): Iterable<Problem> {
  const parts = partsOf(dockerfile, instruction);
  const canStray = instruction.name !== 'ARG';
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    const spaced = spacedAt(parts, i, canStray);
    if (spaced) {
      const words = parts.slice(i, spaced + 1);
      const last = words.at(-1)!;
      const isRefused = canStray && words.some(({ value }) => value === undefined);
      yield {
        range: { start: part.range.start, end: last.range.end },
        message: 'There may be no spaces around "=".',
        severity: isRefused ? 'error' : severity,
        fixes: () => deleteBlanks(dockerfile, words),
      };
      i = spaced;
    } else if (part.value === undefined && canStray) {
      let last = i;
      while (parts[last + 1] && parts[last + 1]!.value === undefined && !spacedAt(parts, last + 1, canStray)) last++;
      const range = { start: part.range.start, end: parts[last]!.range.end };
      const before = parts[i - 1];
      const several = last > i;
      i = last;
      // The name is missing in front of the equals sign: that is told of elsewhere.
      if (before?.name.text === '' && before.value?.text === '') continue;
      yield {
        range,
        message: `"${shownInLine(instruction.wordAt(range).text)}" ${several ? 'are words' : 'is a word'} without "=", and not part of the value before.`,
        severity: 'error',
        fixes: () => quoteValue(dockerfile, before, range),
      };
    } else if (part.name.text === '' && part.value && i > 0) {
      yield { range: part.range, message: 'There is no name before "=".', severity };
    }
  }
}

/** Joins the words of one pair; none where more than blanks is between them. */
function deleteBlanks({ text }: Dockerfile, words: readonly Part[]): Fix[] {
  const edits = words.slice(1).flatMap(({ range }, i) => joined(words[i]!.range.end, range.start, text));
  if (edits.length < words.length - 1) return [];
  return [{ title: 'Delete the blanks', edits, safe: false, preferred: true }];
}

/** All words in their order, without a comment behind them. */
function partsOf(dockerfile: Dockerfile, instruction: Instruction): Part[] {
  const strays = instruction.strays.map((word): Part => ({ range: word.range, name: word, value: undefined }));
  const parts = [...instruction.pairs, ...strays].sort((a, b) => a.range.start - b.range.start);
  const comments = trailingComments(dockerfile, instruction).map(({ range }) => range);
  let at = 0;
  return parts.filter(({ range }) => {
    while (comments[at] && comments[at]!.end <= range.start) at++;
    return !comments[at] || !overlap(comments[at]!, range);
  });
}

/** The last of the words that are one pair but for blanks around the equals sign: `a = b`, `a =b`, `a =`, `a= b`. */
function spacedAt(parts: readonly Part[], at: number, canStray: boolean): number | undefined {
  const [first, second, third] = parts.slice(at, at + 3);
  if (!first || !second) return undefined;
  const isWord = (part: Part | undefined) => part !== undefined && part.value === undefined;
  if (first.value === undefined) {
    if (second.name.text !== '' || second.value === undefined) return undefined;
    return second.value.text === '' && isWord(third) ? at + 2 : at + 1;
  }
  // ARG takes `a= b` for two arguments.
  return canStray && first.name.text !== '' && first.value.text === '' && isWord(second) && !startsPair(third)
    ? at + 1
    : undefined;
}

const startsPair = (part: Part | undefined): boolean => part?.name.text === '' && part.value !== undefined;

/** Takes the blanks between two words out; none where there is more than that between them. */
function joined(start: number, end: number, text: string): Edit[] {
  return /^(?:[ \t]+|[ \t]*=[ \t]*)$/.test(text.slice(start, end)) ? [...blanks(start, end, text)] : [];
}

function* blanks(start: number, end: number, text: string): Iterable<Edit> {
  for (const match of text.slice(start, end).matchAll(/[ \t]+/g)) {
    yield remove({ start: start + match.index, end: start + match.index + match[0].length });
  }
}

/** Puts the value and the words behind it into quotes. */
function quoteValue({ text, escape }: Dockerfile, before: Part | undefined, { end }: Range): Fix[] {
  const value = before?.value;
  if (!value || value.text === '') return [];
  const all = text.slice(value.range.start, end);
  if (/["'\n]/.test(all) || all.includes(escape)) return [];
  const edits = [insert(value.range.start, '"'), insert(end, '"')];
  return [{ title: 'Quote the value', edits, safe: false, preferred: true }];
}
