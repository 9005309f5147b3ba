import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { configuration } from '../../scripts/generate/settings.ts';
import { read } from './tree.ts';

interface Setting {
  readonly scope: string;
  readonly markdownDescription: string;
}

const manifest = JSON.parse(read('package.json'));
const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
const settings: Readonly<Record<string, Setting>> = configuration([]).properties;

/** Those that name a program to start, or a host to ask. */
const NAMING = ['dockerfileStages.shellcheck.path', 'dockerfileStages.registry.mirrors'];

describe('the settings', () => {
  test('that name programs and hosts are those of the machine, and no workspace has a say in them', () => {
    const ofMachine = Object.entries(settings).filter(([, { scope }]) => scope !== 'resource');
    assert.deepEqual(
      ofMachine.map(([name, { scope }]) => [name, scope]),
      NAMING.map((name) => [name, 'machine']),
    );
    // A new setting that looks like one of them is to be thought about.
    const looks = /path|command|program|executable|url|host|mirror|proxy|server|registry/i;
    assert.deepEqual(
      Object.keys(settings).filter((name) => looks.test(name)),
      NAMING,
    );
  });

  test('are all that the server reads, and those that the README tells of are there', () => {
    const told = [...read('README.md').matchAll(/^\| `(dockerfileStages\.[\w.]+)`/gm)].map((match) => match[1]!);
    assert.ok(told.length > 5);
    assert.deepEqual(
      told.filter((name) => !(name in settings)),
      [],
    );
  });
});

test('in workspaces that are not trusted, or are not on a disk, the extension works as far as it may, and says how far', () => {
  assert.equal(untrustedWorkspaces.supported, 'limited');
  assert.deepEqual(untrustedWorkspaces.restrictedConfigurations, NAMING);
  assert.equal(virtualWorkspaces.supported, 'limited');
  const texts = JSON.parse(read('package.nls.json'));
  assert.match(texts.untrustedWorkspaces, /ShellCheck.*registries/);
  assert.match(texts.virtualWorkspaces, /not read/);
});
