import type { Dockerfile } from '../../../model/dockerfile.ts';
import { remember } from '../../../model/remember.ts';
import { dialectAt } from '../../../model/run.ts';
import type { Source, Stage } from '../../../model/stage.ts';
import { isPosix } from '../../../shell/dialect.ts';
import type { Instruction } from '../../../syntax/instruction.ts';
import { firstIndex } from '../../../text/first-index.ts';
import { Generations } from '../../../text/generations.ts';
import { Lines } from '../../../text/lines.ts';
import type { Range } from '../../../text/range.ts';
import { type Block, encoded, joined } from './encoded.ts';
import { instructionTokens, type SourceOf } from './instruction-tokens.ts';
import { flattened, type Token, token } from './token.ts';

/** What to leave out: `all` for nothing, `more` for what any grammar shows as well, strings and comments. */
export type Wanted = 'all' | 'more';

const ofWhole = remember((_: Dockerfile) => new Map<Wanted, Uint32Array>());

/**
 * The tokens of the whole file, as the protocol has them: five numbers a token, line and character from the one before it,
 * length, type and modifiers by their place in the legend. The same object as long as the Dockerfile is.
 */
export function semanticTokens(dockerfile: Dockerfile, lines: Lines, wanted: Wanted): Uint32Array {
  const known = ofWhole(dockerfile);
  let tokens = known.get(wanted);
  if (!tokens) {
    tokens = tokensWithin(dockerfile, lines, wanted, { start: 0, end: dockerfile.text.length });
    known.set(wanted, tokens);
  }
  return tokens;
}

/** The same of the instructions and comments that a range touches. */
export function tokensWithin(dockerfile: Dockerfile, lines: Lines, wanted: Wanted, { start, end }: Range): Uint32Array {
  known.age();
  const blocks: Block[] = [];
  for (const stage of [undefined, ...dockerfile.stages]) {
    const instructions = stage ? [stage.from, ...stage.instructions] : dockerfile.preamble;
    const last = instructions.at(-1);
    if (!last || last.range.end < start || instructions[0]!.begin > end) continue;
    const named = stage ? namedIn(stage) : NOTHING;
    for (let i = firstIndex(instructions, (one) => one.range.end >= start); i < instructions.length; i++) {
      const instruction = instructions[i]!;
      if (instruction.begin > end) break;
      blocks.push({ offset: instruction.begin, tokens: tokensOf(dockerfile, stage, instruction, named, wanted) });
    }
  }
  return joined(lines, merged(blocks, commentBlocks(dockerfile, { start, end }, wanted)));
}

/** What is named in a stage. */
interface Named {
  /** What the words mean that name a stage or an image, by where they stand. */
  readonly sources: ReadonlyMap<number, Source>;
  /** For each instruction with such words what kinds of things they name. */
  readonly kinds: ReadonlyMap<Instruction, string>;
}

const NOTHING: Named = { sources: new Map(), kinds: new Map() };

function namedIn({ from, image, base, references }: Stage): Named {
  const sources = new Map(references.map(({ word, source }) => [word.range.start, source]));
  const kinds = new Map([[from, base.kind as string]]);
  if (image) sources.set(image.range.start, base);
  for (const { instruction, source } of references) {
    kinds.set(instruction, `${kinds.get(instruction) ?? ''} ${source.kind}`);
  }
  return { sources, kinds };
}

const known = new Generations<Uint32Array>();

/** An instruction's tokens, which depend on its text, on what it names, and on the shell. So a keystroke changes those of one. */
function tokensOf(
  dockerfile: Dockerfile,
  stage: Stage | undefined,
  instruction: Instruction,
  { sources, kinds }: Named,
  wanted: Wanted,
): Uint32Array {
  const { begin, range } = instruction;
  const written = dockerfile.text.slice(begin, range.end);
  const inner = innermost(instruction);
  const shell = stage && readsShell(dockerfile, stage, inner) ? '$' : '';
  const key = `${wanted}${dockerfile.escape}${shell}${kinds.get(inner) ?? ''}\n${written}`;
  return known.at(key, () => {
    const sourceOf: SourceOf = (word) => sources.get(word.range.start);
    const tokens = [...instructionTokens(dockerfile, stage, instruction, sourceOf)];
    return shown(dockerfile, tokens, { start: begin, end: range.end }, wanted);
  });
}

/** The trigger of an ONBUILD, any other instruction itself. */
const innermost = (instruction: Instruction): Instruction =>
  (instruction.name === 'ONBUILD' && instruction.trigger) || instruction;

const SHELL_READS: ReadonlySet<string | undefined> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

const readsShell = (dockerfile: Dockerfile, stage: Stage, instruction: Instruction): boolean =>
  SHELL_READS.has(instruction.name) && isPosix(dialectAt(dockerfile, stage, instruction));

function shown(
  { text, escape }: Dockerfile,
  tokens: readonly Token[],
  { start, end }: Range,
  wanted: Wanted,
): Uint32Array {
  const flat = flattened(text, tokens, escape);
  const kept = wanted === 'all' ? flat : flat.filter(({ type }) => type !== 'comment' && type !== 'string');
  return encoded(new Lines(text.slice(start, end)), kept, start);
}

/** Comments between instructions; of parser directives the parts. */
function* commentBlocks(dockerfile: Dockerfile, { start, end }: Range, wanted: Wanted): Iterable<Block> {
  const { text, comments, directives } = dockerfile;
  for (let i = firstIndex(comments, (comment) => comment.end >= start); i < comments.length; i++) {
    const comment = comments[i]!;
    if (comment.start > end) break;
    // Directives are the first comments, but for a `#!` in front of them.
    const directive =
      i <= directives.length ? directives.find(({ range }) => range.start === comment.start) : undefined;
    if (!directive && wanted === 'more') continue;
    const tokens = [token(comment, 'comment')];
    if (directive) {
      const { name, value } = directive;
      const equals = text.indexOf('=', name.range.end);
      tokens.push(
        token(name.range, 'keyword'),
        token({ start: equals, end: equals + 1 }, 'operator'),
        token(value.range, 'string'),
      );
    }
    yield { offset: comment.start, tokens: shown(dockerfile, tokens, comment, wanted) };
  }
}

/** Two lists in the order of the file as one. */
function merged(blocks: readonly Block[], others: Iterable<Block>): readonly Block[] {
  const rest = [...others];
  return rest.length === 0 ? blocks : [...blocks, ...rest].sort((a, b) => a.offset - b.offset);
}
