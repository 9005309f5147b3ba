import type { Dockerfile } from '../../model/dockerfile.ts';
import { insert, replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { type WordFault, wordFaults } from './lex-faults.ts';

export const unclosedQuote: Rule = {
  id: 'syntax/unclosed-quote',
  severity: 'error',
  summary: 'A quote is never closed',
  why: `Where the builder replaces variables, it reads quotes as well, and stops at one that is open. FROM, EXPOSE, COPY, ADD and VOLUME
are split at blanks before, whatever quotes there are: a path with a blank needs the JSON form.`,
  reported: 'FROM alpine:3.20\nENV GREETING=[|"hello|]\n',
  fine: 'FROM alpine:3.20\nENV GREETING="hello you"\nCOPY ["my file", "/"]\nRUN echo "hello\n',
  peers: [],
  each: 'any',
  *check(dockerfile) {
    const faults = wordFaults(dockerfile).filter(({ fault }) => fault === 'quote');
    for (let i = 0; i < faults.length; i++) {
      const found = faults[i]!;
      const partner = splitPartner(found, faults[i + 1]);
      if (partner) i++;
      yield partner ? splitProblem(dockerfile, found, partner) : problemOf(dockerfile, found);
    }
  },
};

function problemOf(dockerfile: Dockerfile, found: WordFault): Problem {
  const { word, start, pair, checked } = found;
  const quote = word.text[start]!;
  const severity = checked.severity;
  if (pair?.value && !pair.legacy && start === 0 && word.range.start === pair.name.range.start) {
    return {
      range: found.part(0, 1),
      message: `This quote would be part of the name: quote the value alone.`,
      severity,
      fixes: () => quoteValue(dockerfile, found, quote),
    };
  }
  const text = word.text.slice(start);
  const end = start + (/^.[^\s]*/s.exec(text)?.[0].length ?? 1);
  return {
    range: found.part(start, end),
    message: `The quote ${quote} is never closed.`,
    severity,
    fixes: () => fixes(dockerfile, found, quote),
  };
}

/** Closes the quote at the end of the word, or takes its meaning away where it is an apostrophe. */
function fixes({ escape, text: file }: Dockerfile, { word, start, part, heredoc }: WordFault, quote: string): Fix[] {
  const text = word.text.slice(start + 1);
  const range = part(start, word.text.length);
  const isPlain = file.slice(range.start, range.end) === word.text.slice(start);
  if (heredoc || !isPlain) return [];
  if (quote === "'" && /\w$/.test(word.text.slice(0, start)) && /^\w/.test(text)) {
    const edits = [insert(range.start, escape)];
    return [{ title: 'Escape the apostrophe', edits, safe: false, preferred: true }];
  }
  const opens = start === 0 || /[=:/]$/.test(word.text.slice(0, start));
  if (!opens || text === '' || /[=#"']/.test(text) || text.includes(escape)) return [];
  return [{ title: 'Close the quote', edits: [insert(range.end, quote)], safe: false, preferred: true }];
}

/** `"NAME=value"` to `NAME="value"`. */
function quoteValue({ text }: Dockerfile, { pair }: WordFault, quote: string): Fix[] {
  const { range, name, value } = pair!;
  const written = text.slice(range.start, range.end);
  const isPlain = written === `${name.text}=${value!.text}` && written.length > 2;
  if (!isPlain || !written.endsWith(quote) || written.slice(1, -1).includes(quote)) return [];
  const edits = [replace({ start: range.start, end: range.start + 1 }, ''), insert(value!.range.start, quote)];
  return [{ title: 'Quote the value alone', edits, safe: false, preferred: true }];
}

const SPLIT_AT_BLANKS: ReadonlySet<string | undefined> = new Set(['ADD', 'COPY', 'EXPOSE', 'FROM', 'VOLUME']);

/** The word that closes the quote for a human reader, of an instruction that is split at blanks. */
function splitPartner(found: WordFault, next: WordFault | undefined): WordFault | undefined {
  if (!next || next.checked !== found.checked || !SPLIT_AT_BLANKS.has(found.checked.instruction.name)) return undefined;
  const quote = found.word.text[found.start];
  return next.word.text[next.start] === quote && next.start === next.word.text.length - 1 ? next : undefined;
}

function splitProblem(dockerfile: Dockerfile, first: WordFault, last: WordFault): Problem {
  const { instruction, severity } = first.checked;
  const range = { start: first.part(first.start, first.start + 1).start, end: last.word.range.end };
  return {
    range,
    message: `${instruction.name} is split at spaces, even inside quotes.`,
    severity,
    fixes: () => toJson(dockerfile, first, last, range),
  };
}

/** Writes the words as an array, with what the quotes enclose as one string. */
function toJson({ text, escape }: Dockerfile, first: WordFault, last: WordFault, quoted: Range): Fix[] {
  const { name, words, heredocs } = first.checked.instruction;
  if ((name !== 'COPY' && name !== 'ADD' && name !== 'VOLUME') || heredocs.length > 0 || first.start > 0) return [];
  const range = { start: words[0]!.range.start, end: words.at(-1)!.range.end };
  const others = words.filter((word) => word.range.end <= quoted.start || word.range.start >= quoted.end);
  const inner = text.slice(quoted.start + 1, quoted.end - 1);
  const isPlain = (part: string) => !/["'\n]/.test(part) && !part.includes(escape);
  if (
    !isPlain(inner) ||
    !others.every((word) => isPlain(word.text)) ||
    text.slice(range.start, range.end).includes('\n')
  )
    return [];
  const before = others.filter((word) => word.range.end <= first.word.range.start);
  const after = others.filter((word) => word.range.start >= last.word.range.end);
  const strings = [...before.map((word) => word.text), inner, ...after.map((word) => word.text)];
  const array = `[${strings.map((string) => JSON.stringify(string)).join(', ')}]`;
  return [{ title: 'Use the JSON form', edits: [replace(range, array)], safe: false, preferred: true }];
}
