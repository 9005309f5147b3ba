import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageManagers } from '../package-managers.ts';
import { matchesCommand } from './matches-command.ts';

const cleans = (name: string, line: string): boolean =>
  packageManagers
    .find((manager) => manager.name === name)!
    .cacheCleaners.some((pattern) => matchesCommand(line.split(' '), pattern));

test('rm of the directory, of what is in it, or of one above it', () => {
  for (const line of [
    'rm -rf /var/lib/apt/lists/*',
    'rm -fr /tmp/* /var/lib/apt/lists/',
    'rm -r -f /var/lib/apt/lists',
    '/bin/rm -rf /var/cache/*',
    'rm --recursive --force /var/lib/apt/lists/*',
    'rm -f /var/cache/apt/archives/*.deb',
  ]) {
    assert.ok(cleans('apt', line), line);
  }
  for (const line of [
    'rm -rf /tmp/*',
    'rm -rf /var/lib/apt/lists.d',
    'rm -rf /',
    'ls /var/lib/apt/lists',
    'rm -rf /root',
  ]) {
    assert.ok(!cleans('apt', line), line);
  }
  assert.ok(cleans('npm', 'rm -rf /root/.npm'));
  assert.ok(cleans('npm', 'rm -rf ~/.npm/*'));
  assert.ok(cleans('pip', 'rm -rf /home/app/.cache'));
  assert.ok(!cleans('pip', 'rm -rf /home/app'));
});

test("the managers' own commands", () => {
  for (const [name, line] of [
    ['apt', 'apt-get clean'],
    ['apt', 'apt-get -y autoclean'],
    ['dnf', 'dnf clean all'],
    ['npm', 'npm cache clean --force'],
    ['yarn', 'yarn cache clean'],
    ['pip', 'pip cache purge'],
    ['pip', 'python -m pip cache purge'],
    ['conda', 'conda clean -afy'],
    ['go', 'go clean -modcache -cache'],
    ['pacman', 'pacman -Scc --noconfirm'],
    ['zypper', 'zypper clean --all'],
    ['apk', 'rm -rf /var/cache/apk/*'],
  ] as const) {
    assert.ok(cleans(name, line), line);
  }
  assert.ok(!cleans('npm', 'npm cache ls'));
  assert.ok(!cleans('go', 'go clean -testcache'));
  assert.ok(!cleans('apt', 'apt-get autoremove'));
});
