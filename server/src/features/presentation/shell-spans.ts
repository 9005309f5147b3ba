import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Stage } from '../../model/stage.ts';
import type { ChainLink } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Range } from '../../text/range.ts';
import { scriptIn } from './shell.ts';

/** What may be selected in the script of an instruction: variables, words, commands, pipelines, and chains of `&&` and `||`. */
export function* shellSpans(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): Iterable<Range> {
  const script = scriptIn(dockerfile, stage, instruction);
  if (!script) return;
  for (const { range } of [...script.variables, ...script.assignments]) yield range;
  for (const { range, name, args, wrappers, assignments, redirects, pipe } of script.commands) {
    yield range;
    yield pipe.range;
    for (const part of [name, ...args, ...wrappers, ...assignments, ...redirects]) yield part.range;
    for (const { target } of redirects) if (target) yield target.range;
  }
  yield* script.links.map(({ range }) => range);
  yield* chains(script.links);
}

/** From the first to the last link of each top-level statement. */
function* chains(links: readonly ChainLink[]): Iterable<Range> {
  for (const [i, { statement, range }] of links.entries()) {
    if (links[i - 1]?.statement === statement) continue;
    let last = i;
    while (links[last + 1]?.statement === statement) last++;
    yield { start: range.start, end: links[last]!.range.end };
  }
}
