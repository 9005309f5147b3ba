import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isManifest, leadsElsewhere } from './local-references.ts';

test('manifests that lead to other files of the project, and those that do not', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['package.json', '{"dependencies": {"a": "^1.0.0"}, "scripts": {"test": "x"}}', false],
    ['package.json', '{"workspaces": ["packages/*"]}', true],
    ['package.json', '{"scripts": {"postinstall": "node scripts/x.js"}}', true],
    ['app/package.json', '{"dependencies": {"a": "file:./libs/a"}}', true],
    ['requirements.txt', 'flask==3.0\n# -r no\n', false],
    ['requirements.txt', 'flask\n-r base.in\n', true],
    ['requirements.txt', './libs/foo\n', true],
    ['requirements.txt', 'foo @ file:///x\n', true],
    ['go.mod', 'module x\nrequire a v1.0.0\n', false],
    ['go.mod', 'replace example.com/y => ./libs/y\n', true],
    ['go.mod', 'replace example.com/y => example.com/z v1.0.0\n', false],
    ['Gemfile', "gem 'x'\n", false],
    ['Gemfile', "gem 'x', path: 'vendor/x'\n", true],
    ['pyproject.toml', '[tool.poetry.dependencies]\nx = "^1"\n', false],
    ['pyproject.toml', 'x = { path = "../x" }\n', true],
    ['composer.json', '{"repositories": [{"type": "path", "url": "x"}]}', true],
    ['pom.xml', '<project><modules><module>a</module></modules></project>', true],
  ];
  for (const [name, text, expected] of cases) assert.equal(leadsElsewhere(name, text), expected, `${name}: ${text}`);
});

test('only manifests are read', () => {
  assert.ok(isManifest('api/package.json'));
  assert.ok(!isManifest('package-lock.json'));
});
