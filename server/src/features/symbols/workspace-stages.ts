import { type Dockerfile, readDockerfile } from '../../model/dockerfile.ts';
import { shortLabel } from '../../model/stage.ts';
import type { Range } from '../../text/range.ts';
import { nameRange } from './stage-mentions.ts';

/** A stage in a list of those of many files. */
interface NamedStage {
  readonly name: string;
  readonly range: Range;
}

/** The stages of a file, and where they have their names. */
export const namedStages = ({ stages }: Dockerfile): NamedStage[] =>
  stages.map((stage) => ({ name: shortLabel(stage), range: nameRange(stage) }));

/** The same of a text. */
export const stagesInText = (text: string): NamedStage[] => namedStages(readDockerfile(text));

/** Whether a name has the characters of a query in their order, whatever their case, as editors look for symbols. */
export function fitsQuery(name: string, query: string): boolean {
  const letters = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase()) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
