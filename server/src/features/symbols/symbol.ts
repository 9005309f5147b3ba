import type { Dockerfile } from '../../model/dockerfile.ts';
import { type VariableMention, variableAt } from '../../model/variable-mentions.ts';
import { type Variable, variableOf } from '../../model/variables.ts';
import type { Range } from '../../text/range.ts';
import { type Delimiter, delimiterAt } from './heredoc-delimiters.ts';
import { type Mention, mentionAt, mentions } from './stage-mentions.ts';

/** What a place names that the file defines. */
export type FileSymbol =
  | { readonly kind: 'stage'; readonly mention: Mention }
  | { readonly kind: 'variable'; readonly mention: VariableMention; readonly variable: Variable }
  | { readonly kind: 'delimiter'; readonly mention: Delimiter };

/** A place that names something. */
export interface Occurrence {
  readonly range: Range;
  /** Whether it gets its name or its value there. */
  readonly defines: boolean;
}

/** What is named at an offset. A variable inside the name of a stage or an image comes before these. */
export function symbolAt(dockerfile: Dockerfile, offset: number): FileSymbol | undefined {
  const used = variableAt(dockerfile, offset);
  const variable = used && variableOf(dockerfile, used);
  if (used && variable) return { kind: 'variable', mention: used, variable };
  const delimiter = delimiterAt(dockerfile, offset);
  if (delimiter) return { kind: 'delimiter', mention: delimiter };
  const mention = mentionAt(dockerfile, offset);
  return mention && mention.stages.length > 0 ? { kind: 'stage', mention } : undefined;
}

/** All places of a file that name the same, in the order of the text. */
export function occurrencesOf(dockerfile: Dockerfile, symbol: FileSymbol): Occurrence[] {
  switch (symbol.kind) {
    case 'stage': {
      const meant = new Set(symbol.mention.stages);
      return mentions(dockerfile)
        .filter(({ stages }) => stages.some((stage) => meant.has(stage)))
        .map(({ kind, range }) => ({ range, defines: kind === 'name' }));
    }
    case 'variable':
      return symbol.variable.mentions.map(({ kind, range }) => ({
        range,
        defines: kind === 'arg' || kind === 'env' || kind === 'set',
      }));
    case 'delimiter': {
      const { start, heredoc } = symbol.mention;
      const end = heredoc.terminator ? [{ range: heredoc.terminator, defines: false }] : [];
      return [{ range: start, defines: true }, ...end];
    }
  }
}
