import type { Dockerfile } from '../../model/dockerfile.ts';
import { type ExpandedWord, expandedWords } from '../../model/expanded.ts';
import { remember } from '../../model/remember.ts';
import type { Heredoc } from '../../syntax/heredoc.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { LexError, type LexFault } from '../../syntax/lexed.ts';
import { lex } from '../../syntax/lexer.ts';
import type { Pair } from '../../syntax/pair.ts';
import type { Word } from '../../syntax/word.ts';
import { type Range, shift } from '../../text/range.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { trailingComments, withoutComments } from './comment.ts';
import { type Checked, dispatchedInstructions } from './instructions.ts';
import { meantArray } from './meant-array.ts';

/** A place in a word that the builder cannot read. */
export interface WordFault {
  readonly checked: Checked;
  readonly fault: Exclude<LexFault, 'required' | 'depth'>;
  readonly word: Word;
  /** Offset in the word: of the quote, or of the dollar sign. */
  readonly start: number;
  /** The heredoc whose body the word is. */
  readonly heredoc: Heredoc | undefined;
  /** The pair that the word belongs to. */
  readonly pair: Pair | undefined;
  /** The place of a part of the word. */
  readonly part: (start: number, end: number) => Range;
}

/** All places at which BuildKit's lexer stops when it replaces variables (shell/lex.go), in the order of the file. */
export const wordFaults = remember((dockerfile: Dockerfile): readonly WordFault[] => {
  if (isForeignFrontend(dockerfile)) return [];
  return dispatchedInstructions(dockerfile).flatMap((checked) => [
    ...faultsOfWords(dockerfile, checked),
    ...faultsOfHeredocs(dockerfile, checked),
  ]);
});

function* faultsOfWords(dockerfile: Dockerfile, checked: Checked): Iterable<WordFault> {
  const { instruction } = checked;
  if (meantArray(instruction) || isIncomplete(instruction)) return;
  const all = expandedWords(instruction).map(({ word }: ExpandedWord) => word);
  const { pairs } = instruction;
  let opened: Pair | undefined;
  let at = 0;
  for (const word of withoutComments(instruction, all, trailingComments(dockerfile, instruction))) {
    while (pairs[at] && pairs[at]!.range.end < word.range.end) at++;
    const pair = pairs[at];
    // A quote that opens in the name ends in the value: that is one mistake.
    if (pair && pair === opened) continue;
    for (const { fault, start } of faultsIn(word.text, dockerfile.escape, false)) {
      if (fault === 'quote') opened = pair;
      const part = (from: number, to: number) => instruction.partOf(word, from, to);
      yield { checked, fault, word, start, heredoc: undefined, pair, part };
    }
  }
}

/** The bodies of heredocs that COPY and ADD write (dispatch in convert.go): quotes mean nothing there. */
function* faultsOfHeredocs(dockerfile: Dockerfile, checked: Checked): Iterable<WordFault> {
  const { name, heredocs } = checked.instruction;
  if (name !== 'COPY' && name !== 'ADD') return;
  for (const heredoc of heredocs) {
    if (!heredoc.expand) continue;
    const word = { range: heredoc.body, text: dockerfile.text.slice(heredoc.body.start, heredoc.body.end) };
    const part = (start: number, end: number) => shift({ start, end }, heredoc.body.start);
    for (const { fault, start } of faultsIn(word.text, '\\', true)) {
      yield { checked, fault, word, start, heredoc, pair: undefined, part };
    }
  }
}

/** Where other rules have the word: a FROM that is no FROM, an ENV without a value. */
function isIncomplete({ name, words, pairs }: Instruction): boolean {
  if (name === 'FROM') return !(words.length === 1 || (words.length >= 3 && words[1]!.text.toLowerCase() === 'as'));
  return (name === 'ENV' || name === 'LABEL') && pairs[0]?.legacy === true && !pairs[0].value;
}

/** More than these in one word tell nobody anything. */
const MOST = 20;

/** The faults of a word one after the other: what is wrong with a `${…}` does not hide the next. */
function* faultsIn(text: string, escape: string, plainQuotes: boolean): Iterable<Pick<WordFault, 'fault' | 'start'>> {
  let rest = text;
  for (let i = 0; i < MOST; i++) {
    const error = faultIn(rest, escape, plainQuotes);
    if (!error || error.fault === 'required' || error.fault === 'depth') return;
    yield { fault: error.fault, start: error.start };
    const close = rest.indexOf('}', error.start);
    if (error.fault === 'quote' || close < 0) return;
    rest = rest.slice(0, error.start) + 'x'.repeat(close + 1 - error.start) + rest.slice(close + 1);
  }
}

function faultIn(text: string, escape: string, plainQuotes: boolean): LexError | undefined {
  if (!/[$"']/.test(text)) return undefined;
  try {
    // Every variable has a value, so that `${X:?}` is read to its end.
    lex(text, { escape, plainQuotes }, () => '1');
    return undefined;
  } catch (error) {
    if (!(error instanceof LexError)) throw error;
    return error;
  }
}

/** Whether the builder can read a word. */
export const isReadable = (text: string, escape: string): boolean => faultIn(text, escape, false) === undefined;
