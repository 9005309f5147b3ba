import type { Rule } from '../../server/src/rules/rule.ts';
import { exampleOf, fixKind } from './example.ts';
import { table } from './markdown.ts';

/** All rules in a table, with links to their pages under `folder`. */
export const ruleTable = (rules: readonly Rule[], folder: string): string =>
  table([
    ['Rule', 'Default', 'Fix', 'What it tells'],
    ...rules.map((rule) => [
      `[${rule.id}](${folder}${rule.id}.md)`,
      rule.severity,
      fixKind(exampleOf(rule)),
      rule.summary,
    ]),
  ]);

/** The index of the rules' pages. */
export const ruleIndex = (rules: readonly Rule[]): string => `<!-- Made by "npm run generate". -->

# Rules

Under "Fix", *safe* is a fix that cannot change what is built, and *yes* one to look at before you accept it.

${ruleTable(rules, '')}
`;

const START = '<!-- rules -->';
const END = '<!-- /rules -->';

/** A document with the table between its marks made anew. */
export function withRuleTable(document: string, rules: readonly Rule[]): string {
  const start = document.indexOf(START);
  const end = document.indexOf(END);
  if (start < 0 || end < start) throw new Error(`README.md has no ${START} … ${END}`);
  return `${document.slice(0, start + START.length)}\n${ruleTable(rules, 'docs/rules/')}\n${document.slice(end)}`;
}
