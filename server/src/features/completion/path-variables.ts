import { oneLine } from '../one-line.ts';
import type { Asked, Proposal } from './proposal.ts';
import { definedIn, topicOf } from './usable.ts';

const LONGEST = 60;
const MOST_PATHS = 50;

/** The variables of a stage that hold an absolute path, as a path begins with them. */
export function pathVariables(asked: Asked): Proposal[] {
  const { stage, scope, place } = asked.context;
  const found = new Map<string, Proposal>();
  for (const { name } of stage ? definedIn(stage) : []) {
    const value = found.has(name) || !/^\w+$/.test(name) ? undefined : scope.definitionAt(name, place)?.value;
    // PATH and its like hold several.
    if (value === undefined || !/^\/[^\s:*]+$/.test(value) || found.size >= MOST_PATHS) continue;
    const text = `$${name}`;
    found.set(name, {
      label: text,
      kind: 'variable',
      text,
      detail: oneLine(value, LONGEST),
      topic: topicOf(asked, name),
    });
  }
  return [...found.values()];
}
