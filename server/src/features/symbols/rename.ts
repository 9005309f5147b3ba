import { withContexts } from '../../model/contexts.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { delimiterToRename, renameDelimiter } from './rename-delimiter.ts';
import { renameStage, stageToRename } from './rename-stage.ts';
import { renameVariable, variableToRename } from './rename-variable.ts';
import type { Refusal, Renamed, Renaming } from './renaming.ts';
import { symbolAt } from './symbol.ts';

/** Named contexts may stand for stages of their names. */
interface Around {
  readonly contexts: ReadonlySet<string>;
}

/** The name at an offset that may be changed, or why it may not; undefined where there is none. */
export function prepareRename(
  written: Dockerfile,
  { contexts }: Around,
  offset: number,
): Renamed | Refusal | undefined {
  const dockerfile = withContexts(written, contexts);
  const symbol = symbolAt(dockerfile, offset);
  switch (symbol?.kind) {
    case 'stage':
      return stageToRename(dockerfile, symbol.mention);
    case 'variable':
      return variableToRename(dockerfile, symbol.variable, symbol.mention);
    case 'delimiter':
      return delimiterToRename(dockerfile, symbol.mention);
    default:
      return undefined;
  }
}

/** The edits that give what is named at an offset another name, or why that cannot be; undefined where there is nothing to rename. */
export function rename(
  written: Dockerfile,
  { contexts }: Around,
  offset: number,
  name: string,
): Renaming | Refusal | undefined {
  const dockerfile = withContexts(written, contexts);
  const symbol = symbolAt(dockerfile, offset);
  switch (symbol?.kind) {
    case 'stage':
      return renameStage(dockerfile, symbol.mention, name, contexts);
    case 'variable':
      return renameVariable(dockerfile, symbol.variable, symbol.mention, name);
    case 'delimiter':
      return renameDelimiter(dockerfile, symbol.mention, name);
    default:
      return undefined;
  }
}
