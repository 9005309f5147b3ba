import assert from 'node:assert/strict';
import { type Dockerfile, readDockerfile } from '../../server/src/model/dockerfile.ts';
import { type Part, partsOf, viewOf } from '../../server/src/model/part.ts';
import type { Stage } from '../../server/src/model/stage.ts';
import { isDeep } from '../../server/src/rules/remembered.ts';
import type { Problem, Rule } from '../../server/src/rules/rule.ts';
import { Run } from '../../server/src/rules/run.ts';
import { firstIndex } from '../../server/src/text/first-index.ts';
import type { Range } from '../../server/src/text/range.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';

/** The text with other arguments of RUN, COPY and ADD in all stages but one; their flags are kept, which name stages. */
function withOtherFiles({ text, stages }: Dockerfile, own: Stage): string {
  let result = '';
  let at = 0;
  for (const { name, flags, keyword, range } of stages.flatMap((stage) => (stage === own ? [] : stage.instructions))) {
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
    const other = readDockerfile(withOtherFiles(dockerfile, stage));
    // What was in a heredoc, or ended a line, may be an instruction now.
    if (other.stages.length !== dockerfile.stages.length) continue;
    const [here, there] = [dockerfile, other].map((one) => saysOf(stage.index + 1, one, workspace));
    for (const rule of near)
      assert.deepEqual(there!(rule), here!(rule), `${rule.id} looks at other stages in ${name}: it is "deep"`);
  }
}
