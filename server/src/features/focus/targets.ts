import type { Dockerfile } from '../../model/dockerfile.ts';
import { stagesNamed } from '../../model/graph.ts';
import { type Stage, shortLabel } from '../../model/stage.ts';
import { firstIndex } from '../../text/first-index.ts';
import type { Range } from '../../text/range.ts';
import { oneLine } from '../one-line.ts';

/** A stage that can be focused on. */
export interface Target {
  readonly stage: Stage;
  /** What says which stage it is: its name, else its index, which no name can be. */
  readonly id: string;
  /** The same for people. */
  readonly label: string;
  /** What it is based on, in one line. */
  readonly detail: string;
  /** Where a lens for it belongs: its FROM. */
  readonly range: Range;
}

const LONGEST = 80;
const INDEX = /^\d+$/;

/** The stages that can be focused on, in the order of the file: none where there is only one, which needs all. */
export const targetsIn = (dockerfile: Dockerfile): readonly Target[] =>
  dockerfile.stages.length < 2
    ? []
    : dockerfile.stages.map((stage) => ({
        stage,
        id: targetId(dockerfile, stage),
        label: shortLabel(stage),
        detail: oneLine(stage.image?.text ?? '', LONGEST),
        range: stage.from.range,
      }));

/** The stage's name as written; its index where it has none that is a name, or where it means another stage, too. */
export const targetId = (dockerfile: Dockerfile, { name, key, index }: Stage): string =>
  name && key && !INDEX.test(key) && stagesNamed(dockerfile, key).length === 1 ? name.text : String(index);

/** The stage that `targetId` calls so. */
export const targetOf = (dockerfile: Dockerfile, id: string): Stage | undefined =>
  INDEX.test(id) ? dockerfile.stages[Number(id)] : stagesNamed(dockerfile, id.toLowerCase())[0];

/** The stage in which an offset lies, or the first below it. */
export const nearestStage = ({ stages }: Dockerfile, offset: number): Stage | undefined =>
  stages[Math.max(0, firstIndex(stages, ({ range }) => range.start > offset) - 1)];
