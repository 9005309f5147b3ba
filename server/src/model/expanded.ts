import { readHeredocWord } from '../syntax/heredoc.ts';
import type { Instruction } from '../syntax/instruction.ts';
import { LexError, type VariableReference } from '../syntax/lexed.ts';
import { lex } from '../syntax/lexer.ts';
import type { Word } from '../syntax/word.ts';
import { type Range, shift } from '../text/range.ts';
import type { Dockerfile } from './dockerfile.ts';
import type { Place } from './scope.ts';

/** A word in which the builder replaces variables. */
export interface ExpandedWord {
  readonly word: Word;
  /** Which definitions count: those before this place. */
  readonly place: Place;
}

/** A variable that the builder replaces. */
export interface Expansion extends Pick<VariableReference, 'name' | 'modifier'> {
  /** From the dollar sign to the end of the name or the closing brace. */
  readonly range: Range;
  readonly nameRange: Range;
  readonly place: Place;
  /** In the body of a heredoc. */
  readonly heredoc: boolean;
}

/**
 * The words in which the builder itself replaces variables (the Expand methods in BuildKit's commands.go; EXPOSE and ARG in
 * convert_expose.go and convert.go). The commands of RUN, CMD, ENTRYPOINT and HEALTHCHECK are a shell's business.
 */
export function expandedWords(instruction: Instruction): ExpandedWord[] {
  const { name, words, pairs } = instruction;
  const all = (list: readonly (Word | undefined)[]) =>
    list.flatMap((word) => (word ? [{ word, place: instruction }] : []));
  switch (name) {
    case 'FROM':
      return all([instruction.flag('platform')?.value, words[0]]);
    case 'ARG':
      return pairs.flatMap((pair) => (pair.value ? [{ word: pair.value, place: pair }] : []));
    case 'ENV':
    case 'LABEL':
      return all(pairs.flatMap((pair) => [pair.name, pair.value]));
    case 'ADD':
    case 'COPY': {
      const flags = ['chown', 'chmod', ...(name === 'ADD' ? ['checksum'] : [])];
      const paths = words.filter((word) => readHeredocWord(word.text) === undefined);
      return all([...flags.map((flag) => instruction.flag(flag)?.value), ...paths]);
    }
    case 'RUN':
      return all(instruction.mounts.flatMap(({ mount }) => mount!.fields.map((field) => field.value)));
    case 'EXPOSE':
    case 'VOLUME':
    case 'WORKDIR':
    case 'USER':
    case 'STOPSIGNAL':
      return all(words);
    default:
      return [];
  }
}

/** The variables that the builder replaces in an instruction, in the order of its text; none in words that it refuses. */
export function expansionsOf(dockerfile: Dockerfile, instruction: Instruction): Expansion[] {
  const { start, end } = instruction.range;
  // Most have none.
  if (!dockerfile.text.slice(start, end).includes('$')) return [];
  const found: Expansion[] = [];
  for (const { word, place } of expandedWords(instruction)) {
    for (const { name, modifier, start, end, nameStart, nameEnd } of references(word.text, dockerfile.escape, false)) {
      const range = instruction.partOf(word, start, end);
      const nameRange = instruction.partOf(word, nameStart, nameEnd);
      found.push({ name, modifier, range, nameRange, place, heredoc: false });
    }
  }
  if (instruction.name !== 'COPY' && instruction.name !== 'ADD') return found;
  for (const { body, expand } of instruction.heredocs) {
    // BuildKit reads the body with a backslash as escape, whatever the Dockerfile's own is (dispatch in convert.go).
    const text = expand ? dockerfile.text.slice(body.start, body.end) : '';
    for (const { name, modifier, start, end, nameStart, nameEnd } of references(text, '\\', true)) {
      const range = shift({ start, end }, body.start);
      const nameRange = shift({ start: nameStart, end: nameEnd }, body.start);
      found.push({ name, modifier, range, nameRange, place: instruction, heredoc: true });
    }
  }
  return found;
}

function references(text: string, escape: string, plainQuotes: boolean): readonly VariableReference[] {
  if (!text.includes('$')) return [];
  try {
    // Every variable has a value, so that `${X:?}` is read to its end.
    return lex(text, { escape, plainQuotes }, () => '1').references;
  } catch (error) {
    if (error instanceof LexError) return [];
    throw error;
  }
}
