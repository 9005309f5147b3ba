import { buildkitArgs, proxyArgs } from '../../knowledge/predefined-args.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { hidesDirective, removeInstruction } from '../../model/edits.ts';
import { stagesOf } from '../../model/graph.ts';
import type { Stage } from '../../model/stage.ts';
import { Instruction } from '../../syntax/instruction.ts';
import type { Pair } from '../../syntax/pair.ts';
import { remove } from '../../text/edit.ts';
import { firstIndex } from '../../text/first-index.ts';
import type { Fix, Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';
import { spaceForm } from './arg-space-form.ts';

export const unusedArg: Rule = {
  id: 'var/unused-arg',
  severity: 'hint',
  summary: 'Nothing uses the ARG',
  why: `An ARG above the first FROM that no line names again has no effect, whatever \`--build-arg\` says. In a stage the same holds
where no RUN follows, whose programs might find the value in their environment.`,
  reported: 'ARG [|NODE_VERSION|]=22\nFROM node:22\nUSER node\n',
  fine: 'ARG NODE_VERSION=22\nFROM node:$NODE_VERSION\nARG REVISION\nRUN ./build.sh\nUSER node\n',
  peers: [],
  changes: [],
  whole: true,
  *check(dockerfile) {
    if (isForeignFrontend(dockerfile) || dockerfile.stages.length === 0) return;
    const args = [...mayBeUnused(dockerfile)];
    // The quick look reads the file once for each of them.
    const isQuick = args.length <= FEW;
    const all = args.map(({ pair }) => pair.name.text);
    const names = new Set(isQuick ? all.filter((name) => !isMentioned(dockerfile, name)) : all);
    const counts = mentions(dockerfile, names);
    for (const { arg, pair } of args) {
      if (counts.get(pair.name.text) !== 1) continue;
      yield {
        range: pair.name.range,
        message: `Nothing uses "${pair.name.text}".`,
        unnecessary: true,
        fixes: () => deletion(dockerfile, arg, pair),
      };
    }
  },
};

const FEW = 100;

const PREDEFINED = new Set([...Object.keys(proxyArgs), ...Object.keys(buildkitArgs)]);
const NAME = /[A-Za-z_]\w*/g;

const namesIn = (text: string): readonly string[] => text.match(NAME) ?? [];
const ownNames = Instruction.ofOwnLines(namesIn);

/** Whether a quick look finds a name twice in instructions; where one goes on in the next line, it may be another. */
function isMentioned({ text, comments, escape }: Dockerfile, name: string): boolean {
  let isSecond = false;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const [before, behind] = [text[at - 1] ?? '\n', text[at + name.length] ?? ''];
    if (/[\w\n]/.test(before) || /\w/.test(behind) || behind === escape) continue;
    const comment = comments[firstIndex(comments, ({ end }) => end > at)];
    if (comment && comment.start <= at) continue;
    if (isSecond) return true;
    isSecond = true;
  }
  return false;
}

/** How often names stand in the file, comments between instructions aside. */
function mentions({ text, instructions }: Dockerfile, names: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (names.size === 0) return counts;
  const count = (found: readonly string[]) => {
    for (const name of found) if (names.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  for (const instruction of instructions) {
    count(ownNames(instruction));
    for (const { start, end } of instruction.comments) count(namesIn(text.slice(start, end)));
    if (instruction.heredocs.length > 0) count(namesIn(text.slice(instruction.headRange.end, instruction.range.end)));
  }
  return counts;
}

/** Stages on which another is built that runs something, or may: it has the ARG in its environment. */
function stagesWithRun(dockerfile: Dockerfile): Set<Stage> {
  const found = new Set<Stage>();
  // A base stands above what is built on it.
  for (const stage of [...dockerfile.stages].reverse()) {
    if (!found.has(stage) && !stage.instructions.some(mayRun)) continue;
    for (const base of stagesOf(stage.base)) found.add(base);
  }
  return found;
}

const mayRun = ({ name }: Instruction): boolean => name === 'RUN' || name === 'ONBUILD' || name === undefined;

/** An ARG that nothing uses unless its name stands elsewhere. */
interface Candidate {
  readonly arg: Instruction;
  readonly pair: Pair;
}

function* mayBeUnused(dockerfile: Dockerfile): Iterable<Candidate> {
  for (const instruction of dockerfile.preamble) yield* candidates(dockerfile, instruction);
  const runs = stagesWithRun(dockerfile);
  for (const stage of dockerfile.stages) {
    if (runs.has(stage)) continue;
    const last = stage.instructions.findLastIndex(mayRun);
    for (const instruction of stage.instructions.slice(last + 1)) yield* candidates(dockerfile, instruction);
  }
}

function candidates(dockerfile: Dockerfile, arg: Instruction): readonly Candidate[] {
  // A value in the wrong place is no name.
  if (arg.name !== 'ARG' || spaceForm(dockerfile, arg) || arg.pairs.some(({ name }) => name.text === '')) return [];
  return arg.pairs
    .filter(({ name: { text } }) => !PREDEFINED.has(text) && /^[A-Za-z_]\w*$/.test(text))
    .map((pair) => ({ arg, pair }));
}

function deletion(dockerfile: Dockerfile, arg: Instruction, pair: Pair): Fix[] {
  const { pairs } = arg;
  const at = pairs.indexOf(pair);
  const only = pairs.length === 1;
  const isFirst = arg === dockerfile.instructions[0];
  if (only && isFirst && hidesDirective(dockerfile, arg)) return [];
  const before = pairs[at - 1];
  const range = before
    ? { start: before.range.end, end: pair.range.end }
    : { start: pair.range.start, end: pairs[1]?.range.start ?? pair.range.end };
  const edit = only ? removeInstruction(dockerfile, arg, !isFirst) : remove(range);
  return [{ title: `Delete "${pair.name.text}"`, edits: [edit], safe: false, preferred: true }];
}
