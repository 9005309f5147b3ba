import { dialectAt } from '../../model/run.ts';
import { isPosix } from '../../shell/dialect.ts';
import { modifierProposals } from './modifiers.ts';
import type { Asked, Proposal } from './proposal.ts';
import { type Usable, usableAt } from './usable.ts';
import type { Variable } from './what.ts';

/** The variables that count at a place, with their values, and behind the name of one its modifiers. */
export function variableProposals(asked: Asked): Proposal[] {
  const { dockerfile, context } = asked;
  const { what, stage, instruction, spot } = context;
  if (what.kind !== 'variable') return [];
  if (what.shell && stage && instruction && !isPosix(dialectAt(dockerfile, stage, instruction))) return [];
  const usable = usableAt(asked);
  const colon = spot.prefix.endsWith(':');
  const name = colon ? spot.prefix.slice(0, -1) : spot.prefix;
  const found = usable.find((variable) => variable.name === name);
  const modifiers = what.braced && (colon || found) ? modifierProposals(name, found?.edits, what) : [];
  if (colon) return modifiers.filter(({ label }) => label.startsWith(':'));
  return [...usable.map((variable) => proposal(variable, what)), ...modifiers];
}

function proposal({ name, detail, topic, edits }: Usable, { braced, closed }: Variable): Proposal {
  const text = braced && !closed ? `${name}}` : name;
  return {
    label: name,
    kind: 'variable',
    text,
    filter: name,
    detail,
    ...(edits && { edits }),
    ...(topic && { topic }),
  };
}
