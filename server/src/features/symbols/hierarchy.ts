import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedAt } from '../../model/instructions.ts';
import { remember } from '../../model/remember.ts';
import { type Stage, shortLabel } from '../../model/stage.ts';
import { firstIndex } from '../../text/first-index.ts';
import { contains, type Range } from '../../text/range.ts';
import { oneLine } from '../one-line.ts';
import { type Mention, mentionAt, mentions, nameRange } from './stage-mentions.ts';

/** A stage, or an image that stages take from. */
export interface HierarchyItem {
  readonly kind: 'stage' | 'image';
  readonly name: string;
  readonly detail: string;
  readonly range: Range;
  /** The name; of an image the first place that has it. What is asked of an item is asked at this place. */
  readonly selection: Range;
}

/** What takes or is taken, and by which words. */
interface Taking {
  readonly item: HierarchyItem;
  readonly places: readonly Range[];
}

/** The stages, or the image, that a place names; the keyword FROM stands for its stage. */
export function itemsAt(dockerfile: Dockerfile, offset: number): HierarchyItem[] {
  const mention = mentionAt(dockerfile, offset);
  if (mention) return itemsOf(dockerfile, mention);
  const { stage, instruction } = placedAt(dockerfile, offset) ?? {};
  const isFrom = stage && instruction === stage.from && contains(stage.from.keyword.range, offset);
  return isFrom ? [stageItem(stage)] : [];
}

/** Who takes from what a place names: the stages, each with the words of FROM, COPY or a mount that name it. */
export const takersOf = (dockerfile: Dockerfile, offset: number): Taking[] =>
  grouped(mentionsOf(dockerfile, offset).map((mention) => [stageItem(mention.stage), mention]));

/** What a stage takes from: the stages and images, each with the words that name it. */
export const takenBy = (dockerfile: Dockerfile, offset: number): Taking[] =>
  grouped(
    takingsAt(dockerfile, offset).flatMap((mention) =>
      itemsOf(dockerfile, mention).map((item): [HierarchyItem, Mention] => [item, mention]),
    ),
  );

/** What a stage is based on: a stage or an image; more where a variable decides. */
export const basesOf = (dockerfile: Dockerfile, offset: number): HierarchyItem[] =>
  takingsAt(dockerfile, offset)
    .filter(({ kind }) => kind === 'base')
    .flatMap((mention) => itemsOf(dockerfile, mention));

/** The stages that are based on what a place names. */
export const basedOn = (dockerfile: Dockerfile, offset: number): HierarchyItem[] =>
  mentionsOf(dockerfile, offset)
    .filter(({ kind }) => kind === 'base')
    .map(({ stage }) => stageItem(stage));

/** By stage the places in it that name something else. */
const byStage = remember((dockerfile: Dockerfile): ReadonlyMap<Stage, readonly Mention[]> => {
  const found = new Map<Stage, Mention[]>();
  for (const mention of mentions(dockerfile)) {
    if (mention.kind === 'name' || mention.stages.includes(mention.stage)) continue;
    const list = found.get(mention.stage);
    if (list) list.push(mention);
    else found.set(mention.stage, [mention]);
  }
  return found;
});

function takingsAt(dockerfile: Dockerfile, offset: number): readonly Mention[] {
  const found = itemsAt(dockerfile, offset);
  const stage = found.length === 1 && found[0]!.kind === 'stage' ? stageOf(dockerfile, found[0]!) : undefined;
  return (stage && byStage(dockerfile).get(stage)) ?? [];
}

const stageOf = ({ stages }: Dockerfile, { range }: HierarchyItem): Stage | undefined =>
  stages[firstIndex(stages, (stage) => stage.range.start >= range.start)];

/** The places that name the same as one does, but for those of a stage that name it itself: in a trigger they mean another one. */
function mentionsOf(dockerfile: Dockerfile, offset: number): readonly Mention[] {
  const [item, ...others] = itemsAt(dockerfile, offset);
  if (!item || others.length > 0) return [];
  const stage = item.kind === 'stage' ? stageOf(dockerfile, item) : undefined;
  return mentions(dockerfile).filter(({ stages, source, ...mention }) =>
    stage ? stages.includes(stage) && mention.stage !== stage : source.kind === 'image' && source.text === item.name,
  );
}

function itemsOf(dockerfile: Dockerfile, { source, stages }: Mention): HierarchyItem[] {
  if (source.kind !== 'image') return stages.map(stageItem);
  // Variables without a value leave nothing of a name.
  if (source.text === '') return [];
  const first = mentions(dockerfile).find((one) => one.source.kind === 'image' && one.source.text === source.text)!;
  return [{ kind: 'image', name: source.text, detail: 'image', range: first.range, selection: first.range }];
}

const LONGEST = 80;

const stageItem = (stage: Stage): HierarchyItem => ({
  kind: 'stage',
  name: shortLabel(stage),
  detail: oneLine(stage.image?.text ?? '', LONGEST),
  range: stage.range,
  selection: nameRange(stage),
});

function grouped(pairs: readonly (readonly [HierarchyItem, Mention])[]): Taking[] {
  const found = new Map<string, { item: HierarchyItem; places: Range[] }>();
  for (const [item, { range }] of pairs) {
    const key = `${item.kind} ${item.selection.start}`;
    const known = found.get(key);
    if (known) known.places.push(range);
    else found.set(key, { item, places: [range] });
  }
  return [...found.values()];
}
