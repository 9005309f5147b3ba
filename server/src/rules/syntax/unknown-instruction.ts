import type { Dockerfile } from '../../model/dockerfile.ts';
import { keyword } from '../../model/edits.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { isSpace } from '../../syntax/characters.ts';
import { KEYWORDS, type Keyword } from '../../syntax/head.ts';
import { readImageReference } from '../../syntax/image-reference.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { read } from '../../syntax/read.ts';
import { distance, similar } from '../../text/distance.ts';
import { type Edit, replace } from '../../text/edit.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { shown } from '../support/shown.ts';
import { cutOff, instructionsAbove } from './cut-off.ts';
import { NO_TRIGGERS, runsTriggers } from './instructions.ts';
import { missingIn } from './missing-arguments.ts';
import { isPreprocessed } from './preprocessed.ts';
import { unsupportedHeredocs } from './unsupported-heredocs.ts';

export const unknownInstruction: Rule = {
  id: 'syntax/unknown-instruction',
  severity: 'error',
  summary: 'A line begins with a word that is no instruction',
  why: `The builder stops there. Besides a slip of the hand, the reason may be the line above: one without \`\\\` at its end does not
go on, and a heredoc is text of its own in RUN, COPY and ADD only.`,
  reported: 'FROM alpine:3.20\n[|COPPY|] app /app\n',
  fine: 'FROM alpine:3.20\nCOPY app /app\n',
  peers: ['Sonar S2260', 'tally unknown-instruction'],
  changes: ['OnBuild'],
  *check(dockerfile) {
    if (isPreprocessed(dockerfile)) return;
    const severity = isForeignFrontend(dockerfile) ? 'hint' : undefined;
    const bodies = heredocBodies(dockerfile);
    const above = instructionsAbove(dockerfile);
    for (const { instruction, stage } of placedInstructions(dockerfile)) {
      if (instruction.name !== undefined) continue;
      const body = bodies.get(instruction);
      if (body === 'further') continue;
      if (instruction.onbuild) {
        // The builder looks at a trigger no sooner than it runs.
        const runs = stage !== undefined && runsTriggers(dockerfile, stage);
        yield {
          severity: runs ? 'error' : 'warning',
          ...misspelt(dockerfile, instruction),
          ...(severity && { severity }),
        };
      } else {
        const problem =
          body ?? cutOff(dockerfile, instruction, above.get(instruction)) ?? misspelt(dockerfile, instruction);
        yield { ...problem, ...(severity && { severity }) };
      }
    }
  },
};

function misspelt(dockerfile: Dockerfile, instruction: Instruction): Problem {
  const { range, text } = instruction.keyword;
  if (text === '') return nothing(dockerfile, instruction);
  const oddBlank = blankBehindKeyword(dockerfile, instruction);
  if (oddBlank) return oddBlank;
  const fixes = (): Fix[] =>
    nearest(instruction)
      .map((name) => ({ name, edit: replace(range, keyword(dockerfile, name)) }))
      .filter(({ edit }) => isTaken(dockerfile, instruction, edit))
      .map(({ name, edit }, _, all) => ({
        title: `Use ${name}`,
        edits: [edit],
        safe: false,
        preferred: all.length === 1,
      }));
  return { range, message: `There is no instruction "${shown(text)}".`, fixes };
}

/** A keyword with white space behind it that does not end a word (reWhitespace in BuildKit's parser.go). */
function blankBehindKeyword(dockerfile: Dockerfile, instruction: Instruction): Problem | undefined {
  const { keyword: word } = instruction;
  const at = word.text.split('').findIndex(isSpace);
  const name = KEYWORDS.find((known) => known === word.text.slice(0, Math.max(at, 0)).toUpperCase());
  if (!name) return undefined;
  const edit = replace(instruction.partOf(word, at, at + 1), ' ');
  return {
    range: word.range,
    message: `The blank behind ${name} is no plain space, so that the keyword has no end.`,
    fixes: () =>
      isTaken(dockerfile, instruction, edit)
        ? [{ title: 'Use a space', edits: [edit], safe: false, preferred: true }]
        : [],
  };
}

/** Whether the builder takes the instruction with the edit in it, as far as that shows without what stands around it. */
function isTaken(dockerfile: Dockerfile, { range, onbuild }: Instruction, { range: at, newText }: Edit): boolean {
  const { text, escape } = dockerfile;
  const mended = text.slice(range.start, at.start) + newText + text.slice(at.end, range.end);
  const [instruction] = read(`# escape=${escape}\n${mended}`).instructions;
  if (!instruction?.name || missingIn(instruction).length > 0) return false;
  const { name, trigger, form, words } = instruction;
  if (onbuild && NO_TRIGGERS.has(name)) return false;
  if (name === 'ONBUILD') return !NO_TRIGGERS.has(trigger?.name);
  if (name === 'SHELL') return form === 'json';
  return name !== 'FROM' || (words[0] !== undefined && isBase(words[0].text));
}

/** What is quoted or has a variable may be anything. */
const isBase = (text: string): boolean => /[$"'\\`]/.test(text) || readImageReference(text) !== undefined;

/** A continuation that nothing comes in front of, or behind. */
function nothing({ text, escape }: Dockerfile, { headRange: { start } }: Instruction): Problem {
  const at = text.indexOf(escape, start);
  return { range: { start: at, end: at + 1 }, message: `There is nothing before this "${escape}", nor after it.` };
}

/** Programs, and a word, that are written right, and are a few letters off an instruction. */
const OTHER_WORDS = new Set(['and', 'ar', 'cd', 'chmod', 'cmp', 'cp', 'dd', 'rm', 'users']);

/** The instructions that are the fewest letters off; ONBUILD only in front of another one. */
function nearest({ keyword, words }: Instruction): Keyword[] {
  const word = keyword.text.toUpperCase();
  // What begins with a dash is an option of a program.
  if (OTHER_WORDS.has(keyword.text) || word.startsWith('-')) return [];
  const triggers = KEYWORDS.some((name) => name === words[0]?.text.toUpperCase());
  const candidates = triggers ? KEYWORDS : KEYWORDS.filter((name) => name !== 'ONBUILD');
  const found = similar(word, candidates, (name) => name);
  const off = (name: string) => distance(word, name, 2);
  return found.filter((name) => off(name) === off(found[0]!));
}

/** What each line of a heredoc is told of, where there can be none: the first one is, the others are not. */
function heredocBodies(dockerfile: Dockerfile): Map<Instruction, Problem | 'further'> {
  const bodies = new Map<Instruction, Problem | 'further'>();
  for (const { instruction, word, body } of unsupportedHeredocs(dockerfile)) {
    for (const [i, line] of body.entries()) {
      if (i > 0) bodies.set(line, 'further');
      else {
        const { range, text } = line.keyword;
        const message = `"${shown(text)}" is read as an instruction: ${instruction.name} takes no heredoc.`;
        bodies.set(line, { range, message, related: [{ range: word.range, message: 'Not available here.' }] });
      }
    }
  }
  return bodies;
}
