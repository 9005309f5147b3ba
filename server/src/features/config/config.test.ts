import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allRules as rules } from '../../rules/index.ts';
import { applyEdits } from '../../text/edit.ts';
import { readConfig } from '../../workspace/config/read.ts';
import { markdown } from '../markup.ts';
import { configComplaints } from './complaints.ts';
import { configCompletions } from './completion.ts';
import { configHover } from './hover.ts';

/** A text with the cursor at `[||]`. */
function at(marked: string): [text: string, offset: number] {
  return [marked.replace('[||]', ''), marked.indexOf('[||]')];
}

/** What is offered at the cursor, and what the text is after the first. */
function offered(marked: string): { labels: string[]; after: string | undefined } {
  const [text, offset] = at(marked);
  const found = configCompletions(text, offset);
  return { labels: found.map(({ label }) => label), after: found[0] && applyEdits(text, [found[0].edit]) };
}

const KEYS = ['rules', 'trustedRegistries', 'labelSchema', 'strictLabels', 'contexts', 'targets'];

describe('completion', () => {
  test('offers the keys that are not there yet', () => {
    assert.deepEqual(offered('[||]'), { labels: KEYS, after: 'rules:' });
    const { labels, after } = offered('# c\nrules:\n  a/b: off\n\nstr[||]\ntargets: [a]\n');
    assert.deepEqual(labels, ['trustedRegistries', 'labelSchema', 'strictLabels', 'contexts']);
    assert.equal(after, '# c\nrules:\n  a/b: off\n\ntrustedRegistries:\ntargets: [a]\n');
    assert.deepEqual(offered('strictL[||]: true').after, 'rules: true');
  });

  test('offers the rules that are not there yet, each with its severity', () => {
    const [first, second] = rules.map(({ id }) => id);
    const { labels, after } = offered(`rules:\n  # c\n  ${first}: off\r\n  sta[||]ge/x\n  other: off\n`);
    assert.equal(labels.length, rules.length - 1);
    assert.equal(after, `rules:\n  # c\n  ${first}: off\r\n  ${second}: \n  other: off\n`);
    assert.equal(offered('rules:\n  [||]\n').after, `rules:\n  ${first}: \n`);
    assert.equal(offered('rules:\n  "x/[||]y": off\n').after, `rules:\n  "${first}": off\n`);
    const severities = ['off', 'hint', 'information', 'warning', 'error'];
    assert.deepEqual(offered(`rules:\n  ${first}: [||]\n`).labels, severities);
    assert.deepEqual(offered(`rules:\n  ${first}: "er[||]r"\n`).after, `rules:\n  ${first}: "off"\n`);
  });

  test('offers labels with their types, and true and false', () => {
    const { labels, after } = offered('labelSchema:\n    [||]\n');
    assert.ok(labels.includes('org.opencontainers.image.licenses'));
    assert.equal(after, 'labelSchema:\n    org.opencontainers.image.created: rfc3339\n');
    const types = ['text', 'url', 'rfc3339', 'spdx', 'hash', 'semver', 'email'];
    assert.deepEqual(offered('labelSchema:\n  a.b: u[||]\n').labels, types);
    assert.deepEqual(offered('strictLabels: [||]').labels, ['true', 'false']);
  });

  test('offers nothing where anything may stand', () => {
    for (const text of [
      'rules: [||]',
      'targets:\n- [||]',
      'targets:\n  - a[||]',
      '# [||]',
      'rules:\n  x: off # [||]',
      'rules:\n  a:\n    [||]',
      'other:\n  [||]',
    ]) {
      assert.deepEqual(offered(text).labels, [], text);
    }
  });
});

describe('hover', () => {
  const shown = (marked: string) => configHover(...at(marked), markdown)?.text;

  test('tells of keys, rules, severities and types', () => {
    assert.match(shown('ru[||]les:\n')!, /^\*\*rules\*\*\n\nHow severe each rule is/);
    assert.match(
      shown('rules:\n  stage/duplicate[||]-name: off\n')!,
      /^\*\*stage\/duplicate-name\*\*\n\n.+\.\n\nBy default: error\.\n\nIn other tools: .*hadolint DL3024/,
    );
    assert.equal(shown('rules:\n  stage/circular: [||]off\n'), 'Not reported.');
    assert.equal(shown('labelSchema:\n  a: semver[||]\n'), 'The value is a semantic version, such as 1.2.3.');
    assert.match(shown('labelSchema:\n  [||]org.opencontainers.image.url:\n')!, /Where to learn more/);
  });

  test('says nothing of other words', () => {
    for (const text of ['x[||]: y', 'rules:\n  x[||]: y[||]', 'rules: # off[||]', 'targets: [off[||]]', '[||]']) {
      assert.equal(shown(text), undefined, text);
    }
  });
});

test('rules that there are not are complained of, with the one that was meant', () => {
  const text = 'rules:\n  stage/circlar: off\n  circular: off\n  DL3024: of\n  x/y: off\n';
  assert.deepEqual(
    configComplaints(readConfig(text)).map(({ range, message }) => [text.slice(range.start, range.end), message]),
    [
      ['stage/circlar', 'There is no rule "stage/circlar"; "stage/circular" is one.'],
      ['circular', 'There is no rule "circular"; "stage/circular" is one.'],
      ['DL3024', 'There is no rule "DL3024"; here it is "stage/duplicate-name".'],
      ['of', '"of" is no severity; "off" is one.'],
      ['x/y', 'There is no rule "x/y".'],
    ],
  );
});
