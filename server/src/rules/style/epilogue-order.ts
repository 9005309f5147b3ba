import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineBreak, lineEnd, removeInstruction, startWithComments } from '../../model/edits.ts';
import type { Stage } from '../../model/stage.ts';
import type { Keyword } from '../../syntax/head.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { conflict, type Edit, insert } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { isWhole } from '../support/whole.ts';

export const epilogueOrder: Rule = {
  id: 'style/epilogue-order',
  severity: 'off',
  summary: 'How the image is started does not stand at the end',
  why: `STOPSIGNAL, HEALTHCHECK, ENTRYPOINT and CMD, in this order at the end of the last stage, are found at once, and a change of them builds
nothing anew.`,
  reported: 'FROM alpine:3.22\n[|CMD|] ["app"]\nCOPY app /usr/bin/\n',
  fine: 'FROM alpine:3.22\nCOPY app /usr/bin/\nENTRYPOINT ["app"]\nCMD ["serve"]\n',
  peers: [],
  whole: true,
  *check(dockerfile) {
    const stage = dockerfile.final;
    if (!stage) return;
    const epilogue = lastOfEach(stage);
    const behind = new Map(epilogue.map((instruction) => [instruction, misplacedBefore(stage, instruction)]));
    for (const [instruction, next] of behind) {
      if (!next) continue;
      yield {
        range: instruction.keyword.range,
        message: `${instruction.name} belongs behind ${next.name}, to the end of the stage.`,
        fixes: () => reordered(dockerfile, stage, epilogue),
      };
    }
  },
};

const ORDER: readonly (Keyword | undefined)[] = ['STOPSIGNAL', 'HEALTHCHECK', 'ENTRYPOINT', 'CMD'];

/** Those that count. One that another takes the place of has a rule of its own. */
function lastOfEach({ instructions }: Stage): Instruction[] {
  return ORDER.flatMap((name) => instructions.findLast((instruction) => instruction.name === name) ?? []).sort(
    (a, b) => a.begin - b.begin,
  );
}

/** What stands behind an instruction and should stand in front of it. */
function misplacedBefore({ instructions }: Stage, instruction: Instruction): Instruction | undefined {
  const rank = ORDER.indexOf(instruction.name);
  const following = instructions.slice(instructions.indexOf(instruction) + 1);
  return following.find(({ name }) => name !== undefined && ORDER.indexOf(name) < rank);
}

/** Moves them all, with the comments above them. The image is the same, unless a SHELL or a variable comes in between. */
function reordered(dockerfile: Dockerfile, stage: Stage, epilogue: readonly Instruction[]): Fix[] {
  const { instructions } = stage;
  const last = instructions.at(-1)!;
  const first = instructions.indexOf(epilogue[0]!);
  const passed = instructions.slice(first).filter((other) => !epilogue.includes(other));
  if (passed.some(({ name }) => ORDER.includes(name)) || !instructions.every((one) => isWhole(dockerfile, one)))
    return [];
  if (passed.some((other) => epilogue.some((one) => reads(one, other)))) return [];
  const ordered = [...epilogue].sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
  // What stands at the end in its order stays there.
  let kept = 0;
  while (kept < ordered.length && instructions.at(-1 - kept) === ordered.at(-1 - kept)) kept++;
  const moved = ordered.slice(0, ordered.length - kept);
  const anchor = kept === 0 ? undefined : ordered.at(-kept);
  const newline = lineBreak(dockerfile);
  const texts = moved.map((one) => dockerfile.text.slice(startWithComments(dockerfile, one), one.range.end).trimEnd());
  const edits: Edit[] = moved.map((one) => removeInstruction(dockerfile, one, true));
  const end = lineEnd(dockerfile.text, last.range.end);
  const isBroken = dockerfile.text[end - 1] === '\n';
  const at = anchor ? startWithComments(dockerfile, anchor) : end;
  edits.push(
    insert(at, isBroken || anchor ? texts.map((text) => text + newline).join('') : newline + texts.join(newline)),
  );
  // Several at the end of a file whose last line has no break would each take that of the line above.
  if (conflict(edits)) return [];
  return [{ title: 'Move the instructions that start the image to the end', edits, safe: true, preferred: true }];
}

/** Whether an instruction says something else in front of another one. */
const reads = ({ name, form, words }: Instruction, other: Instruction): boolean =>
  name === 'STOPSIGNAL'
    ? (other.name === 'ENV' || other.name === 'ARG') && words.some(({ text }) => text.includes('$'))
    : other.name === 'SHELL' && form !== 'json';
