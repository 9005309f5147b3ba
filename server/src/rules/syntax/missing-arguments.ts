import type { Instruction } from '../../syntax/instruction.ts';
import { insert } from '../../text/edit.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { shown } from '../support/shown.ts';
import { dispatchedInstructions } from './instructions.ts';
import { meantArray } from './meant-array.ts';
import { misplacedFlags } from './misplaced-flag.ts';

export const missingArguments: Rule = {
  id: 'syntax/missing-arguments',
  severity: 'error',
  summary: 'An instruction lacks an argument that it needs',
  why: `The builder stops there. RUN, CMD and ENTRYPOINT may stand alone; every other instruction needs something to work on.`,
  reported: 'FROM alpine:3.20\n[|COPY|] app\n',
  fine: 'FROM alpine:3.20\nCOPY app ./\nCMD []\n',
  peers: [],
  changes: ['OnBuild'],
  each: 'any',
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile)) return;
    for (const { instruction, severity } of dispatchedInstructions(dockerfile)) {
      for (const fault of missingIn(instruction)) yield { ...fault, severity };
    }
  },
};

/** What an instruction lacks, wherever it stands. */
export function missingIn(instruction: Instruction): Problem[] {
  const { keyword, words, form } = instruction;
  // An array of anything but strings has a rule of its own.
  if (form === 'other-json') return [];
  const none = (needed: string): Problem[] =>
    words.length > 0 ? [] : [{ range: keyword.range, message: `${instruction.name} needs ${needed}.` }];
  switch (instruction.name) {
    case 'ADD':
    case 'COPY':
      return pathFaults(instruction);
    case 'WORKDIR':
    case 'VOLUME':
      return none('a path');
    case 'USER':
      return none('a user');
    case 'STOPSIGNAL':
      return none('a signal');
    case 'MAINTAINER':
      return none('a name');
    case 'EXPOSE':
      return none('a port');
    case 'SHELL':
      // Of an empty array syntax/shell-needs-json tells.
      return form === 'json' ? [] : none('a shell');
    case 'HEALTHCHECK':
      return none('CMD or NONE');
    case 'ONBUILD':
      return instruction.trigger ? [] : none('an instruction');
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      return pairFaults(instruction);
    default:
      return [];
  }
}

/** Marks the keyword: what is wrong with the only word itself is another fault. */
function pathFaults(instruction: Instruction): Problem[] {
  const { name, keyword, words, form, heredocs, flags } = instruction;
  const [source] = words;
  // An array that is no JSON may well have a destination.
  if (words.length > 1 || meantArray(instruction)) return [];
  // With one dash more, the only word is a flag.
  if (!source || misplacedFlags(instruction).length > 0) {
    return [{ range: keyword.range, message: `${name} needs a source and a destination.` }];
  }
  // All files of a stage or an image are hardly what is meant: rather is it the source that is missing.
  const isRoot = /^(?:\.|\.?\/)$/.test(source.text) && flags.some(({ name }) => name.text === 'from');
  const fixes = (): Fix[] =>
    form === 'plain' && heredocs.length === 0 && !isRoot
      ? [{ title: 'Add the destination "./"', edits: [insert(source.range.end, ' ./')], safe: false, preferred: false }]
      : [];
  return [{ range: keyword.range, message: `${name} has a source, but no destination.`, fixes }];
}

function pairFaults({ name, keyword, pairs, strays }: Instruction): Problem[] {
  const [first] = pairs;
  if (!first && strays.length === 0) return [{ range: keyword.range, message: `${name} needs a name.` }];
  if (first?.legacy && !first.value) {
    return [{ range: first.range, message: `${name} needs a value for "${shown(first.name.text)}".` }];
  }
  if (first?.name.text !== '') return [];
  // Further on, syntax/key-value tells of it, and of blanks around the equals sign.
  const { start } = first.range;
  return [{ range: { start, end: start + 1 }, message: 'There is no name before this "=".' }];
}
