import { baseFacts } from '../../model/base-image.ts';
import { needed, neededByDefault, surelyNeeded, usesOf } from '../../model/graph.ts';
import { chain, type Reference, root, type Stage, stepsOf } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { mentions } from '../symbols/stage-mentions.ts';
import { configurationRows } from './configuration.ts';
import { imageSummary } from './image.ts';
import { list, paragraphs, type Row, shorten } from './text.ts';
import type { Writer } from './writer.ts';

/** What a stage is based on, what applies to its image, and who uses it. */
export function describeStage(writer: Writer, stage: Stage): string {
  const { name, markup } = writer;
  const title = stage.name ? `Stage ${name(stage)}` : `Stage ${stage.index}`;
  const place = (stage.name ? `index ${stage.index}, ` : '') + writer.line(stage.from);
  const rows: Row[] = [
    ['Based on', basedOn(writer, stage)],
    ['Platform', platform(writer, stage)],
    ['Size', size(stage)],
    ...configurationRows(writer, stage),
    ...uses(writer, stage),
  ];
  return paragraphs(`${markup.bold(title)} (${place})`, list(rows), need(writer, stage));
}

/** Whether an instruction adds a layer to the image (commitToHistory in BuildKit's convert.go). */
const makesLayer = ({ name, words }: Instruction): boolean =>
  name === 'RUN' || name === 'COPY' || name === 'ADD' || (name === 'WORKDIR' && words[0]?.text !== '/');

function size(stage: Stage): string {
  const steps = stepsOf(stage);
  const layers = steps.filter(makesLayer).length;
  const some = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
  return steps.length === 0 ? '' : `${some(steps.length, 'instruction')}, ${some(layers, 'layer')} on top of its base`;
}

function basedOn({ name, at, markup }: Writer, stage: Stage): string {
  const stages = chain(stage);
  const links = shorten(stages.slice(1).map((link) => at(name(link), link.from)));
  const end = root(stage);
  const written = markup.code(stages.at(-1)!.image?.text ?? '');
  if (end.kind === 'image') {
    const summary = imageSummary(baseFacts(stage));
    links.push(markup.code(end.text) + (summary === '' ? '' : ` (${summary})`));
  } else if (end.kind === 'scratch') links.push('scratch, the empty image');
  else if (end.kind === 'unknown' && end.context !== undefined)
    links.push(`${markup.code(end.context)}, a named context`);
  else links.push(`${written}, which depends on a variable`);
  return links.join(' → ');
}

function platform({ dockerfile, at, markup }: Writer, stage: Stage): string {
  const link = chain(stage).find(({ platform }) => platform?.value);
  if (!link) return 'that of the build';
  const written = link.platform!.value!.text;
  const value = dockerfile.globals.evaluate(written, link.from);
  const known = value === undefined || value === written ? '' : ` = ${markup.code(value)}`;
  return at(markup.code(written) + known, link.from);
}

function uses(writer: Writer, stage: Stage): readonly Row[] {
  const { dockerfile, name, at } = writer;
  const bases = mentions(dockerfile).filter(({ kind, stages }) => kind === 'base' && stages.includes(stage));
  const references = usesOf(dockerfile, stage).references.filter(({ source }) => source.kind === 'stage');
  const copies = references.filter(({ kind }) => kind === 'copy').map((reference) => copied(writer, reference));
  const mounts = references.filter(({ kind }) => kind === 'mount').map((reference) => mounted(writer, reference));
  return [
    ['Base of', shorten(bases.map((base) => at(name(base.stage), base.stage.from))).join(', ')],
    ['Copied out', shorten(copies).join('; ')],
    ['Mounted', shorten(mounts).join('; ')],
  ];
}

function copied({ markup, name, at }: Writer, { instruction, stage }: Reference): string {
  const words = instruction.words.slice(0, instruction.words.length > 1 ? -1 : undefined);
  const sources = shorten(words.map((word) => markup.code(word.text)));
  return `${sources.join(', ')} by ${at(name(stage), instruction)}`;
}

function mounted({ markup, name, at }: Writer, { instruction, stage, flag }: Reference): string {
  const source = flag.mount?.source?.text;
  const what = source === undefined || source === '' ? 'everything' : markup.code(source);
  return `${what} by ${at(name(stage), instruction)}`;
}

function need({ dockerfile, workspace, name }: Writer, stage: Stage): string {
  if (stage === dockerfile.final) return 'This is the default target.';
  if (surelyNeeded(dockerfile).has(stage)) return 'The default target needs it.';
  if (neededByDefault(dockerfile).has(stage)) return 'The default target needs it if a variable says so.';
  const { targets } = workspace;
  const target = dockerfile.stages.find(
    (other) => other.key !== undefined && targets?.has(other.key) && needed(other).has(stage),
  );
  if (!target) return 'The default target does not need it.';
  return target === stage
    ? 'A neighbouring file builds it as a target.'
    : `${name(target)}, a target of a neighbouring file, needs it.`;
}
