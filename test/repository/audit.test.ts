import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { root } from '../../scripts/lib/paths.ts';
import { read } from './tree.ts';

type Advisories = Readonly<Record<string, { readonly severity: string }>>;

/** A registry that does not answer within this is one that cannot be reached. */
const PATIENCE = 20_000;

/** What npm knows of the packages that we use; undefined where its registry does not say. */
async function audit(): Promise<Advisories | undefined> {
  const npm = spawn('npm', ['audit', '--json', '--fetch-retries=0', `--fetch-timeout=${PATIENCE}`], {
    cwd: root,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 2 * PATIENCE,
  });
  try {
    return JSON.parse(await text(npm.stdout)).vulnerabilities;
  } catch {
    return undefined;
  }
}

/** The packages that are in the programs. All are development dependencies, so `npm audit --omit=dev` would look at none of them. */
const bundled = (licences: string): string[] =>
  [...licences.matchAll(/^---- (\S+) \d\S* \(/gm)].map((match) => match[1]!);

const concerned = (names: readonly string[], advisories: Advisories): string[] =>
  names.flatMap((name) => (Object.hasOwn(advisories, name) ? [`${name}: ${advisories[name]!.severity}`] : []));

test('no package that is part of the extension has a known advisory', async (t) => {
  const names = bundled(read('dist/licences.txt'));
  assert.ok(names.includes('vscode-languageserver') && names.includes('vscode-languageclient'));
  const advisories = await audit();
  if (!advisories) return t.skip('The package registry does not tell of advisories here.');
  assert.deepEqual(concerned(names, advisories), []);
});

test('advisories about the tools of development are no matter, those about what is bundled are', () => {
  const names = bundled('These.\n\n---- a 1.0.0 (MIT)\n\nText\n---- @b/c 2.0.0-x (ISC)\n');
  assert.deepEqual(names, ['a', '@b/c']);
  assert.deepEqual(concerned(names, { mocha: { severity: 'high' }, '@b/c': { severity: 'low' } }), ['@b/c: low']);
});
