import { buildkitArgs, proxyArgs } from '../../knowledge/predefined-args.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { hidesDirective, removeInstruction } from '../../model/edits.ts';
import { stagesOf } from '../../model/graph.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Pair } from '../../syntax/pair.ts';
import { remove } from '../../text/edit.ts';
import { firstIndex } from '../../text/first-index.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
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
    const mentions = new Mentions(dockerfile);
    for (const instruction of dockerfile.preamble) yield* unusedIn(dockerfile, instruction, mentions);
    const runs = stagesWithRun(dockerfile);
    for (const stage of dockerfile.stages) {
      const last = stage.instructions.findLastIndex(mayRun);
      for (const [i, instruction] of stage.instructions.entries()) {
        if (i > last && !runs.has(stage)) yield* unusedIn(dockerfile, instruction, mentions);
      }
    }
  },
};

const PREDEFINED = new Set([...Object.keys(proxyArgs), ...Object.keys(buildkitArgs)]);
const NAME = /[A-Za-z_]\w*/g;

/** So many names are looked for one by one; more of them are counted in one go. */
const FEW = 20;

/** How often names stand in the file, comments between instructions aside. */
class Mentions {
  readonly #dockerfile: Dockerfile;
  #asked = 0;
  #counts: ReadonlyMap<string, number> | undefined;

  constructor(dockerfile: Dockerfile) {
    this.#dockerfile = dockerfile;
  }

  /** Whether a name stands there but once. */
  isOne(name: string): boolean {
    if (this.#asked++ < FEW) return !this.#isTwice(name);
    this.#counts ??= this.#count();
    return this.#counts.get(name) === 1;
  }

  #isTwice(name: string): boolean {
    const { text, instructions } = this.#dockerfile;
    let found = 0;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const stands = !/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + name.length] ?? '');
      if (!stands) continue;
      const instruction = instructions[firstIndex(instructions, ({ range }) => range.end > at)];
      if (instruction && instruction.range.start <= at && ++found > 1) return true;
    }
    return false;
  }

  #count(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    const { text, instructions } = this.#dockerfile;
    for (const { range } of instructions) {
      for (const [name] of text.slice(range.start, range.end).matchAll(NAME))
        counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  }
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

function* unusedIn(dockerfile: Dockerfile, arg: Instruction, mentions: Mentions): Iterable<Problem> {
  // A value in the wrong place is no name.
  if (arg.name !== 'ARG' || spaceForm(dockerfile, arg) || arg.pairs.some(({ name }) => name.text === '')) return;
  for (const pair of arg.pairs) {
    const name = pair.name.text;
    if (PREDEFINED.has(name) || !/^[A-Za-z_]\w*$/.test(name) || !mentions.isOne(name)) continue;
    yield {
      range: pair.name.range,
      message: `Nothing uses "${name}".`,
      unnecessary: true,
      fixes: () => deletion(dockerfile, arg, pair),
    };
  }
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
