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

/** A document with what stands between the marks `<!-- name -->` and `<!-- /name -->` made anew. */
export function withPart(document: string, name: string, part: string): string {
  const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = document.indexOf(from);
  const end = document.indexOf(to);
  if (start < 0 || end < start) throw new Error(`README.md has no ${from} … ${to}`);
  return `${document.slice(0, start + from.length)}\n${part}\n${document.slice(end)}`;
}
