import type { Dockerfile } from '../../../model/dockerfile.ts';
import { expansionsOf } from '../../../model/expanded.ts';
import type { Source, Stage } from '../../../model/stage.ts';
import type { Flag } from '../../../syntax/flag.ts';
import type { Instruction } from '../../../syntax/instruction.ts';
import type { Pair } from '../../../syntax/pair.ts';
import type { Word } from '../../../syntax/word.ts';
import { imageTokens } from './image-tokens.ts';
import { shellTokens } from './shell-tokens.ts';
import { type Token, token } from './token.ts';

/** What is known of a stage or an image that an instruction names by a word; undefined for words that name none. */
export type SourceOf = (word: Word) => Source | undefined;

/** The tokens of an instruction, in any order; some lie within others. */
export function* instructionTokens(
  dockerfile: Dockerfile,
  stage: Stage | undefined,
  instruction: Instruction,
  sourceOf: SourceOf,
): Iterable<Token> {
  const { name, keyword, flags, words, pairs, trigger, comments, heredocs, form } = instruction;
  if (name) yield token(keyword.range, 'keyword');
  for (const comment of comments) yield token(comment, 'comment');
  for (const flag of flags) yield* flagTokens(dockerfile.text, instruction, flag, sourceOf);
  for (const pair of pairs) yield* pairTokens(dockerfile.text, instruction, pair);
  if (form === 'json') for (const word of words) if (word.text !== '') yield token(word.range, 'string');
  yield* wordTokens(instruction, sourceOf);
  yield* variableTokens(dockerfile, instruction);
  if (stage) yield* shellTokens(dockerfile, stage, instruction);
  if (trigger) yield* instructionTokens(dockerfile, stage, trigger, sourceOf);
  // A trigger has the heredocs of its ONBUILD.
  if (instruction.onbuild) return;
  for (const { range, terminator } of heredocs) {
    const sign = /^\d*<<-?/.exec(dockerfile.text.slice(range.start, range.end))?.[0].length ?? 0;
    yield token({ start: range.start, end: range.start + sign }, 'operator');
    yield token({ start: range.start + sign, end: range.end }, 'label');
    if (terminator) yield token(terminator, 'label');
  }
}

/** Values that are one of a few. */
const NAMED_VALUES =
  /^(?:true|false|bind|cache|tmpfs|secret|ssh|shared|private|locked|none|host|default|insecure|sandbox)$/i;

function* flagTokens(text: string, instruction: Instruction, flag: Flag, sourceOf: SourceOf): Iterable<Token> {
  const { range, name, value, mount } = flag;
  yield token({ start: range.start, end: name.range.end }, 'parameter');
  yield* equals(text, name.range.end);
  if (!mount) {
    if (value) yield* valueTokens(instruction, value, sourceOf);
    return;
  }
  for (const { key, value } of mount.fields) {
    yield token(key.range, 'property');
    yield* equals(text, key.range.end);
    if (value) yield* valueTokens(instruction, value, sourceOf);
  }
}

function* valueTokens(instruction: Instruction, value: Word, sourceOf: SourceOf): Iterable<Token> {
  const source = sourceOf(value);
  if (source) yield* imageTokens(instruction, value, source);
  else if (NAMED_VALUES.test(value.text)) yield token(value.range, 'enumMember');
  else yield token(value.range, /^\d+(?:\.\d+)?(?:[a-zµ]+)?$/.test(value.text) ? 'number' : 'string');
}

function* pairTokens(text: string, { name: keyword }: Instruction, pair: Pair): Iterable<Token> {
  const { name, value, legacy } = pair;
  if (keyword === 'LABEL') yield token(name.range, 'property', 'declaration');
  else yield token(name.range, 'variable', 'declaration');
  if (!legacy) yield* equals(text, name.range.end);
  if (value) yield token(value.range, 'string');
}

function* equals(text: string, at: number): Iterable<Token> {
  if (text[at] === '=') yield token({ start: at, end: at + 1 }, 'operator');
}

function* wordTokens(instruction: Instruction, sourceOf: SourceOf): Iterable<Token> {
  const { name, words } = instruction;
  const [first, second, third] = words;
  if (!first) return;
  if (name === 'FROM') {
    const source = sourceOf(first);
    if (source) yield* imageTokens(instruction, first, source);
    if (second?.text.toLowerCase() !== 'as') return;
    yield token(second.range, 'keyword');
    if (third) yield token(third.range, 'class', 'declaration');
  } else if (name === 'HEALTHCHECK' && /^(?:cmd|none)$/i.test(first.text)) yield token(first.range, 'keyword');
  else if (name === 'STOPSIGNAL' && /^\w+$/.test(first.text)) yield token(first.range, 'enumMember');
  else if (name === 'EXPOSE') {
    for (const word of words) {
      const [, port = '', protocol = ''] = /^(\d+(?:-\d+)?)(?:\/(\w+))?$/.exec(word.text) ?? [];
      yield token(instruction.partOf(word, 0, port.length), 'number');
      yield token(instruction.partOf(word, port.length + 1, port.length + 1 + protocol.length), 'enumMember');
    }
  }
}

/** Variables with their signs, the operators in them, and nothing of what else stands in braces. */
function* variableTokens(dockerfile: Dockerfile, instruction: Instruction): Iterable<Token> {
  for (const { range, nameRange, modifier = '' } of expansionsOf(dockerfile, instruction)) {
    const { end } = nameRange;
    yield token({ start: range.start, end }, 'variable');
    yield token({ start: end, end: end + modifier.length }, 'operator');
    if (range.end > end) yield token({ start: range.end - 1, end: range.end }, 'variable');
  }
}
