import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { filesIn, isTest, read, sourceFiles } from './tree.ts';

const LONGEST = 260;

describe('every file', () => {
  test(`has at most ${LONGEST} lines, tests aside`, () => {
    const long = sourceFiles()
      .filter((file) => !isTest(file))
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > LONGEST);
    assert.deepEqual(long, []);
  });

  test('of the client is little: what it takes to keep the server running and to show what it says', () => {
    const lines = sourceFiles()
      .filter((file) => file.startsWith('client/') && !isTest(file))
      .map((file) => read(file).split('\n').length - 1);
    assert.ok(lines.length > 0);
    assert.ok(lines.reduce((sum, count) => sum + count, 0) < 500, `${lines}`);
  });

  test('is finished: no test is left out or singled out, nothing is left to do', () => {
    const unfinished = [
      /\b(?:it|test|describe|suite)\.(?:only|skip|todo)\b/,
      new RegExp(`\\b(?:${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|${'X'.repeat(3)})\\b`),
    ];
    // One rule is about these words.
    const found = sourceFiles()
      .filter((file) => !/\/style\/todo(?:\.test)?\.ts$/.test(file))
      .filter((file) => unfinished.some((pattern) => pattern.test(read(file))));
    assert.deepEqual(found, []);
  });

  test('gives what is remembered while it runs a table of its own, which goes when it does', () => {
    const named = /^(?:export )?const \w+ =(?:\n {2})? remember(?:Whole)?\(/gm;
    const inside = sourceFiles()
      .filter((file) => file.startsWith('server/') && /from '\S*\/model\/remember\.ts'/.test(read(file)))
      .filter((file) => /\bremember(?:Whole)?\(/.test(read(file).replaceAll(named, '')));
    // Both make questions, when the rules are read.
    assert.deepEqual(inside, ['server/src/rules/support/said.ts', 'server/src/rules/support/through-chain.ts']);
  });

  test('names no package registry, so that everybody installs from their own', () => {
    const hosts = [
      ['registry', 'npmjs', 'org'],
      ['registry', 'yarnpkg', 'com'],
      ['pypi', 'org'],
      ['files', 'pythonhosted', 'org'],
      ['proxy', 'golang', 'org'],
      ['crates', 'io'],
      ['rubygems', 'org'],
    ].map((parts) => ({ host: parts.join('.'), pattern: new RegExp(`(?<![\\w.-])${parts.join('\\.')}\\b`) }));
    const found = filesIn('.')
      .filter((file) => !/\.(?:png|vsix|wasm)$/.test(file))
      .flatMap((file) => hosts.filter(({ pattern }) => pattern.test(read(file))).map(({ host }) => `${file}: ${host}`));
    assert.deepEqual(found, []);
  });
});
