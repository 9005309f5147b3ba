import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { patternTexts } from '../support/patterns.ts';
import { refusalOf, requestFor } from './built.ts';
import { Oracle } from './oracle.ts';
import { idOf } from './record.ts';

const FILE = path.join(import.meta.dirname, 'recorded', 'patterns.json');

/** What BuildKit said of the patterns that completion proposes. */
interface Said {
  /** The ids of those that it takes without a warning. */
  readonly taken: readonly string[];
  /** What it has against the others. */
  readonly faults: readonly string[];
}

/** Asks BuildKit about the patterns that completion proposes, each in a whole Dockerfile. */
export async function askAboutPatterns(program: string): Promise<Said> {
  const oracle = new Oracle(program);
  const taken: string[] = [];
  const faults: string[] = [];
  for (const { name, text } of patternTexts()) {
    const answer = await oracle.ask(requestFor(text, readDockerfile(text)));
    const fault = refusalOf(answer)?.message ?? answer.warnings[0]?.message;
    if (fault === undefined) taken.push(idOf(text));
    else faults.push(`${name}: ${fault}`);
  }
  oracle.close();
  return { taken: taken.sort(), faults };
}

/** The ids of those that it took when it was last asked. */
export const recordedPatterns = (): readonly string[] =>
  existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : [];

export const writePatterns = (taken: readonly string[]): void =>
  writeFileSync(FILE, `${JSON.stringify(taken, undefined, 1)}\n`);
