import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startsAsRoot } from './root-programs.ts';

test('daemons start as root, whatever their path and version', () => {
  const programs = [
    '/usr/sbin/sshd',
    'nginx',
    'php-fpm',
    '/usr/sbin/php-fpm8.3',
    'apache2',
    '/sbin/init',
    '/etc/init.d/x',
  ];
  for (const program of programs) assert.ok(startsAsRoot(program), program);
});

test('other programs do not', () => {
  for (const program of ['node', '/app/server', 'nginx-exporter', 'python3.12', ''])
    assert.ok(!startsAsRoot(program), program);
});
