import type { Dockerfile } from '../../model/dockerfile.ts';
import { lineBreak, lineStart } from '../../model/edits.ts';
import { type Expansion, expansionsOf } from '../../model/expanded.ts';
import { placedInstructions } from '../../model/instructions.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Pair } from '../../syntax/pair.ts';
import { replace } from '../../text/edit.ts';
import { overlap } from '../../text/range.ts';
import { EXPANDED, type Fix, type Rule } from '../rule.ts';
import { pairAt } from './pair-at.ts';
import { undefinedUses } from './undefined-uses.ts';

export const selfReferenceInEnv: Rule = {
  id: 'var/self-reference-in-env',
  severity: 'warning',
  summary: 'An ENV uses a variable that it sets itself',
  why: `All values of one ENV see the variables as they were before it: in \`ENV a=1 b=$a\`, \`b\` gets the \`a\` from before, or nothing.
Set \`b\` in an ENV of its own.`,
  reported: 'FROM alpine:3.20\nENV APP=/opt/app \\\n    BIN=[|$APP|]/bin\n',
  fine: 'FROM alpine:3.20\nENV APP=/opt/app\nENV BIN=$APP/bin \\\n    PATH=$APP/bin:$PATH\n',
  peers: ['BuildKit UndefinedVar', 'hadolint DL3044'],
  changes: EXPANDED,
  each: ['ENV'],
  *check(dockerfile) {
    const empty = emptyIn(dockerfile);
    for (const { instruction, stage } of placedInstructions(dockerfile)) {
      if (!stage || instruction.name !== 'ENV' || instruction.onbuild || instruction.pairs.length < 2) continue;
      const told = new Set<string>();
      const setters = new Map(instruction.pairs.map((pair) => [pair.name.text, pair]));
      for (const use of expansionsOf(dockerfile, instruction)) {
        const reader = pairAt(instruction, use.range.start);
        const setter = setters.get(use.name);
        if (!reader || !setter || reader.name.text === use.name || told.has(use.name)) continue;
        const isEmpty = empty.get(instruction)?.has(use.name) ?? false;
        if (!isEmpty && !isStale(dockerfile, stage, instruction, reader, use)) continue;
        told.add(use.name);
        yield {
          range: use.range,
          message: `"${use.name}" is still what it was before this ENV, which sets it.`,
          related: [{ range: setter.name.range, message: 'Set here, for what follows the ENV.' }],
          fixes: () => split(dockerfile, instruction, setter, reader),
        };
      }
    }
  },
};

/** The names that have no value before the ENV that sets them. */
function emptyIn(dockerfile: Dockerfile): Map<Instruction, Set<string>> {
  const empty = new Map<Instruction, Set<string>>();
  for (const { instruction, name, cause } of undefinedUses(dockerfile)) {
    if (cause.kind === 'same-env') empty.set(instruction, (empty.get(instruction) ?? new Set()).add(name));
  }
  return empty;
}

/** Whether the variable has got another value to the left, which the author may well take to be the one that counts. */
function isStale(
  dockerfile: Dockerfile,
  stage: Stage,
  instruction: Instruction,
  reader: Pair,
  use: Expansion,
): boolean {
  const { pairs } = instruction;
  const setter = pairs.slice(0, pairs.indexOf(reader)).findLast((pair) => pair.name.text === use.name);
  if (!setter?.value || /^:?[-+]$/.test(use.modifier ?? '')) return false;
  const handsOn = expansionsOf(dockerfile, instruction).some(
    ({ name, range }) => name === use.name && overlap(setter.range, range),
  );
  const before = stage.scope.definitionAt(use.name, instruction)?.value;
  const now = stage.scope.evaluate(setter.value.text, instruction);
  return !handsOn && (before === undefined || before !== now);
}

/** Begins an ENV of its own with the pair that reads the variable. */
function split(dockerfile: Dockerfile, instruction: Instruction, setter: Pair, reader: Pair): Fix[] {
  const { pairs, keyword, range } = instruction;
  const at = pairs.indexOf(reader);
  const gap = { start: pairs[at - 1]?.range.end ?? 0, end: reader.range.start };
  const between = dockerfile.text.slice(gap.start, gap.end);
  if (pairs.indexOf(setter) >= at || between.includes('#')) return [];
  const indent = dockerfile.text.slice(lineStart(dockerfile.text, range.start), range.start);
  const edit = replace(gap, `${lineBreak(dockerfile)}${indent}${keyword.text} `);
  return [{ title: `Set "${reader.name.text}" in an ENV of its own`, edits: [edit], safe: false, preferred: true }];
}
