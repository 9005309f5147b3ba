import type { Dockerfile } from '../../model/dockerfile.ts';
import { hidesDirective, lineBreak, removeInstruction, startWithComments } from '../../model/edits.ts';
import { expansionsOf } from '../../model/expanded.ts';
import { remember } from '../../model/remember.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { insert, replace } from '../../text/edit.ts';
import { firstIndex } from '../../text/first-index.ts';
import type { Fix, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { missingIn } from './missing-arguments.ts';
import { isLikeFrom } from './misspelt-from.ts';
import { isPreprocessed } from './preprocessed.ts';

export const instructionBeforeFrom: Rule = {
  id: 'syntax/instruction-before-from',
  severity: 'error',
  summary: 'Only ARG may stand above the first FROM',
  why: `An instruction works on the image of its stage, and above the first FROM there is none: the builder stops with "no build
stage in current context".`,
  reported: '[|WORKDIR|] /app\nFROM alpine:3.20\n',
  fine: 'ARG TAG=3.20\nFROM alpine:${TAG}\nWORKDIR /app\n',
  peers: ['hadolint DL3061'],
  whole: true,
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile) || isPreprocessed(dockerfile)) return;
    // Where no FROM follows, syntax/no-stage tells of it.
    if (dockerfile.stages.length === 0 && !dockerfile.preamble.some(isLikeFrom)) return;
    for (const instruction of dockerfile.preamble) {
      if (isLikeFrom(instruction)) return;
      const { name, keyword } = instruction;
      if (name === undefined || name === 'ARG') continue;
      yield {
        range: keyword.range,
        message: `${name} cannot stand above the first FROM.`,
        fixes: () => fixes(dockerfile, instruction),
      };
    }
  },
};

function fixes(dockerfile: Dockerfile, instruction: Instruction): Fix[] {
  const from = dockerfile.stages[0]?.from;
  if (!from) return [];
  const used = usedByFrom(dockerfile);
  const sets = ({ name, pairs }: Instruction) => name === 'ENV' && pairs.some((pair) => used.has(pair.name.text));
  if (sets(instruction)) return toArgument(instruction);
  const { preamble } = dockerfile;
  const index = firstIndex(preamble, ({ begin }) => begin >= instruction.begin);
  if (preamble.length - index > MOST_MOVED) return [];
  const moved = preamble.slice(index).filter(({ name }) => name !== 'ARG');
  const begins = moved[0] === dockerfile.instructions[0];
  const isHeld = (other: Instruction) =>
    missingIn(other).length > 0 || takesFromFirst(dockerfile, other) || (begins && hidesDirective(dockerfile, other));
  return moved.some((other) => !other.name || sets(other) || isHeld(other)) ? [] : [moveBelow(dockerfile, from, moved)];
}

/** Whether it takes files from the stage that it would come to stand in. */
function takesFromFirst({ stages }: Dockerfile, { flags, mounts }: Instruction): boolean {
  const from = [
    ...flags.filter(({ name }) => name.text === 'from').map(({ value }) => value?.text),
    ...mounts.flatMap(({ mount }) => mount?.fields.filter(({ key }) => key.text === 'from').map((f) => f.value?.text)),
  ];
  return from.some((name) => name === '0' || (name !== undefined && name.toLowerCase() === stages[0]?.key));
}

/** Where more stand above FROM, this is no slip, and each of them would move all the others. */
const MOST_MOVED = 100;

/** The variables of all FROM lines. */
const usedByFrom = remember(
  (dockerfile: Dockerfile): ReadonlySet<string> =>
    new Set(dockerfile.stages.flatMap(({ from }) => expansionsOf(dockerfile, from).map(({ name }) => name))),
);

function toArgument({ keyword, pairs, strays }: Instruction): Fix[] {
  if (strays.length > 0 || pairs.some(({ legacy }) => legacy)) return [];
  const arg = keyword.text === keyword.text.toLowerCase() ? 'arg' : 'ARG';
  return [{ title: 'Change ENV to ARG', edits: [replace(keyword.range, arg)], safe: false, preferred: true }];
}

/** Together with those that follow, which would otherwise come to stand above it. */
function moveBelow(dockerfile: Dockerfile, from: Instruction, moved: readonly Instruction[]): Fix {
  const texts = moved.map((instruction) =>
    dockerfile.text.slice(startWithComments(dockerfile, instruction), instruction.range.end),
  );
  return {
    title: moved.length === 1 ? 'Move it below FROM' : `Move it and those that follow below FROM`,
    edits: [
      ...moved.map((instruction) => removeInstruction(dockerfile, instruction, true)),
      insert(from.range.end, texts.map((text) => lineBreak(dockerfile) + text).join('')),
    ],
    safe: false,
    preferred: true,
  };
}
