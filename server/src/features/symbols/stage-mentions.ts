import type { Dockerfile } from '../../model/dockerfile.ts';
import { stagesOf } from '../../model/graph.ts';
import { remember } from '../../model/remember.ts';
import type { Source, Stage } from '../../model/stage.ts';
import type { Word } from '../../syntax/word.ts';
import { firstIndex } from '../../text/first-index.ts';
import { contains, type Range } from '../../text/range.ts';

/** A place that names a stage or an image. */
export interface Mention {
  /** `name` is where a stage gets its name: the word behind AS, or the keyword FROM when it has none. */
  readonly kind: 'name' | 'base' | 'copy' | 'mount';
  readonly range: Range;
  /** What stands there as the builder reads it, without quotes. */
  readonly text: string;
  readonly byIndex: boolean;
  /** The stage whose instruction it is. */
  readonly stage: Stage;
  readonly source: Source;
  /** The stages it means; more than one where a variable decides. */
  readonly stages: readonly Stage[];
}

/** All places that name a stage or an image, in the order of the file. */
export const mentions = remember((dockerfile: Dockerfile): readonly Mention[] =>
  dockerfile.stages.flatMap((stage) => {
    const mention = (kind: Mention['kind'], { range, text }: Word, source: Source, byIndex = false): Mention => ({
      kind,
      range,
      text,
      byIndex,
      stage,
      source,
      stages: meant(source, text),
    });
    const { image, name, base, references } = stage;
    const own = mention('name', name ?? stage.from.keyword, { kind: 'stage', stage });
    const based = image ? [mention('base', image, base)] : [];
    const taken = references.map(({ kind, word, source, byIndex }) => mention(kind, word, source, byIndex));
    return name ? [...based, own, ...taken] : [own, ...based, ...taken];
  }),
);

/** `os-$TARGETARCH` means the stages that it fits. `$IMAGE` alone fits any, and so tells nothing. */
function meant(source: Source, text: string): readonly Stage[] {
  const literal = text.replace(/\$(?:\{[^}]*\}?|\w+)/g, '');
  return source.kind === 'unknown' && literal === '' ? [] : stagesOf(source);
}

/** What stands for a stage where it is defined. */
export const nameRange = (stage: Stage): Range => (stage.name ?? stage.from.keyword).range;

/** The stage or image that is named at an offset. */
export function mentionAt(dockerfile: Dockerfile, offset: number): Mention | undefined {
  const all = mentions(dockerfile);
  const mention = all[firstIndex(all, ({ range }) => range.end >= offset)];
  return mention && contains(mention.range, offset) ? mention : undefined;
}
