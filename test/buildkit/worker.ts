import { parentPort, workerData } from 'node:worker_threads';
import { requestFor } from './built.ts';
import { compare, type Disagreement } from './compare.ts';
import { type Document, documents } from './documents.ts';
import { FixTrial } from './fixes.ts';
import { Oracle } from './oracle.ts';
import { look } from './ours.ts';
import { idOf } from './record.ts';
import { tryRenames } from './renames.ts';
import { Tally } from './tally.ts';
import { judge, type Verdict } from './verdict.ts';

/** The share of a worker: every document whose number leaves `remainder` when divided by `workers`. */
export interface Share {
  readonly oracle: string;
  readonly workers: number;
  readonly remainder: number;
  /** The fixes of these rules alone are tried, and nothing else is asked. */
  readonly rules?: readonly string[];
}

export interface Outcome {
  readonly verdicts: readonly (readonly [id: string, verdict: Verdict])[];
  readonly disagreements: readonly Disagreement[];
  readonly counts: Readonly<Record<string, number>>;
  /** How many names were given to stages and variables. */
  readonly renames: number;
}

/** Of so many mutants the fixes of one are tried, which are the same however many workers and other documents there are. */
const MUTANTS_A_TRIAL = 12;

/** So many documents are under way at once, so that the oracle never waits. */
const AT_ONCE = 16;

const { oracle: program, workers, remainder, rules }: Share = workerData;
const oracle = new Oracle(program);
const tally = new Tally();
const verdicts: (readonly [string, Verdict])[] = [];
const disagreements: Disagreement[] = [];
let renames = 0;
const share = documents()
  .filter((_, number) => number % workers === remainder)
  .values();
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (const document of share) await examine(document);
  }),
);
oracle.close();
parentPort!.postMessage({ verdicts, disagreements, counts: tally.toJSON(), renames } satisfies Outcome);

async function examine(document: Document): Promise<void> {
  const ours = look(document.text);
  if (rules && (document.source === 'mutants' || !ours.findings.some(({ rule }) => rules.includes(rule.id)))) return;
  const tried = document.source !== 'mutants' || Number(document.name.replace(/\D/g, '')) % MUTANTS_A_TRIAL === 0;
  const targets = tried ? requestFor(document.text, ours.dockerfile).targets : [];
  const { verdict, answer } = await judge(document.text, ours.dockerfile, (request) => oracle.ask(request), targets);
  verdicts.push([idOf(document.text), verdict]);
  if (!rules) disagreements.push(...compare(document, ours, verdict, tally));
  if (!tried) return;
  tally.add(`fixes of ${document.source}`);
  const trial = new FixTrial(document, ours, answer, (request) => oracle.ask(request), tally);
  disagreements.push(...(await (rules ? trial.runEach(rules) : trial.run())));
  if (rules || document.source === 'mutants') return;
  const named = await tryRenames(document, ours.dockerfile, answer, (request) => oracle.ask(request));
  renames += named.tried;
  disagreements.push(...named.disagreements);
}
