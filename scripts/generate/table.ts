import type { AnyRule } from '../../server/src/rules/index.ts';
import { exampleOf, fixKind } from './example.ts';
import { table } from './markdown.ts';

/** What the rules of a group are about, in the order in which the groups are shown. */
const GROUPS: Readonly<Record<string, string>> = {
  syntax: 'what the builder refuses, or reads otherwise than it looks',
  var: 'variables that have no value, or another one',
  stage: 'stages, what they take from each other, and what ends up in the image',
  cache: 'what makes a build do again what it has done',
  layer: 'what makes an image larger than what it holds',
  security: 'users, secrets, permissions, downloads',
  image: 'which images the stages start from',
  pkg: 'package managers',
  shell: 'the commands of RUN',
  style: 'how a file is written',
  runtime: 'how the container starts, stops and tells of its health',
  label: 'labels',
  file: 'the files of the build context, and what keeps them out of it',
};

const groupOf = ({ id }: AnyRule): string => id.slice(0, id.indexOf('/'));

/** The rules by their group; each group has to say what it is about. @throws Error */
function groups(rules: readonly AnyRule[]): readonly { name: string; about: string; rules: readonly AnyRule[] }[] {
  const unknown = rules.find((rule) => GROUPS[groupOf(rule)] === undefined);
  if (unknown) throw new Error(`scripts/generate/table.ts does not say what the group of ${unknown.id} is about.`);
  return Object.entries(GROUPS).flatMap(([name, about]) => {
    const own = rules.filter((rule) => groupOf(rule) === name);
    return own.length > 0 ? [{ name, about, rules: own }] : [];
  });
}

/** Rules in a table, with links to their pages under `folder`. */
const ruleTable = (rules: readonly AnyRule[], folder: string): string =>
  table([
    ['Rule', 'Default', 'Fix', 'What it tells'],
    ...rules.map((rule) => [
      `[${rule.id}](${folder}${rule.id}.md)`,
      rule.severity,
      fixKind(exampleOf(rule)),
      rule.summary,
    ]),
  ]);

const counted = (rules: readonly AnyRule[]): string => (rules.length === 1 ? '1 rule' : `${rules.length} rules`);

/** All rules for the README: the groups, each of which opens to its table. */
export const ruleGroups = (rules: readonly AnyRule[], folder: string): string =>
  [
    `${counted(rules)} in ${groups(rules).length} groups; a click shows those of a group.`,
    ...groups(rules).map(
      ({ name, about, rules: own }) =>
        `<details>\n<summary><b>${name}</b>: ${about} (${counted(own)})</summary>\n\n${ruleTable(own, folder)}\n\n</details>`,
    ),
  ].join('\n\n');

/** The index of the rules' pages. */
export const ruleIndex = (rules: readonly AnyRule[]): string => `<!-- Made by "npm run generate". -->

# Rules

Under "Fix", *safe* is a fix that cannot change what is built, and *yes* one to look at before you accept it.

${groups(rules)
  .map(({ name, about, rules: own }) => `## ${name}: ${about}\n\n${ruleTable(own, '')}`)
  .join('\n\n')}
`;

/** A document with what stands between the marks `<!-- name -->` and `<!-- /name -->` made anew. */
export function withPart(document: string, name: string, part: string): string {
  const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = document.indexOf(from);
  const end = document.indexOf(to);
  if (start < 0 || end < start) throw new Error(`README.md has no ${from} … ${to}`);
  return `${document.slice(0, start + from.length)}\n${part}\n${document.slice(end)}`;
}
