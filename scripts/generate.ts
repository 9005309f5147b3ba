import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { allRules as rules } from '../server/src/rules/index.ts';
import { agreementSummary } from './generate/agreement.ts';
import { GRAMMAR_FILE, grammar, withGrammar } from './generate/grammar.ts';
import { rulePage } from './generate/page.ts';
import { configSchema } from './generate/schema.ts';
import { withConfiguration } from './generate/settings.ts';
import { ruleGroups, ruleIndex, withPart } from './generate/table.ts';
import { root } from './lib/paths.ts';

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Every file that is made from the rules, from what BuildKit says of them and from the parts of the grammar, as it should be. */
function generated(): ReadonlyMap<string, string> {
  return new Map([
    ...rules.map((rule) => [`docs/rules/${rule.id}.md`, rulePage(rule)] as const),
    ['docs/rules/README.md', ruleIndex(rules)],
    ['README.md', readme(read('README.md'))],
    ['schemas/dockerfile-stages.schema.json', configSchema(rules)],
    [GRAMMAR_FILE, grammar()],
    ['package.json', withGrammar(withConfiguration(read('package.json'), rules))],
  ]);
}

const readme = (text: string): string =>
  withPart(withPart(text, 'rules', ruleGroups(rules, 'docs/rules/')), 'agreement', agreementSummary());

/** Generated files that differ from what they should be, and pages of rules that are gone (undefined). */
export function stale(): ReadonlyMap<string, string | undefined> {
  const wanted = generated();
  const pages = globSync('docs/rules/**/*.md', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  return new Map<string, string | undefined>([
    ...[...wanted].filter(([file, text]) => !existsSync(path.join(root, file)) || read(file) !== text),
    ...pages.filter((file) => !wanted.has(file)).map((file) => [file, undefined] as const),
  ]);
}

/** Writes what is stale; with `check` it only tells. */
export function generate({ check }: { check: boolean }): void {
  const files = stale();
  for (const [file, text] of files) {
    if (check) console.error(`${file} is stale: run "npm run generate".`);
    else if (text === undefined) rmSync(path.join(root, file));
    else {
      mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
  }
  if (check && files.size > 0) process.exitCode = 1;
  else if (!check) console.log(files.size === 0 ? 'All is up to date.' : [...files.keys()].join('\n'));
}

if (import.meta.main) generate({ check: process.argv.includes('--check') });
