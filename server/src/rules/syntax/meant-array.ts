import { isBlank } from '../../syntax/characters.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { isStringArray, type LooseArray, readLooseArray } from './json-array.ts';

/** The arguments of an instruction, read as the array they were meant to be. */
export interface MeantArray extends LooseArray {
  /** Where the bracket stands in the instruction's `logicalText`. */
  readonly start: number;
}

const IN_SHELL: ReadonlySet<string | undefined> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN', 'SHELL']);
const IN_WORDS: ReadonlySet<string | undefined> = new Set(['ADD', 'COPY', 'VOLUME']);

/**
 * The array that the arguments were meant to be and are not: BuildKit takes what it cannot parse as JSON for the other form,
 * without a word (parseMaybeJSON in line_parsers.go). Undefined for what may be a test of the shell, or a pattern of COPY.
 */
export function meantArray(instruction: Instruction): MeantArray | undefined {
  const { name, form, words, logicalText: text } = instruction;
  if (form !== 'plain' || instruction.heredocs.length > 0) return undefined;
  const first = name === 'HEALTHCHECK' ? words[1] : words[0];
  if (!first?.text.startsWith('[')) return undefined;
  const start = instruction.indexAt(first.range.start);
  const array = readLooseArray(text, start);
  const isMeant = IN_WORDS.has(name) ? isMeantInWords : IN_SHELL.has(name) ? isMeantInShell : undefined;
  return isMeant?.(name, text, start, array) ? { ...array, start } : undefined;
}

/** COPY and ADD take patterns such as `[a-z]*`; nobody means a volume to be called `[`. */
function isMeantInWords(name: string | undefined, text: string, _: number, { elements, slips }: LooseArray): boolean {
  const [first] = elements;
  if (!first || first.kind === 'nested') return false;
  return first.kind !== 'bare' || (name === 'VOLUME' && arePlain(text, elements) && isWhole(slips));
}

/** A blank behind the bracket makes it the command `[`, most of all in RUN. */
function isMeantInShell(name: string | undefined, text: string, start: number, array: LooseArray): boolean {
  const { elements, slips } = array;
  const [first] = elements;
  const isTest = isBlank(text[start + 1] ?? '');
  if (!first || elements.some(({ kind }) => kind === 'nested')) return false;
  const whole = isWhole(slips);
  if (first.kind === 'bare') return name !== 'RUN' && !isTest && whole && arePlain(text, elements);
  if (isStringArray(text.slice(start, array.end))) return !isTest || elements.length > 1;
  const quoted = elements.every(({ kind }) => kind !== 'bare');
  const listed = /^\s*,/.test(text.slice(first.end));
  return isTest ? listed || (name !== 'RUN' && quoted && whole) : listed || quoted;
}

/** Whether the last character is the bracket that closes the array. */
const isWhole = (slips: LooseArray['slips']): boolean =>
  slips.every(({ kind }) => kind !== 'bracket' && kind !== 'tail');

const arePlain = (text: string, elements: LooseArray['elements']): boolean =>
  elements.every(({ kind, start, end }) => kind !== 'bare' || /^[\w./:@=+-]+$/.test(text.slice(start, end)));
