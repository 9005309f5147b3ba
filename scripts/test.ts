import { program, type Ring, tests, testsTogether } from './lib/rings.ts';

/** For what is over in seconds, most of the optimised code and of the collected garbage comes too late to be of use. */
const SHORT_LIVED = [
  '--min-semi-space-size=32',
  '--invocation-count-for-maglev=3000',
  '--invocation-count-for-turbofan=30000',
];

/** `npm test [-- ring …]`: every ring of tests, the cheap ones first, and their sum. */
const rings: Ring[] = [
  program('types', 'tsc', '--noEmit'),
  program('lint', 'biome', 'check'),
  program('build', process.execPath, 'scripts/build.ts'),
  testsTogether('unit', '{client,server}/src/**/*.test.ts', 'quick', ...SHORT_LIVED),
  testsTogether('properties', '{server/src/rules,test/properties}/**/*.test.ts', 'thorough', ...SHORT_LIVED),
  tests('repository', 'test/repository/*.test.ts'),
  tests('protocol', 'test/lsp/*.test.ts'),
  tests('cli', 'test/cli/*.test.ts'),
  tests('registry', 'test/registry/*.test.ts'),
  tests('security', 'test/security/*.test.ts'),
  tests('buildkit', 'test/buildkit/*.test.ts'),
  tests('corpus', 'test/corpus/*.test.ts'),
  tests('fuzz', 'test/fuzz/*.test.ts', '--test-concurrency=2'),
  tests('bench', 'test/bench/*.test.ts', '--test-concurrency=1'),
  tests('vscode', 'test/vscode/*.test.ts', '--test-concurrency=1'),
];

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !rings.some((ring) => ring.name === name));
if (unknown !== undefined) {
  console.error(`There is no ring "${unknown}", only ${rings.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const sum = { passed: 0, failed: 0, skipped: 0 };
for (const ring of rings.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const began = performance.now();
  const counts = await ring.run();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${counts.failed === 0 ? '✔' : '✖'} ${ring.name.padEnd(12)} ${seconds.padStart(6)} s   ${say(counts)}`);
  sum.passed += counts.passed;
  sum.failed += counts.failed;
  sum.skipped += counts.skipped;
}
console.log(`\n${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`);
process.exitCode = sum.failed === 0 ? 0 : 1;

function say({ passed, failed, skipped }: typeof sum): string {
  const parts = [`${passed} ok`, failed > 0 && `${failed} not ok`, skipped > 0 && `${skipped} left out`];
  return parts.filter((part) => part !== false).join(', ');
}
