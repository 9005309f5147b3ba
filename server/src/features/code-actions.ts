import type { Dockerfile } from '../model/dockerfile.ts';
import type { Finding, OnFailure } from '../rules/check.ts';
import { fixesOf, safeFix } from '../rules/fixes.ts';
import type { Edit } from '../text/edit.ts';
import { EditSet } from '../text/edit-set.ts';
import { contains, overlap, type Range } from '../text/range.ts';
import { skipForFile, skipForInstruction } from './skip-comment.ts';

/** A change the user can choose at a place. */
export interface Action {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** The problems it does away with. */
  readonly findings: readonly Finding[];
  readonly preferred: boolean;
}

/** The findings whose marked text a range touches. */
export const findingsAt = (findings: readonly Finding[], range: Range): Finding[] =>
  findings.filter((finding) => overlap(finding.range, range) || contains(finding.range, range.start));

/** What can be done about problems: their fixes, and then silence. */
export function actionsFor(dockerfile: Dockerfile, findings: readonly Finding[], onFailure: OnFailure): Action[] {
  return [...findings.flatMap((finding) => fixActions(finding, onFailure)), ...disableActions(dockerfile, findings)];
}

const fixActions = (finding: Finding, onFailure: OnFailure): Action[] =>
  fixesOf(finding, onFailure).map(({ title, edits, preferred }) => ({ title, edits, findings: [finding], preferred }));

/** One action for all problems that a safe fix mends; undefined when there is none. */
export function fixAll(findings: readonly Finding[], onFailure: OnFailure): Action | undefined {
  const taken = new EditSet();
  const mended: Finding[] = [];
  for (const finding of findings) {
    const fix = safeFix(fixesOf(finding, onFailure));
    // What does not go together with an earlier fix is left for the next time.
    if (fix && taken.take(fix.edits)) mended.push(finding);
  }
  if (mended.length === 0) return undefined;
  return { title: 'Fix all safe problems', edits: taken.edits, findings: mended, preferred: false };
}

/** Comments that silence a rule: above each instruction concerned, and at the top of the file. */
function disableActions(dockerfile: Dockerfile, findings: readonly Finding[]): Action[] {
  const lines = new Map<string, Action & { findings: Finding[] }>();
  const files = new Map<string, Action & { findings: Finding[] }>();
  const add = (actions: typeof lines, key: string, finding: Finding, make: () => Edit | undefined, title: string) => {
    const known = actions.get(key);
    if (known) known.findings.push(finding);
    else {
      const edit = make();
      if (edit) actions.set(key, { title, edits: [edit], findings: [finding], preferred: false });
    }
  };
  for (const finding of findings) {
    const { id } = finding.rule;
    const instruction = instructionAt(dockerfile, finding.range.start);
    if (instruction) {
      const make = () => skipForInstruction(dockerfile, instruction, id);
      add(lines, `${instruction.range.start} ${id}`, finding, make, `Disable ${id} for this line`);
    }
    add(files, id, finding, () => skipForFile(dockerfile, id), `Disable ${id} for this file`);
  }
  return [...lines.values(), ...files.values()];
}

/** The instruction in whose lines an offset lies. */
const instructionAt = (dockerfile: Dockerfile, offset: number) =>
  dockerfile.instructions.find(({ range }) => contains(range, offset));
