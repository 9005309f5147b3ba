import { withContexts } from '../../model/contexts.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { type Stage, shortLabel } from '../../model/stage.ts';
import { unusedStages } from '../../rules/stage/unused.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Range } from '../../text/range.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { oneLine } from '../one-line.ts';
import { nameRange } from '../symbols/stage-mentions.ts';

/** An entry of the outline: a stage, or an instruction. */
export interface OutlineItem {
  readonly kind: 'stage' | 'instruction';
  /** A stage's name or number; an instruction's keyword, in capitals when it is one. Never empty. */
  readonly name: string;
  readonly detail: string;
  readonly range: Range;
  /** What to select when the entry is chosen; within `range`. */
  readonly selection: Range;
  readonly children: readonly OutlineItem[];
}

const LONGEST = 80;

/** The instructions before the first FROM, and the stages with theirs. A stage is called unused where stage/unused tells of it. */
export function outline(written: Dockerfile, workspace: Workspace): OutlineItem[] {
  const dockerfile = withContexts(written, workspace.contexts);
  const unused = new Set(unusedStages(dockerfile, workspace));
  const noteOf = (stage: Stage) => (stage === dockerfile.final ? 'final' : unused.has(stage) ? 'unused' : undefined);
  return [
    ...dockerfile.preamble.map(instructionItem),
    ...dockerfile.stages.map((stage) => stageItem(stage, noteOf(stage))),
  ];
}

function stageItem(stage: Stage, note: string | undefined): OutlineItem {
  const parts = [oneLine(stage.image?.text ?? '', LONGEST), note].filter((part) => part);
  return {
    kind: 'stage',
    name: shortLabel(stage),
    detail: parts.join(' · '),
    range: stage.range,
    selection: nameRange(stage),
    children: stage.instructions.map(instructionItem),
  };
}

function instructionItem(instruction: Instruction): OutlineItem {
  const { keyword, logicalText } = instruction;
  return {
    kind: 'instruction',
    name: instruction.name ?? keyword.text,
    detail: oneLine(logicalText.slice(logicalText.indexOf(keyword.text) + keyword.text.length), LONGEST),
    range: instruction.range,
    selection: keyword.range,
    children: [],
  };
}
