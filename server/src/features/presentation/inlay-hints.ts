import { withContexts } from '../../model/contexts.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { expansionsOf } from '../../model/expanded.ts';
import { chain, Label, LONG_CHAIN, type Reference, root, type Source, type Stage } from '../../model/stage.ts';
import { firstIndex } from '../../text/first-index.ts';
import { contains, type Range } from '../../text/range.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { oneLine } from '../one-line.ts';
import { nameRange } from '../symbols/stage-mentions.ts';

/** A text shown behind a place that is not in the file. */
export interface InlayHint {
  readonly offset: number;
  readonly text: string;
  /** What it says, as a sentence in plain text. */
  readonly tooltip: string;
  /** Where in the file it comes from. */
  readonly target: Range | undefined;
}

/** The kinds of hints, each of which the user may switch off. */
export interface HintKinds {
  /** The base image of a stage whose FROM names it by a variable or by another stage. */
  readonly resolvedBase: boolean;
  /** What an index in `--from` means. */
  readonly stageNames: boolean;
  /** The values of variables in FROM. */
  readonly argValues: boolean;
}

const LONGEST = 60;
const LONGEST_TOLD = 200;

/** The hints within a range, in the order of the file. */
export function inlayHints(written: Dockerfile, { contexts }: Workspace, range: Range, wanted: HintKinds): InlayHint[] {
  const dockerfile = withContexts(written, contexts);
  const { stages } = dockerfile;
  const hints: InlayHint[] = [];
  for (let i = firstIndex(stages, (stage) => stage.range.end >= range.start); i < stages.length; i++) {
    const stage = stages[i]!;
    if (stage.range.start > range.end) break;
    const base = baseHint(dockerfile, stage);
    if (base && wanted.resolvedBase) hints.push(base);
    if (wanted.argValues) hints.push(...valueHints(dockerfile, stage, wanted.resolvedBase ? base : undefined));
    if (wanted.stageNames) hints.push(...stage.references.flatMap(indexHint));
  }
  return hints.filter(({ offset }) => contains(range, offset)).sort((a, b) => a.offset - b.offset);
}

/** What a source is called; undefined where it is not known, or has no name. */
const nameOf = (source: Source): string | undefined =>
  source.kind === 'image' ? source.text : source.kind === 'scratch' ? 'scratch' : undefined;

/** An image's name as there is room for it: a digest says little beside a tag, and not much more in full. */
const short = (name: string): string =>
  oneLine(name.replace(/(:[\w.-]+)@\w+:\w+$/, '$1').replace(/(@\w+:\w{7})\w+$/, '$1…'), LONGEST);

function baseHint(dockerfile: Dockerfile, stage: Stage): InlayHint | undefined {
  const { image, base } = stage;
  if (!image) return undefined;
  const offset = image.range.end;
  if (base.kind !== 'stage') {
    const name = image.text.includes('$') ? nameOf(base) : undefined;
    if (!name) return undefined;
    const [only, ...others] = definitionsIn(dockerfile, stage, image.range);
    const target = others.length === 0 ? only : undefined;
    return {
      offset,
      text: `= ${short(name)}`,
      tooltip: `${oneLine(name, LONGEST_TOLD)}, unless the build is given other arguments.`,
      target,
    };
  }
  const name = nameOf(root(stage));
  if (!name) return undefined;
  const isVariable = image.text.includes('$');
  const links = chain(stage, LONG_CHAIN);
  const first = links.at(-1)!;
  return {
    offset,
    text: `${isVariable ? `= ${base.stage.name?.text} ` : ''}→ ${short(name)}`,
    tooltip: `${Label(base.stage)} is based on ${oneLine(name, LONGEST_TOLD)}.`,
    target: first.base.kind === 'stage' ? undefined : first.image?.range,
  };
}

/** Where the variables of a part of FROM get their values. */
const definitionsIn = (dockerfile: Dockerfile, { from }: Stage, within: Range): Range[] =>
  expansionsOf(dockerfile, from)
    .filter(({ range }) => contains(within, range.start))
    .flatMap(({ name }) => dockerfile.globals.definitionAt(name, from)?.pair.range ?? []);

/** The values of the variables in FROM, but not in the image where a hint tells what that is as a whole. */
function* valueHints(
  dockerfile: Dockerfile,
  { from, image }: Stage,
  shown: InlayHint | undefined,
): Iterable<InlayHint> {
  const { globals, text } = dockerfile;
  let behind = from.begin;
  for (const { name, range } of expansionsOf(dockerfile, from)) {
    const isTold = range.start < behind || (shown && image && contains(image.range, range.start));
    const definition = isTold ? undefined : globals.definitionAt(name, from);
    const value = definition && globals.evaluate(text.slice(range.start, range.end), from);
    if (value === undefined) continue;
    behind = range.end;
    yield {
      offset: range.end,
      text: `= ${value === '' ? '""' : oneLine(value, LONGEST)}`,
      tooltip: `The value of ARG ${name}, unless the build is given another one.`,
      target: definition!.pair.range,
    };
  }
}

function indexHint({ byIndex, word, source }: Reference): InlayHint[] {
  if (!byIndex) return [];
  const offset = word.range.end;
  if (source.kind !== 'stage') {
    const name = nameOf(source);
    return name
      ? [
          {
            offset,
            text: `= ${oneLine(name, LONGEST)}`,
            tooltip: `The image that an earlier --from names.`,
            target: undefined,
          },
        ]
      : [];
  }
  const { stage } = source;
  const text = stage.name?.text ?? (stage.image && `FROM ${short(stage.image.text)}`);
  return text
    ? [{ offset, text: `= ${text}`, tooltip: `Index ${stage.index} is this stage.`, target: nameRange(stage) }]
    : [];
}
