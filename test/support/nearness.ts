import assert from 'node:assert/strict';
import { type Dockerfile, readDockerfile } from '../../server/src/model/dockerfile.ts';
import { needed, stagesOf } from '../../server/src/model/graph.ts';
import { type Part, partsOf, viewOf, viewOfOne } from '../../server/src/model/part.ts';
import { type Reference, takingsOf } from '../../server/src/model/stage.ts';
import { looksAt } from '../../server/src/rules/one-by-one.ts';
import { isDeep } from '../../server/src/rules/remembered.ts';
import type { Problem, Rule } from '../../server/src/rules/rule.ts';
import { Run } from '../../server/src/rules/run.ts';
import type { Instruction } from '../../server/src/syntax/instruction.ts';
import { firstIndex } from '../../server/src/text/first-index.ts';
import type { Range } from '../../server/src/text/range.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';

/** The text with other arguments of the RUN, COPY and ADD among some instructions; their flags are kept, which name stages. */
function withOtherFiles({ text }: Dockerfile, instructions: readonly Instruction[]): string {
  let result = '';
  let at = 0;
  for (const { name, flags, keyword, range } of instructions) {
    if (name !== 'RUN' && name !== 'COPY' && name !== 'ADD') continue;
    result += text.slice(at, (flags.at(-1) ?? keyword).range.end) + (name === 'RUN' ? ' true' : ' x /x');
    at = range.end;
  }
  return result + text.slice(at);
}

/** What is reported of a stage, with places in its part and above the first FROM; of others no more than which part it is. */
function saysOf(number: number, dockerfile: Dockerfile, workspace: Workspace): (rule: Rule) => readonly string[] {
  const parts: readonly Part[] = partsOf(dockerfile);
  const view = viewOf(dockerfile, parts[number]!);
  const run = new Run(dockerfile, { ...workspace });
  const place = ({ start, end }: Range) => {
    const part = Math.max(0, firstIndex(parts, (other) => other.start > start) - 1);
    const from = parts[part]!.start;
    return part === number || part === 0 ? [part, start - from, end - from] : [part];
  };
  const said = ({ range, message, severity, related }: Problem) => {
    const others = related?.map((other) => [place(other.range), other.message]);
    return JSON.stringify([place(range), message, severity, others]);
  };
  return (rule) => [...rule.check(view, workspace, run)].map(said).sort();
}

/** Rules that are neither `whole` nor `deep` say the same of a stage, whatever RUN, COPY and ADD do in the others. */
export function assertNear(rules: readonly Rule[], text: string, workspace: Workspace, name: string): void {
  const dockerfile = readDockerfile(text);
  if (dockerfile.stages.length < 2) return;
  const near = rules.filter((rule) => !rule.whole && !isDeep(rule));
  for (const stage of dockerfile.stages) {
    const other = readDockerfile(
      withOtherFiles(
        dockerfile,
        dockerfile.stages.flatMap((one) => (one === stage ? [] : one.instructions)),
      ),
    );
    // What was in a heredoc, or ended a line, may be an instruction now.
    if (other.stages.length !== dockerfile.stages.length) continue;
    const [here, there] = [dockerfile, other].map((one) => saysOf(stage.index + 1, one, workspace));
    for (const rule of near)
      assert.deepEqual(there!(rule), here!(rule), `${rule.id} looks at other stages in ${name}: it is "deep"`);
  }
}

/**
 * Rules that look at one instruction after the other say of each what they say of its part, report it there, and say the same
 * whatever the other RUN, COPY and ADD of its stage do; those that are `deep`, whatever is done in stages that neither the
 * instruction takes from nor its stage is based on.
 */
export function assertEach(rules: readonly Rule[], text: string, workspace: Workspace, name: string): void {
  const dockerfile = readDockerfile(text);
  const run = new Run(dockerfile, workspace);
  const ofEach = rules.filter((rule) => rule.each);
  for (const part of partsOf(dockerfile)) {
    const view = viewOf(dockerfile, part);
    const ones = view.instructions.map((instruction) => ({ instruction, ...onlyIn(dockerfile, part, instruction) }));
    for (const rule of ofEach) {
      const whole = [...rule.check(view, workspace, run)].map((problem) => JSON.stringify(problem)).sort();
      const each = ones.flatMap(({ instruction, own, near, far }) => {
        if (!looksAt(rule, instruction)) return [];
        const problems = [...rule.check(own.view, workspace, run)];
        for (const { range } of problems) {
          const isInside = instruction.range.start <= range.start && range.start <= instruction.range.end;
          assert.ok(isInside, `${rule.id} reports elsewhere than in the instruction in ${name}`);
        }
        const given = isDeep(rule) ? far : near;
        if (given) {
          const [here, there] = [own, given].map((one) => problemsIn(rule, workspace, one));
          assert.deepEqual(there, here, `${rule.id} looks at other instructions in ${name}`);
        }
        return problems.map((problem) => JSON.stringify(problem));
      });
      assert.deepEqual(each.sort(), whole, `${rule.id} says otherwise of single instructions in ${name}`);
    }
  }
}

/** An instruction as it is given to a rule, in a Dockerfile. */
interface Given {
  readonly dockerfile: Dockerfile;
  readonly instruction: Instruction;
  readonly view: Dockerfile;
}

/** The instruction as it stands; and where others do something else, those near it or those far from it, if it still is the same. */
function onlyIn(dockerfile: Dockerfile, { stage }: Part, instruction: Instruction) {
  const index = dockerfile.instructions.indexOf(instruction);
  const given = (one: Dockerfile): Given => {
    const own = one.instructions[index]!;
    return { dockerfile: one, instruction: own, view: viewOfOne(one, stage && one.stages[stage.index], own) };
  };
  const written = ({ text, instructions }: Dockerfile) =>
    text.slice(instructions[index]?.range.start, instructions[index]?.range.end);
  const among = (others: readonly Instruction[]) => {
    const changed = readDockerfile(withOtherFiles(dockerfile, others));
    const isAlike =
      changed.instructions.length === dockerfile.instructions.length && written(changed) === written(dockerfile);
    return isAlike ? given(changed) : undefined;
  };
  const sources = stage && [
    stage.base,
    ...takingsOf(stage).flatMap((one) => (isBy(one, instruction) ? one.source : [])),
  ];
  const taken = new Set(sources?.flatMap((source) => stagesOf(source)).flatMap((one) => [...needed(one)]));
  const farther = dockerfile.stages.filter((one) => one !== stage && !taken.has(one));
  return {
    own: given(dockerfile),
    near: among((stage?.instructions ?? []).filter((one) => one !== instruction)),
    far: among(farther.flatMap(({ instructions }) => instructions)),
  };
}

const isBy = (reference: Reference, instruction: Instruction): boolean =>
  reference.instruction === instruction || reference.instruction === instruction.trigger;

function problemsIn(rule: Rule, workspace: Workspace, { dockerfile, instruction, view }: Given): readonly string[] {
  const place = ({ start, end }: Range) => {
    const isOwn = instruction.range.start <= start && start <= instruction.range.end;
    return isOwn ? [start - instruction.range.start, end - instruction.range.start] : [];
  };
  const run = new Run(dockerfile, workspace);
  return [...rule.check(view, workspace, run)].map(({ range, message, severity, related }) =>
    JSON.stringify([place(range), message, severity, related?.map((other) => [place(other.range), other.message])]),
  );
}
