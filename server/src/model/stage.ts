import type { Flag } from '../syntax/flag.ts';
import type { ImageReference } from '../syntax/image-reference.ts';
import type { Instruction } from '../syntax/instruction.ts';
import type { Word } from '../syntax/word.ts';
import type { Range } from '../text/range.ts';
import type { Scope } from './scope.ts';

/** What a name means where a stage or an image may stand. */
export type Source =
  /** A stage of this file. */
  | { readonly kind: 'stage'; readonly stage: Stage }
  /** The empty image. */
  | { readonly kind: 'scratch' }
  /** An image; `reference` is undefined when the text is no valid name of one. */
  | { readonly kind: 'image'; readonly text: string; readonly reference: ImageReference | undefined }
  /** Depends on something the file does not say. `candidates` are the stages it may be, `context` the named context. */
  | { readonly kind: 'unknown'; readonly candidates: readonly Stage[]; readonly context?: string }
  /** An index that no stage has. */
  | { readonly kind: 'no-such-index'; readonly index: number };

/** A place that names a stage or an image to take files from. */
export interface Reference {
  readonly kind: 'copy' | 'mount';
  /** The stage whose instruction it is. */
  readonly stage: Stage;
  /** The instruction that names it; the trigger inside ONBUILD. */
  readonly instruction: Instruction;
  /** The flag that holds it. */
  readonly flag: Flag;
  /** The name or index. */
  readonly word: Word;
  /** Whether `word` is read as an index. */
  readonly byIndex: boolean;
  readonly source: Source;
}

/** A FROM and the instructions up to the next. */
export interface Stage {
  readonly index: number;
  readonly from: Instruction;
  /** Those behind FROM, in order. */
  readonly instructions: readonly Instruction[];
  /**
   * The ONBUILD triggers of the stage it is based on, which run before its own instructions: here, and in no stage that is
   * based on this one (resolveStages in BuildKit's convert.go). Those of a base image are not known.
   */
  readonly triggers: readonly Instruction[];
  /** From FROM to the end of the last instruction. */
  readonly range: Range;
  /** The base as written; undefined while nothing stands behind FROM. */
  readonly image: Word | undefined;
  /** The word behind AS. */
  readonly name: Word | undefined;
  /** The name as the builder compares it: in lower case. */
  readonly key: string | undefined;
  readonly platform: Flag | undefined;
  readonly base: Source;
  /** COPY --from and mounts with `from`, in order, those of ONBUILD included. */
  readonly references: readonly Reference[];
  /** Mounts without `from` where a stage is called `scratch`: they need it as if they named it. Their word is the flag's name. */
  readonly implicit: readonly Reference[];
  readonly scope: Scope;
}

/** The stage and those it is based on, nearest first; no more than `most`, for what is asked in each stage. */
export function chain(stage: Stage, most = Number.POSITIVE_INFINITY): Stage[] {
  const stages = [stage];
  // A stage can only be based on an earlier one, so this ends.
  for (let base = stage.base; base.kind === 'stage' && stages.length < most; base = base.stage.base) {
    stages.push(base.stage);
  }
  return stages;
}

/** A chain that is longer than any that a person wrote: what lies further away is left out, so that the time stays linear. */
export const LONG_CHAIN = 50;

const roots = new WeakMap<Stage, Source>();

/** Where the chain of stages ends: an image, scratch, or something unknown. */
export function root(stage: Stage): Source {
  const passed: Stage[] = [];
  let base: Source = { kind: 'stage', stage };
  while (base.kind === 'stage') {
    passed.push(base.stage);
    base = roots.get(base.stage) ?? base.stage.base;
  }
  for (const link of passed) roots.set(link, base);
  return base;
}

/** What runs in a stage, in order: triggers, then its own instructions. */
export const stepsOf = ({ triggers, instructions }: Stage): readonly Instruction[] =>
  triggers.length === 0 ? instructions : [...triggers, ...instructions];

/** All that a stage takes from, whether it names it or not. */
export const takingsOf = ({ references, implicit }: Stage): readonly Reference[] =>
  implicit.length === 0 ? references : [...references, ...implicit];

/** Whether it is a mount that does not say what it takes from. */
export const isImplicit = ({ word, flag }: Reference): boolean => word === flag.name;

/** How a stage is called in messages: `stage "build"`, or `stage 0` when it has no name. */
export const label = (stage: Stage): string => (stage.name ? `stage "${stage.name.text}"` : `stage ${stage.index}`);

/** The same in a list: the name alone. */
export const shortLabel = ({ name, index }: Stage): string => name?.text ?? `stage ${index}`;

/** How it is called at the beginning of a sentence. */
export const Label = (stage: Stage): string => `S${label(stage).slice(1)}`;
