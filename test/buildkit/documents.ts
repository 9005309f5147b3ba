import { readFileSync } from 'node:fs';
import { rules } from '../../server/src/rules/index.ts';
import { unmark } from '../support/fixture.ts';
import { hasShared, jsonLines, sharedPath } from '../support/shared.ts';
import { mutants } from './mutants.ts';
import { Random } from './random.ts';

/** A Dockerfile that BuildKit is asked about. */
export interface Document {
  readonly source: Source;
  readonly name: string;
  readonly text: string;
}

export type Source = 'examples' | 'corpus' | 'cases' | 'mutants';

export const MUTANTS = 20_000;
const SEED = 1;

/** All Dockerfiles that we and BuildKit are compared on; of the test data beside the repository only where that is. */
export function documents(): Document[] {
  const known = new Set<string>();
  const all = [...examples(), ...(hasShared() ? beside() : [])];
  const different = all.filter(({ text }) => !known.has(text) && known.add(text));
  return [...different, ...mutantsOf(different)];
}

/** Those that every rule's page shows. */
function examples(): Document[] {
  return rules.flatMap(({ id, reported, fine }) => [
    { source: 'examples', name: `${id} (reported)`, text: unmark(reported).text } as const,
    { source: 'examples', name: `${id} (fine)`, text: fine } as const,
  ]);
}

function beside(): Document[] {
  const corpus = jsonLines<{ readonly file: string }>(sharedPath('corpus/index.jsonl')).map(({ file }) => ({
    source: 'corpus' as const,
    name: file,
    text: readFileSync(sharedPath('corpus/files', file), 'utf8'),
  }));
  return [...corpus, ...['buildkit', 'semantics', 'hadolint'].flatMap(cases)];
}

function mutantsOf(documents: readonly Document[]): Document[] {
  const texts = documents.filter(({ source }) => source === 'corpus').map(({ text }) => text);
  if (texts.length === 0) return [];
  const known = new Set(documents.map(({ text }) => text));
  return mutants(texts, MUTANTS, new Random(SEED), known).map((text, i) => ({
    source: 'mutants',
    name: `mutant ${i}`,
    text,
  }));
}

interface Case {
  readonly test: string;
  readonly dockerfile: string;
  /** It has no FROM. */
  readonly fragment?: boolean;
}

function cases(name: string): Document[] {
  return jsonLines<Case>(sharedPath('cases', `${name}.jsonl`)).map(({ test, dockerfile, fragment }) => ({
    source: 'cases',
    name: `${name}: ${test}`,
    text: fragment ? `FROM debian:13\n${dockerfile}` : dockerfile,
  }));
}
