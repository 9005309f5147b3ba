import { withContexts } from '../../model/contexts.ts';
import { type Dockerfile, readDockerfile } from '../../model/dockerfile.ts';
import { stagesNamed, stagesOf } from '../../model/graph.ts';
import { label, type Source, type Stage } from '../../model/stage.ts';
import { applyEdits, replace } from '../../text/edit.ts';
import { lineOf, literal, type Refusal, type Renamed, type Renaming, refuse } from './renaming.ts';
import { type Mention, mentions } from './stage-mentions.ts';

/** The name of the stage that a place names, or why it cannot get another. */
export function stageToRename(dockerfile: Dockerfile, mention: Mention): Renamed | Refusal {
  const { range, text, byIndex, source, stages } = mention;
  const [stage] = stages;
  if (source.kind === 'unknown' || stages.length !== 1 || !stage) return refuse(unsure(text, source));
  if (!stage.name) return refuse('The stage has no name: write AS and one behind its image.');
  if (byIndex) return refuse(`"${text}" is an index and stays as it is: rename ${label(stage)} where it has its name.`);
  const place = text.toLowerCase() === stage.key ? literal(dockerfile, range, text) : undefined;
  if (!place) return refuse(`Here ${label(stage)} is not written in one piece: rename it where it has its name.`);
  // What does not name it cannot name it otherwise.
  const implied = dockerfile.stages
    .flatMap(({ implicit }) => implicit)
    .find((one) => stagesOf(one.source).includes(stage));
  if (implied) {
    const line = lineOf(dockerfile, implied.word.range.start);
    return refuse(`The mount on line ${line} takes from ${label(stage)} without naming it.`);
  }
  const other = mentions(dockerfile).find((one) => stagesOf(one.source).includes(stage) && !isCertain(one));
  if (!other) return { range: place, name: text };
  const line = lineOf(dockerfile, other.range.start);
  return refuse(`Line ${line} may mean ${label(stage)}: ${unsure(other.text, other.source)}`);
}

/** Whether a place means the stage whatever the build is given. */
const isCertain = ({ source, text }: Mention): boolean => source.kind === 'stage' && !text.includes('$');

const unsure = (text: string, source: Source): string =>
  source.kind === 'unknown' && source.context !== undefined
    ? `"${source.context}" is a named context, too.`
    : `a variable decides what "${text}" is.`;

/**
 * Gives the stage that a place names another name, there and wherever the old one stands for it; indexes stay. Refused where a line
 * would mean something else afterwards.
 */
export function renameStage(
  dockerfile: Dockerfile,
  mention: Mention,
  name: string,
  contexts: ReadonlySet<string>,
): Renaming | Refusal {
  const found = stageToRename(dockerfile, mention);
  if ('refusal' in found) return found;
  const stage = mention.stages[0]!;
  const wrong = whyNot(dockerfile, stage, name);
  if (wrong !== undefined) return refuse(wrong);
  const all = mentions(dockerfile);
  const own = all.filter((one) => one.stages.includes(stage) && !one.byIndex);
  const places = own.map((one) => ({ ...one, place: literal(dockerfile, one.range, one.text) }));
  const hidden = places.find(({ place }) => !place);
  if (hidden) return refuse(`On line ${lineOf(dockerfile, hidden.range.start)} the name is not written in one piece.`);
  // FROM does not fold case, although the builder keeps the names in lower case.
  const edits = places.map(({ kind, place }) => replace(place!, kind === 'base' ? name.toLowerCase() : name));
  const after = mentions(withContexts(readDockerfile(applyEdits(dockerfile.text, edits)), contexts));
  const changed = all.find((one, i) => meaning(one) !== (after[i] && meaning(after[i])));
  return changed
    ? refuse(captured(dockerfile, changed))
    : { edits: edits.filter(({ range }) => textAt(range) !== name), stage: stage.index };

  function textAt({ start, end }: { start: number; end: number }): string {
    return dockerfile.text.slice(start, end);
  }
}

const RESERVED: ReadonlySet<string> = new Set(['scratch', 'context']);

function whyNot(dockerfile: Dockerfile, stage: Stage, name: string): string | undefined {
  // validStageName in BuildKit's instructions/parse.go
  if (!/^[A-Za-z][\w.-]*$/.test(name)) {
    return `"${name}" cannot name a stage: it has to begin with a letter, and only letters, digits, "-", "_" and "." may follow.`;
  }
  const key = name.toLowerCase();
  if (RESERVED.has(key)) return `The name "${name}" is reserved.`;
  const other = stagesNamed(dockerfile, key).find((one) => one !== stage);
  return (
    other && `The name "${name}" is already taken by the stage on line ${lineOf(dockerfile, other.from.range.start)}.`
  );
}

/** What a place means, where the name of a stage does not matter. */
function meaning({ source }: Mention): string {
  switch (source.kind) {
    case 'stage':
      return `stage ${source.stage.index}`;
    case 'unknown':
      return `any of ${source.candidates.map(({ index }) => index)} ${source.context ?? ''}`;
    case 'image':
      return `image ${source.text}`;
    case 'no-such-index':
      return `index ${source.index}`;
    case 'scratch':
      return source.kind;
  }
}

function captured(dockerfile: Dockerfile, { range, source }: Mention): string {
  const line = lineOf(dockerfile, range.start);
  return source.kind === 'image'
    ? `"${source.text}" is an image on line ${line}, and would mean this stage.`
    : `Line ${line} would mean something else.`;
}
