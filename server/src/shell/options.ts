import type { ShellWord } from './tree.ts';

interface ShellOption {
  /** As written, with its dashes: `-y`, `--yes`. */
  readonly name: string;
  /** Undefined if it has none or if it is unknown. */
  readonly value: string | undefined;
  /** The word the option stands in. */
  readonly word: ShellWord;
  /** Its value with its place: the next word, or what follows `=`. */
  readonly argument: ShellWord | undefined;
}

/** Names are given with their dashes: `has('-y', '--yes')`. */
export interface ParsedOptions {
  has(...names: string[]): boolean;
  /** The value of the last of them that has one. */
  value(...names: string[]): ShellWord | undefined;
  readonly options: readonly ShellOption[];
  /** The words that are neither options nor their values. */
  readonly operands: readonly ShellWord[];
  /** Whether a word is unknown, so that an option may hide in it. */
  readonly uncertain: boolean;
}

/**
 * Tells a command's options from its operands. Options and operands may be mixed; after `--` there are only operands.
 * @param valued the options that take a value, with their dashes. Short options are bundled (`-yq` is `-y -q`), unless a name given
 * here is as long as the word: `-ldflags` is one option if it is listed.
 */
export function parseOptions(args: readonly ShellWord[], valued: ReadonlySet<string> = new Set()): ParsedOptions {
  const options: ShellOption[] = [];
  const operands: ShellWord[] = [];
  let uncertain = false;
  for (let i = 0; i < args.length; i++) {
    const word = args[i]!;
    const text = word.pattern ?? startOf(word);
    if (text === '--' && word.pattern !== undefined) {
      for (const operand of args.slice(i + 1)) operands.push(operand);
      break;
    }
    if (!/^--?[^-]/.test(text)) {
      operands.push(word);
      if (word.pattern === undefined && /^-*$/.test(text)) uncertain = true;
      continue;
    }
    const { names, value } = split(text, valued);
    const last = names.at(-1)!;
    const open = word.pattern === undefined;
    for (const name of names.slice(0, -1)) options.push({ name, value: undefined, word, argument: undefined });
    if (value !== undefined) {
      const argument = partOf(word, text.length - value.length, value);
      options.push({ name: last, value: argument.value, word, argument });
    } else if (open) {
      // `-j$(nproc)` has the value of `-j` if that takes one; `-$X` may be anything.
      const argument = valued.has(last) ? partOf(word, text.length, '') : undefined;
      if (!argument) uncertain = true;
      options.push({ name: last, value: undefined, word, argument });
    } else if (valued.has(last) && i + 1 < args.length) {
      const argument = args[++i]!;
      options.push({ name: last, value: argument.value, word, argument });
    } else {
      options.push({ name: last, value: undefined, word, argument: undefined });
    }
  }
  const named = (names: readonly string[]) =>
    options.filter(({ name, word }) => names.includes(name) || (word.pattern && names.includes(word.pattern)));
  return {
    has: (...names) => named(names).length > 0,
    value: (...names) => named(names).findLast(({ argument }) => argument)?.argument,
    options,
    operands,
    uncertain,
  };
}

/** What is certain of a word with an expansion: its text up to there. */
const startOf = ({ text }: ShellWord): string => /^["']?([^$`"'\\]*)/.exec(text)?.[1] ?? '';

/** The names in a word, and the value of the last if the word holds it. */
function split(text: string, valued: ReadonlySet<string>): { names: readonly string[]; value: string | undefined } {
  const [, long, value] = /^(--?[^=]+)(?:=(.*))?$/s.exec(text) ?? [];
  if (long !== undefined && (long.startsWith('--') || (long.length > 2 && valued.has(long))))
    return { names: [long], value };
  const names: string[] = [];
  for (let i = 1; i < text.length; i++) {
    const name = `-${text[i]}`;
    names.push(name);
    if (text[i + 1] === '=') return { names, value: text.slice(i + 2) };
    if (valued.has(name) && i + 1 < text.length) return { names, value: text.slice(i + 1) };
  }
  return { names, value: undefined };
}

/** The end of a word as a word of its own. Quotes may hide where it begins: then it has the whole word's range. */
function partOf(word: ShellWord, from: number, value: string): ShellWord {
  const { start, end } = word.range;
  const exact = word.text.length === end - start && !/["'\\]/.test(word.text.slice(0, from));
  const known = word.pattern !== undefined;
  return {
    range: exact ? { start: start + from, end } : word.range,
    text: exact ? word.text.slice(from) : word.text,
    value: known && word.value !== undefined ? value : undefined,
    pattern: known ? value : undefined,
  };
}
