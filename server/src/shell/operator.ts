import type { Range } from '../text/range.ts';
import { joint } from './joint.ts';

const separator = new RegExp(`(?:[ \\t${joint}]|\\\\\\n)*(&&|\\|\\||;|&|\\n|#[^\\n]*\\n)`, 'y');

/** What separates the command that ends here from the next; the syntax tree does not say where it stands. */
export function operatorAfter(text: string, end: number): { text: string; range: Range } | undefined {
  separator.lastIndex = end;
  const operator = separator.exec(text)?.[1];
  if (operator === undefined) return undefined;
  const after = separator.lastIndex;
  if (operator.endsWith('\n')) return { text: 'newline', range: { start: after - 1, end: after } };
  return { text: operator, range: { start: after - operator.length, end: after } };
}
