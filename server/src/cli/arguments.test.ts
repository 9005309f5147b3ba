import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readArguments, UsageError } from './arguments.ts';

describe('the command line', () => {
  test('check takes its defaults', () => {
    assert.deepEqual(readArguments(['check']), {
      kind: 'check',
      format: 'text',
      failOn: 'warning',
      allRules: false,
      shellcheck: true,
      contexts: [],
      paths: ['.'],
    });
  });

  test('check takes options and paths in any order', () => {
    assert.deepEqual(
      readArguments([
        'check',
        'a',
        '--format=json',
        '-',
        '--fail-on',
        'hint',
        '--all-rules',
        '--no-shellcheck',
        '--',
        '--b',
      ]),
      {
        kind: 'check',
        format: 'json',
        failOn: 'hint',
        allRules: true,
        shellcheck: false,
        contexts: [],
        paths: ['a', '-', '--b'],
      },
    );
  });

  test('fix', () => {
    assert.deepEqual(readArguments(['fix']), { kind: 'fix', all: false, dryRun: false, contexts: [], paths: ['.'] });
    assert.deepEqual(
      readArguments(['fix', '--all', '--dry-run', '--build-context', 'a', '--build-context=b:1=../b', 'x']),
      {
        kind: 'fix',
        all: true,
        dryRun: true,
        contexts: ['a', 'b:1'],
        paths: ['x'],
      },
    );
  });

  test('pin', () => {
    const defaults = { kind: 'pin', update: false, dryRun: false, mirrors: {}, contexts: [], paths: ['.'] };
    assert.deepEqual(readArguments(['pin']), defaults);
    const options = [
      '--update',
      '--dry-run',
      '--mirror=docker.io=https://m.example/a=b',
      '--mirror',
      'a.example=localhost:5',
    ];
    assert.deepEqual(readArguments(['pin', ...options, '--build-context', 'a=..', 'x']), {
      ...defaults,
      update: true,
      dryRun: true,
      mirrors: { 'docker.io': 'https://m.example/a=b', 'a.example': 'localhost:5' },
      contexts: ['a'],
      paths: ['x'],
    });
  });

  test('outline', () => {
    assert.deepEqual(readArguments(['outline', '--format', 'json', 'x']), {
      kind: 'outline',
      format: 'json',
      paths: ['x'],
    });
  });

  for (const args of [
    ['--help'],
    ['-h'],
    ['help'],
    ['check', '--help'],
    ['fix', '-h'],
    ['pin', '-h'],
    ['outline', '--help'],
    ['targets', '-h'],
  ]) {
    test(`help for ${args.join(' ')}`, () => assert.deepEqual(readArguments(args), { kind: 'help' }));
  }

  test('version', () => assert.deepEqual(readArguments(['--version']), { kind: 'version' }));

  const wrong: readonly (readonly [string, string])[] = [
    ['', 'name a command: check, fix, pin, outline or targets'],
    ['chek', 'there is no command "chek": take check, fix, pin, outline or targets'],
    ['check --colour', "unknown option '--colour'"],
    ['check --format xml', '--format takes text, json, not "xml"'],
    ['check --fail-on info', '--fail-on takes error, warning, information, hint, not "info"'],
    ['check --format', "option '--format <value>' argument missing"],
    ['fix --format json', "unknown option '--format'"],
    ['pin --mirror docker.io', '--mirror takes registry=mirror, not "docker.io"'],
    ['outline --all-rules', "unknown option '--all-rules'"],
    ['targets a b', 'targets takes one folder'],
  ];
  for (const [line, message] of wrong) {
    test(`"${line}" is refused in one line`, () => {
      assert.throws(() => readArguments(line.split(' ').filter((word) => word !== '')), new UsageError(message));
    });
  }
});
