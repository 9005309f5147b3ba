import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedInstructions } from '../../model/instructions.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Pair } from '../../syntax/pair.ts';
import { type Edit, insert, replace } from '../../text/edit.ts';
import { EXPANDED, type Fix, type Rule } from '../rule.ts';
import { trailingComments } from '../syntax/comment.ts';

export const argSpaceForm: Rule = {
  id: 'var/arg-space-form',
  severity: 'warning',
  summary: 'ARG with a blank instead of "="',
  severities: 'a **hint** where both words may be meant as arguments.',
  why: `ENV once had a form with a blank, ARG never had: \`ARG TAG 3.20\` declares two arguments, \`TAG\` and \`3.20\`, neither with a
value. Write \`ARG TAG=3.20\`.`,
  reported: 'ARG TAG [|3.20|]\nFROM alpine:${TAG}\n',
  fine: 'ARG TAG=3.20\nFROM alpine:${TAG}\nARG TARGETOS TARGETARCH\n',
  peers: [],
  changes: EXPANDED,
  whole: true,
  *check(dockerfile) {
    for (const { instruction } of placedInstructions(dockerfile)) {
      const form = spaceForm(dockerfile, instruction);
      if (!form) continue;
      const [name, ...rest] = instruction.pairs;
      if (!name) continue;
      yield {
        range: { start: rest[0]!.range.start, end: rest.at(-1)!.range.end },
        message: `This is no value for "${name.name.text}": a blank begins the next argument.`,
        ...(form === 'value' ? {} : { severity: 'hint' as const }),
        fixes: () => join(dockerfile.text, dockerfile.escape, instruction, name, rest),
      };
    }
  },
};

/** Whether an ARG has a value behind a blank, or a word that may be one. Blanks around `=` and comments have rules of their own. */
export function spaceForm(dockerfile: Dockerfile, instruction: Instruction): 'value' | 'word' | undefined {
  if (instruction.name !== 'ARG') return undefined;
  const [name, ...rest] = instruction.pairs;
  if (!name || name.value || !IDENTIFIER.test(name.name.text)) return undefined;
  if (rest.some((pair) => pair.name.text === '') || trailingComments(dockerfile, instruction).length > 0)
    return undefined;
  const looks = rest.map((pair) => lookOf(dockerfile.text, name, pair));
  if (looks.includes('value')) return 'value';
  return looks.length === 1 && looks[0] === 'word' ? 'word' : undefined;
}

const IDENTIFIER = /^[A-Za-z_]\w*$/;

/** What a further argument looks like: another name, a value, or a word that may be either. */
function lookOf(text: string, first: Pair, { name, value }: Pair): 'name' | 'value' | 'word' {
  if (value) return IDENTIFIER.test(name.text) ? 'name' : 'value';
  if (!IDENTIFIER.test(name.text)) return 'value';
  // Names are in capitals, in most files; a small word behind one, and used nowhere, is a value.
  const isOdd = /[a-z]/.test(name.text) && first.name.text === first.name.text.toUpperCase();
  return isOdd && !new RegExp(`\\$\\{?${name.text}\\b`).test(text) ? 'word' : 'name';
}

/** Puts `=` in place of the blank, and quotes around several words. */
function join(text: string, escape: string, instruction: Instruction, name: Pair, rest: readonly Pair[]): Fix[] {
  const first = rest[0]!;
  const last = rest.at(-1)!;
  const value = text.slice(first.range.start, last.range.end);
  const gap = { start: name.range.end, end: first.range.start };
  const several = rest.length > 1;
  const isPlain = !/["'\n]/.test(value) && !value.includes(escape);
  if (instruction.comments.length > 0 || (several && !isPlain) || rest.some((pair) => pair.value)) return [];
  const edits: Edit[] = [replace(gap, several ? '="' : '=')];
  if (several) edits.push(insert(last.range.end, '"'));
  return [{ title: `Use it as the value of "${name.name.text}"`, edits, safe: false, preferred: true }];
}
