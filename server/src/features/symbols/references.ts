import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Range } from '../../text/range.ts';
import { occurrencesOf, symbolAt } from './symbol.ts';

/**
 * The places that mean what is named at an offset: a stage by its name, its index, or a variable that may mean it; a variable
 * through all stages that share it; the delimiter of a heredoc.
 */
export function references(dockerfile: Dockerfile, offset: number, withDefinition: boolean): Range[] {
  const symbol = symbolAt(dockerfile, offset);
  if (!symbol) return [];
  return occurrencesOf(dockerfile, symbol)
    .filter(({ defines }) => withDefinition || !defines)
    .map(({ range }) => range);
}
