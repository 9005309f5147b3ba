import assert from 'node:assert/strict';
import { completionsAt, placeAt } from '../../server/src/features/completion/completions.ts';
import type { Proposal } from '../../server/src/features/completion/proposal.ts';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { applyEdits, replace } from '../../server/src/text/edit.ts';
import { NO_WORKSPACE, type Workspace } from '../../server/src/workspace/workspace.ts';
import { unmark } from './fixture.ts';

/** What is around a Dockerfile that is completed. */
export interface Around {
  readonly names?: readonly string[];
  readonly images?: readonly string[];
  readonly workspace?: Partial<Workspace>;
}

/** What is proposed at the cursor `[||]` of a text; none where nothing is to be proposed. */
export function proposalsAt(marked: string, around: Around = {}): readonly Proposal[] {
  return answerAt(marked, around)?.proposals ?? [];
}

function answerAt(marked: string, { names, images = [], workspace = {} }: Around) {
  const { text, ranges } = unmark(marked);
  const facts = { ...NO_WORKSPACE, ...workspace };
  const place = placeAt(readDockerfile(text), facts, ranges[0]!.start);
  return place && completionsAt(place, facts, { names, images });
}

/** The labels of what is proposed. */
export const labelsAt = (marked: string, around?: Around): string[] =>
  proposalsAt(marked, around).map(({ label }) => label);

/** The labels of what is proposed and fits what was typed, as an editor shows them. */
export function fittingAt(marked: string, around: Around = {}): string[] {
  const answer = answerAt(marked, around);
  const typed = answer?.spot.prefix.toLowerCase() ?? '';
  return (answer?.proposals ?? [])
    .filter(({ text, filter = text }) => filter.toLowerCase().startsWith(typed))
    .map(({ label }) => label);
}

/** The text once a proposal was chosen, with the rest of the word replaced. */
export function chosenAt(marked: string, label: string, around: Around = {}): string {
  const { text } = unmark(marked);
  const answer = answerAt(marked, around);
  const chosen = answer?.proposals.find((proposal) => proposal.label === label);
  assert.ok(answer && chosen, `"${label}" is among ${answer?.proposals.map((proposal) => proposal.label).join(', ')}`);
  return applyEdits(text, [...(chosen.edits ?? []), replace(answer.spot.replace, chosen.text)]);
}

/** What stands behind the label of a proposal. */
export const detailOf = (marked: string, label: string): string | undefined =>
  proposalsAt(marked).find((proposal) => proposal.label === label)?.detail;

/** Fails unless all of these are proposed. */
export function has(marked: string, ...labels: readonly string[]): void {
  const found = labelsAt(marked);
  for (const label of labels) assert.ok(found.includes(label), `${label} is among ${found.join(', ')}`);
}

/** Fails if one of these is proposed. */
export function lacks(marked: string, ...labels: readonly string[]): void {
  const found = labelsAt(marked);
  for (const label of labels) assert.ok(!found.includes(label), `${label} is not among ${found.join(', ')}`);
}
