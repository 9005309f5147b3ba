import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { applyEdits, type Edit, insert, replace } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Problem, Rule, Severity } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { commentAt, trailingComments } from './comment.ts';
import { type Checked, checkedInstructions } from './instructions.ts';
import { isStringArray, readLooseArray, type Slip, type SlipKind } from './json-array.ts';
import { isReadable } from './lex-faults.ts';
import { type MeantArray, meantArray } from './meant-array.ts';
import { moveComment } from './moving-comment.ts';

export const jsonForm: Rule = {
  id: 'syntax/json-form',
  severity: 'warning',
  summary: 'An array of arguments that is no JSON',
  severities: 'an **error** where the builder stops at what it reads instead.',
  why: `The form with brackets is JSON: strings in double quotes, commas between them, nothing behind the bracket. The builder stops at an
array of anything but strings. Whatever else is wrong with it, it takes the line for the other form without a word, and the brackets
become part of a command or of a file's name.`,
  reported: "FROM node:22\nUSER node\nCMD [[|'node'|], 'server.js']\n",
  fine: 'FROM node:22\nRUN [ -f package.json ] && npm ci\nUSER node\nCMD ["node", "server.js"]\n',
  peers: ['Sonar S7030'],
  changes: ['steps', 'Entrypoint', 'Cmd', 'Volumes', 'Healthcheck', 'OnBuild', 'Shell'],
  each: 'any',
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const checked of checkedInstructions(dockerfile)) {
      const { instruction } = checked;
      if (instruction.form === 'other-json') yield* otherTypes(instruction);
      const array = meantArray(instruction);
      const problem = array && problemOf(dockerfile, checked, array);
      if (problem) yield problem;
    }
  },
};

/** The elements of an array that are no strings, at which the builder stops. */
function* otherTypes(instruction: Instruction): Iterable<Problem> {
  const { name, words, logicalText: text } = instruction;
  const first = name === 'HEALTHCHECK' ? words[1] : words[0];
  if (!first) return;
  for (const { kind, start, end } of readLooseArray(text, instruction.indexAt(first.range.start)).elements) {
    if (kind === 'string') continue;
    const written = text.slice(start, end);
    const range = instruction.rangeAt(start, end);
    yield {
      range,
      message: `An array of ${name} holds strings only, and ${written.length > 40 ? 'this' : written} is not one.`,
      severity: 'error',
      fixes: () =>
        kind === 'bare'
          ? [{ title: `Write "${written}"`, edits: [replace(range, `"${written}"`)], safe: false, preferred: true }]
          : [],
    };
  }
}

function problemOf(dockerfile: Dockerfile, checked: Checked, array: MeantArray): Problem | undefined {
  const { instruction } = checked;
  const { name, logicalText: text } = instruction;
  const [slip] = [...array.slips].sort((a, b) => a.start - b.start || b.end - a.end);
  // An array in order with a comment behind it.
  if (!slip || (slip.kind === 'tail' && trailingComments(dockerfile, instruction).length > 0)) return undefined;
  const { start, end } = placeOf(array, slip, text);
  return {
    range: instruction.rangeAt(start, end),
    message: `${reasonOf(slip)}: ${OUTCOME[name!] ?? 'the builder takes it for the shell form'}.`,
    severity: severityOf(dockerfile, checked),
    fixes: () => fixes(dockerfile, instruction, array, text),
  };
}

/** What shows a slip: where something is missing, what stands in front of it. */
function placeOf({ elements }: MeantArray, { kind, start, end, newText }: Slip, text: string): Range {
  if (kind === 'bracket') return elements.at(-1)!;
  if (kind === 'comma' && newText !== '') return elements.find((element) => element.end === start)!;
  if (kind === 'open') return { start, end: start + /^.[^\s,]*/s.exec(text.slice(start, end))![0].length };
  return { start, end };
}

const reasonOf = ({ kind, newText }: Slip): string =>
  kind === 'comma' && newText === '' ? 'There is one comma too many in this array' : REASON[kind];

const REASON: Readonly<Record<SlipKind, string>> = {
  quotes: 'Strings in JSON have double quotes',
  open: 'A quote in this array is never closed',
  bare: 'Strings in JSON have double quotes',
  comma: 'A comma is missing in this array',
  'trailing-comma': 'There is a comma after the last string of this array',
  escape: 'A backslash in JSON is written twice',
  blank: 'This blank in an array is no plain space',
  bracket: 'This array has no closing bracket',
  tail: 'Nothing may follow the array',
  type: 'An array holds strings only',
};

const COPIED = 'every word becomes a path';
const OUTCOME: Readonly<Record<string, string>> = {
  ADD: COPIED,
  COPY: COPIED,
  VOLUME: COPIED,
  SHELL: 'the builder stops',
};

/** SHELL has no other form; the words of the others may be such that the builder cannot read them. */
function severityOf({ escape }: Dockerfile, { instruction, severity }: Checked): Severity {
  const { name, words } = instruction;
  if (name === 'SHELL') return severity;
  if (name !== 'COPY' && name !== 'ADD' && name !== 'VOLUME') return 'warning';
  const isRefused = (name !== 'VOLUME' && words.length < 2) || !words.every(({ text }) => isReadable(text, escape));
  return isRefused ? severity : 'warning';
}

/** Puts the array in order, if it then is JSON. */
function fixes(dockerfile: Dockerfile, instruction: Instruction, { slips, start }: MeantArray, text: string): Fix[] {
  const [only] = slips;
  if (slips.length === 1 && only!.kind === 'tail' && text[only!.start] === '#') {
    return moveComment(dockerfile, commentAt(dockerfile, instruction, only!.start));
  }
  const edits = slips.flatMap((slip) => editOf(slip) ?? []);
  if (edits.length < slips.length || !isStringArray(applyEdits(text, edits).slice(start))) return [];
  const place = ({ range, newText }: Edit) =>
    range.start < range.end
      ? replace(instruction.rangeAt(range.start, range.end), newText)
      : insert(instruction.rangeAt(range.start - 1, range.start).end, newText);
  return [{ title: 'Write it as JSON', edits: edits.map(place), safe: false, preferred: true }];
}

function editOf({ kind, start, end, newText }: Slip): Edit | undefined {
  if (kind === 'bracket') return insert(end, ']');
  return newText === undefined ? undefined : replace({ start, end }, newText);
}
