import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { SPACES } from '../../syntax/characters.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { LexError, type VariableReference } from '../../syntax/lexed.ts';
import { lex } from '../../syntax/lexer.ts';
import type { Pair } from '../../syntax/pair.ts';
import type { Word } from '../../syntax/word.ts';
import { type Edit, insert, replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { misreadAt } from '../support/legacy-pair.ts';

export const legacyKeyValue: Rule = {
  id: 'style/legacy-key-value',
  severity: 'hint',
  summary: 'ENV or LABEL in the old form, with a blank instead of "="',
  why: `The old form takes one name only, and the whole rest of the line for its value, \`=\` and all. Docker's reference calls it
discouraged, since it may be dropped.`,
  reported: 'FROM alpine:3.20\nENV [|LANG C.UTF-8|]\n',
  fine: 'FROM alpine:3.20\nENV LANG=C.UTF-8\n',
  peers: ['BuildKit LegacyKeyValueFormat'],
  changes: ['OnBuild'],
  each: ['ENV', 'LABEL'],
  *check(dockerfile) {
    for (const { instruction } of placedInstructions(dockerfile)) {
      const [pair] = instruction.pairs;
      if (!pair?.legacy || !pair.value || instruction.name === 'ARG') continue;
      // Where pairs were meant, syntax/key-value tells of it.
      if (misreadAt(pair.value.text) >= 0) continue;
      const { text } = pair.name;
      yield {
        range: pair.range,
        message: `Write "${text}=…" instead of the old form with a blank.`,
        fixes: () => withEquals(dockerfile, instruction, pair),
      };
    }
  },
};

/** Puts `=` in place of the blank, and quotes around what has blanks in it, so that the value stays what it is. */
function withEquals({ text, escape }: Dockerfile, instruction: Instruction, { name, value }: Pair): Fix[] {
  if (!value || instruction.comments.length > 0 || /["'=]/.test(name.text) || name.text.includes(escape)) return [];
  // White space that is no blank ends a name in the new form alone.
  if (SPACES.test(name.text)) return [];
  const edits = quote(text.slice(value.range.start, value.range.end), value, escape);
  if (!edits) return [];
  const equals = replace({ start: name.range.end, end: value.range.start }, '=');
  // The text of a trigger is part of the image.
  const safe = !instruction.onbuild;
  return [{ title: `Write "${name.text}=…"`, edits: [equals, ...edits], safe, preferred: true }];
}

/** Edits that make a value one word; undefined where it goes on over lines amid quotes or escapes. */
function quote(written: string, { range, text }: Word, escape: string): Edit[] | undefined {
  const isPlain = !/["']/.test(text) && !text.includes(escape);
  if (!/\s/.test(text) || isWhole(text)) return [];
  if (isPlain) return [insert(range.start, '"'), insert(range.end, '"')];
  const quoted = written === text ? doubleQuoted(text, escape) : undefined;
  return quoted === undefined ? undefined : [replace(range, quoted)];
}

/** Whether one pair of quotes encloses all of a text. */
const isWhole = (text: string): boolean => /^"[^"\\`]*"$|^'[^']*'$/.test(text);

/** The same value in one pair of quotes: what quotes and escapes protected is escaped, variables stay. */
function doubleQuoted(text: string, escape: string): string | undefined {
  const references = referencesIn(text, escape);
  // Quotes within the braces of a variable would end ours.
  if (!references || references.some(({ start, end }) => /["']/.test(text.slice(start, end)))) return undefined;
  const parts: string[] = [];
  let quoteChar = '';
  const add = (char: string) => parts.push(char === '"' || char === '$' || char === escape ? escape + char : char);
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    const reference = quoteChar === "'" ? undefined : references.find(({ start }) => start === at);
    if (reference) {
      parts.push(text.slice(at, reference.end));
      at = reference.end - 1;
    } else if (quoteChar === '' ? char === '"' || char === "'" : char === quoteChar) {
      quoteChar = quoteChar === '' ? char : '';
    } else if (char === escape && quoteChar !== "'") {
      at++;
      const next = text[at] ?? '';
      // Between quotes the character stays when there is nothing to protect.
      if (quoteChar !== '' && next !== '"' && next !== '$' && next !== escape) add(char);
      add(next);
    } else add(char);
  }
  // What an escape or a quote kept apart would become part of a name.
  const joins = parts.some((part, i) => /^\$\w/.test(part) && /^[\p{L}\p{Nd}_]/u.test(parts[i + 1] ?? ''));
  return joins ? undefined : `"${parts.join('')}"`;
}

function referencesIn(text: string, escape: string): readonly VariableReference[] | undefined {
  try {
    return lex(text, { escape }, () => '1').references;
  } catch (error) {
    // Such as an open quote, at which the builder stops.
    if (error instanceof LexError) return undefined;
    throw error;
  }
}
