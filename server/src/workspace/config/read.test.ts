import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mark } from '../../../../test/support/fixture.ts';
import { NO_POLICY, together } from '../policy.ts';
import { readHadolintConfig } from './hadolint.ts';
import { type ConfigText, readConfig } from './read.ts';

/** Reads a text without its marks, which stand around what must be complained of. */
function complain(read: (text: string) => ConfigText, text: string, ...messages: string[]): ConfigText {
  const plain = text.replaceAll(/\[\||\|\]/g, '');
  const config = read(plain);
  const { complaints } = config;
  assert.equal(
    mark(
      plain,
      complaints.map(({ range }) => range),
    ),
    text,
  );
  assert.deepEqual(
    complaints.map(({ message }) => message),
    messages,
  );
  return config;
}

describe('.dockerfile-stages.yaml', () => {
  test('says all that there is to say', () => {
    const text = `rules:
  stage/unused: off
  image/latest: "error"
trustedRegistries: [ghcr.io, "*.example.com", docker.*, "localhost:5000", "*"]
labelSchema:
  org.opencontainers.image.created: rfc3339
  vendor:
strictLabels: true
contexts:
- app-src
targets:
  - Dev
`;
    const { policy, ruleNames } = complain(readConfig, text);
    assert.deepEqual(policy, {
      ...NO_POLICY,
      levels: new Map([
        ['stage/unused', 'off'],
        ['image/latest', 'error'],
      ]),
      trustedRegistries: ['ghcr.io', '*.example.com', 'docker.*', 'localhost:5000', '*'],
      labelSchema: new Map([
        ['org.opencontainers.image.created', 'rfc3339'],
        ['vendor', 'text'],
      ]),
      strictLabels: true,
      contexts: ['app-src'],
      targets: ['Dev'],
    });
    assert.deepEqual(
      ruleNames.map((name) => name.text),
      ['stage/unused', 'image/latest'],
    );
  });

  test('may say nothing', () => {
    for (const text of ['', '# c\n', 'rules:\n', 'rules: {}\ntrustedRegistries: []\nlabelSchema: ~\n']) {
      assert.deepEqual(complain(readConfig, text).policy, NO_POLICY);
    }
  });

  test('is told of each fault at its word, and the rest counts', () => {
    const text = `[|rule|]:
  x: off
rules:
  a/b: [|info|]
  [|c/d|]:
  e/f: [|[off]|]
  g/h: off
trustedRegistries:
  - [|https://ghcr.io|]
  - ghcr.io
  - [|a*b|]
labelSchema:
  a: [|date|]
  b: url
strictLabels: [|maybe|]
contexts: [|app|]
targets: [[|a b|]]
[|other|]: 1
`;
    const levels = 'off, hint, information, warning or error';
    const { policy } = complain(
      readConfig,
      text,
      'There is no key "rule"; "rules" is one.',
      '"info" is no severity; "information" is one.',
      `"c/d" lacks its severity: ${levels}.`,
      'A severity is a word.',
      '"https://ghcr.io" is no registry: write a host such as "ghcr.io", with "*" in front or at the end for many.',
      '"a*b" is no registry: write a host such as "ghcr.io", with "*" in front or at the end for many.',
      '"date" is no type of a label: take text, url, rfc3339, spdx, hash, semver or email.',
      '"strictLabels" is true or false.',
      '"contexts" is a list, with lines such as "- name".',
      '"a b" can be no name of a stage.',
      'There is no key "other": take rules, trustedRegistries, labelSchema, strictLabels, contexts or targets.',
    );
    assert.deepEqual([...policy.levels], [['g/h', 'off']]);
    assert.deepEqual(policy.trustedRegistries, ['ghcr.io']);
    assert.deepEqual([...policy.labelSchema!], [['b', 'url']]);
  });

  test('is a map, in which nothing is twice', () => {
    complain(readConfig, '[|- a|]\n', 'The file is a map, with lines such as "key: value".');
    const text = 'targets: [a]\n[|targets|]: [b]\n';
    const { policy } = complain(readConfig, text, '"targets" is there twice; the last one counts.');
    assert.deepEqual(policy.targets, ['b']);
  });
});

describe('.hadolint.yaml', () => {
  test('is read for what maps', () => {
    const text = `failure-threshold: info
ignored: [DL3008, SC2086]
override:
  error: [DL3001, DL3008]
  info:
    - DL3032
  style: [DL3015]
trustedRegistries:
  - my-company.com:500
label-schema:
  author: text
  version: semver
strict-labels: true
no-fail: true
`;
    assert.deepEqual(complain(readHadolintConfig, text).policy, {
      ...NO_POLICY,
      codes: new Map([
        ['DL3001', 'error'],
        ['DL3008', 'off'],
        ['SC2086', 'off'],
        ['DL3032', 'information'],
        ['DL3015', 'hint'],
      ]),
      trustedRegistries: ['my-company.com:500'],
      labelSchema: new Map([
        ['author', 'text'],
        ['version', 'semver'],
      ]),
      strictLabels: true,
    });
  });

  test('is told of what hadolint does not understand either', () => {
    complain(
      readHadolintConfig,
      'ignored: [|DL3008|]\noverride:\n  [|hint|]: [DL3008]\n',
      '"ignored" is a list, with lines such as "- name".',
      '"hint" is no severity of hadolint: it has error, warning, info and style.',
    );
  });
});

test('of two files the first that says something counts, and names add up', () => {
  const own = readConfig('rules: {a/b: off}\ntargets: [a]\nstrictLabels: false\n').policy;
  const other = readConfig(
    'rules: {a/b: error, c/d: hint}\ntargets: [b]\nstrictLabels: true\ntrustedRegistries: [x.com]',
  );
  const { levels, targets, strictLabels, trustedRegistries } = together([own, other.policy]);
  assert.deepEqual(Object.fromEntries(levels), { 'a/b': 'off', 'c/d': 'hint' });
  assert.deepEqual([targets, strictLabels, trustedRegistries], [['a', 'b'], false, ['x.com']]);
});
