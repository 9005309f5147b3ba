import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SUBJECTS } from '../test/buildkit/compare.ts';
import { ELSEWHERE } from '../test/buildkit/elsewhere.ts';
import { FIX_SUBJECTS } from '../test/buildkit/fixes.ts';
import { askAboutIgnores, oursOf, recordedIgnores, writeIgnores } from '../test/buildkit/ignores.ts';
import { askBuildKit } from '../test/buildkit/live.ts';
import { agreementPage, PAGE, readPage, recordedCounts, writeCounts } from '../test/buildkit/page.ts';
import { PARDONS } from '../test/buildkit/pardons.ts';
import { askAboutPatterns, recordedPatterns, writePatterns } from '../test/buildkit/patterns.ts';
import { decode, encode, idOf, readRecord, settled, writeRecord } from '../test/buildkit/record.ts';
import { RENAME_SUBJECTS } from '../test/buildkit/renames.ts';
import { report } from '../test/buildkit/report.ts';
import { WANTED } from '../test/buildkit/wanted.ts';
import { targetCounts } from '../test/corpus/targets.ts';
import { ignoreTexts } from '../test/support/ignore-cases.ts';
import { hasShared } from '../test/support/shared.ts';
import { generate } from './generate.ts';
import { temporaryFolder } from './lib/cleanup.ts';
import { cache, root } from './lib/paths.ts';
import { run } from './lib/run.ts';

/**
 * `npm run test:buildkit [-- --check]`: builds the oracle, asks it about all documents and their fixes, and compares. Its answers
 * and the numbers of docs/agreement.md are recorded; with `--check` what is recorded must be what it finds. Without the test data
 * beside the repository the documents are the rules' examples, and the numbers, which are of all documents, stay as they are.
 * With ids of rules it tries their fixes alone and records nothing.
 */
const check = process.argv.includes('--check');
const only = process.argv.slice(2).filter((argument) => argument.includes('/'));
const began = performance.now();
const isWhole = hasShared();
if (!isWhole)
  console.log(`The test data (../shared) is not here: only the rules' examples are asked about, and ${PAGE} stays.`);
const { folder, remove } = await temporaryFolder('oracle');
const oracle = await buildOracle(path.join(folder, process.platform === 'win32' ? 'oracle.exe' : 'oracle'));
const { verdicts, disagreements, tally, renames } = await askBuildKit(oracle, only.length > 0 ? only : undefined);
const patterns = await askAboutPatterns(oracle);
const ignores = await askAboutIgnores(oracle);
await remove();
if (only.length > 0) tellOf(only);

if (isWhole) tally.take(await targetCounts());
const details = path.join(cache, 'agreement-report.txt');
mkdirSync(cache, { recursive: true });
writeFileSync(details, report(disagreements));

const counts = tally.toJSON();
const recorded = readRecord();
const known = decode(recorded);
const record = encode(new Map([...(isWhole ? [] : known), ...settled(verdicts, known)]));
const page = agreementPage(tally);
const stale = [
  ...(record === recorded ? [] : ['test/buildkit/recorded/verdicts.br']),
  ...(isWhole && JSON.stringify(counts) !== JSON.stringify(recordedCounts())
    ? ['test/buildkit/recorded/counts.json']
    : []),
  ...(isWhole && page !== readPage() ? [PAGE] : []),
  ...(JSON.stringify(patterns.taken) === JSON.stringify(recordedPatterns())
    ? []
    : ['test/buildkit/recorded/patterns.json']),
  ...(JSON.stringify([...ignores]) === JSON.stringify([...recordedIgnores()])
    ? []
    : ['test/buildkit/recorded/ignores.br']),
];
if (!check) writeRecord(record);
if (!check) writePatterns(patterns.taken);
if (!check) writeIgnores(ignores);
if (!check && isWhole) {
  writeCounts(counts);
  writeFileSync(path.join(root, PAGE), page);
  generate({ check: false });
}

// Examples alone do not show every difference.
const reasons = [
  ...WANTED.map(({ reason }) => ({ reason, count: `wanted ${reason}` })),
  ...ELSEWHERE.map(({ reason }) => ({ reason, count: `elsewhere ${reason}` })),
].filter(() => isWhole);
const unused = reasons.filter(({ count }) => tally.of(count) === 0).map(({ reason }) => reason);
const pardons = isWhole ? [...new Set(PARDONS.map(({ reason }) => reason))] : [];
const unusedPardons = pardons.filter((reason) => tally.of(`pardoned ${reason}`) === 0);
const failed = [
  ...[...SUBJECTS, ...FIX_SUBJECTS, ...RENAME_SUBJECTS].flatMap((about) => {
    const own = disagreements.filter((item) => item.about === about);
    return own.length === 0 ? [] : [`${own.length} × ${about}`];
  }),
  ...patterns.faults.map((fault) => `A pattern of completion, ${fault}`),
  ...ignoreTexts()
    .filter((text) => ![undefined, ignores.get(idOf(text))].includes(oursOf(text)))
    .map((text) => `An ignore file is read otherwise: ${JSON.stringify(text)}`),
  ...(renames === 0 ? ['No name was changed'] : []),
  ...unused.map((reason) => `No difference is wanted because ${reason}`),
  ...unusedPardons.map((reason) => `No fix is pardoned because ${reason}`),
  ...(check && stale.length > 0 ? [`Run "npm run test:buildkit": stale are ${stale.join(', ')}`] : []),
];
for (const what of failed) console.log(`✖ ${what}`);
if (disagreements.length > 0) console.log(`All places are in ${path.relative(root, details)}.`);
if (!check && stale.length > 0) console.log(`Recorded anew: ${stale.join(', ')}.`);
const total = SUBJECTS.length + FIX_SUBJECTS.length + RENAME_SUBJECTS.length + reasons.length + pardons.length + 3;
console.log(
  `${verdicts.size} Dockerfiles and ${renames} other names in ${((performance.now() - began) / 1000).toFixed(0)} s`,
);
console.log(`\n${total - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;

function tellOf(ids: readonly string[]): never {
  for (const id of ids)
    console.log(`${id}: ${tally.of(`fix ${id} tried`)} tried, ${tally.of(`fix ${id} accepted`)} accepted`);
  if (disagreements.length > 0) console.log(report(disagreements));
  console.log(`\n${ids.length} passed, ${disagreements.length} failed`);
  process.exit(disagreements.length === 0 ? 0 : 1);
}

async function buildOracle(program: string): Promise<string> {
  const cwd = path.join(root, 'test', 'buildkit', 'oracle');
  const { code, output } = await run('go', ['build', '-o', program, '.'], { cwd }).catch(() => ({
    code: -1,
    output: '',
  }));
  if (code === -1)
    fail('There is no `go` on the PATH; the oracle, which is BuildKit itself, is built with it (Go 1.26 or later).');
  if (code !== 0) fail(`The oracle cannot be built:\n${output}`);
  return program;
}

function fail(message: string): never {
  console.error(message);
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}
