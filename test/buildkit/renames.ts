import { rename } from '../../server/src/features/symbols/rename.ts';
import { symbolAt } from '../../server/src/features/symbols/symbol.ts';
import { type Dockerfile, readDockerfile } from '../../server/src/model/dockerfile.ts';
import { stagesNamed } from '../../server/src/model/graph.ts';
import { type Stage, stepsOf } from '../../server/src/model/stage.ts';
import type { Variable } from '../../server/src/model/variables.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import type { Answer, Image, Request } from './answer.ts';
import { refusalOf, requestFor } from './built.ts';
import { type Disagreement, lineOf } from './compare.ts';
import type { Document } from './documents.ts';
import { Places } from './places.ts';

/** What renames are tried for. */
export const RENAME_SUBJECTS: readonly string[] = [
  'a rename that changes the build',
  'a rename that BuildKit refuses',
  'a rename that BuildKit warns of',
];

const STAGE = 'zz-renamed';
const VARIABLE = 'ZZ_RENAMED';
/** Of the names of one document so many are tried, evenly. */
const MOST = 3;

/** Gives stages and variables of a document another name, one after the other, and asks BuildKit whether all else stays as it is. */
export async function tryRenames(
  document: Document,
  dockerfile: Dockerfile,
  before: Answer,
  ask: (request: Request) => Promise<Answer>,
): Promise<{ readonly disagreements: readonly Disagreement[]; readonly tried: number }> {
  const { text } = document;
  const disagreements: Disagreement[] = [];
  let tried = 0;
  // Who asks for the name of the target gets another answer.
  if (refusalOf(before) || /TARGETSTAGE|zz.renamed/i.test(text)) return { disagreements, tried };
  const places = namesIn(dockerfile);
  const every = Math.ceil(places.length / MOST);
  for (const [i, offset] of places.entries()) {
    if (i % every !== 0) continue;
    const symbol = symbolAt(dockerfile, offset);
    if (!symbol || symbol.kind === 'delimiter') continue;
    // A build that asks for a name which two stages have gets another one then.
    if (symbol.kind === 'stage' && stagesNamed(dockerfile, symbol.mention.stages[0]!.key!).length > 1) continue;
    const renamed = rename(dockerfile, { contexts: new Set() }, offset, symbol.kind === 'stage' ? STAGE : VARIABLE);
    if (!renamed || 'refusal' in renamed) continue;
    tried++;
    const after = applyEdits(text, renamed.edits);
    const then = readDockerfile(after);
    const answer = await ask(requestFor(after, then));
    const line = new Places(dockerfile).line(offset);
    const disagree = (about: string, said: string) =>
      disagreements.push({ about, document: document.name, line, said, text: lineOf(document, line) });
    const refusal = refusalOf(answer);
    if (refusal) disagree('a rename that BuildKit refuses', refusal.message);
    for (const warning of newWarnings(before, answer)) disagree('a rename that BuildKit warns of', warning);
    const changed =
      symbol.kind === 'stage'
        ? changedByStage(symbol.mention.stages[0]!, before, answer)
        : changedByVariable(symbol.variable, before, answer);
    if (changed !== undefined) disagree('a rename that changes the build', changed);
  }
  return { disagreements, tried };
}

/** Where stages and variables get their names. */
const namesIn = ({ stages, instructions }: Dockerfile): number[] => [
  ...stages.flatMap(({ name }) => (name ? [name.range.start] : [])),
  ...instructions.flatMap(({ name, pairs }) =>
    name === 'ARG' || name === 'ENV' ? pairs.map((pair) => pair.name.range.start) : [],
  ),
];

/** They compare the name with what stands beside it. */
const BY_NAME: ReadonlySet<string> = new Set(['FromPlatformFlagConstDisallowed', 'InvalidDefinitionDescription']);

function newWarnings(before: Answer, after: Answer): string[] {
  const tell = ({ rule, start }: Answer['warnings'][number]) => `${rule} on line ${start}`;
  const known = new Set(before.warnings.map(tell));
  return after.warnings.filter((warning) => !BY_NAME.has(warning.rule) && !known.has(tell(warning))).map(tell);
}

/** The image may say the name, in a trigger. All else must be the same. */
const changedByStage = ({ key, name }: Stage, before: Answer, after: Answer): string | undefined =>
  changed(before, after, { was: name!.text, is: STAGE }, true, (target) => (target === key ? STAGE : target));

/** The image says the name, and what RUN sees is part of its step. */
function changedByVariable({ name, stages }: Variable, before: Answer, after: Answer): string | undefined {
  const runs = [...stages].some((stage) => stepsOf(stage).some((step) => step.name === 'RUN'));
  return changed(before, after, { was: name, is: VARIABLE }, !runs);
}

function changed(
  before: Answer,
  after: Answer,
  { was, is }: { readonly was: string; readonly is: string },
  comparesGraph: boolean,
  targetNow = (target: string) => target,
): string | undefined {
  for (const [target, image] of Object.entries(before.images ?? {})) {
    const then = after.images?.[targetNow(target)];
    const where = target === '' ? 'the default target' : `target ${target}`;
    if (image.error) continue;
    if (!then || then.error) return `${where} is gone`;
    if (comparesGraph && then.graph !== image.graph) return `the graph of ${where}`;
    if (configOf(then).replaceAll(is, was) !== configOf(image)) return `the image of ${where}`;
  }
  return undefined;
}

const configOf = ({ config }: Image): string => config ?? '';
