import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { type Dockerfile, readDockerfile } from '../../server/src/model/dockerfile.ts';
import { placedInstructions } from '../../server/src/model/instructions.ts';
import { check, type Finding, type RuleSettings } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { applyEdits, type Edit, insert, remove, replace } from '../../server/src/text/edit.ts';
import { overlap } from '../../server/src/text/range.ts';
import { NO_WORKSPACE } from '../../server/src/workspace/workspace.ts';
import { unmark } from '../support/fixture.ts';
import { jsonLines, needsShared, sharedPath } from '../support/shared.ts';

/** Pairs of rules that may mark the same word: what they tell are two faults, and the cure of one leaves the other. */
const BOTH: ReadonlyMap<string, string> = new Map([
  ['stage/default-target-suspicious + syntax/stage-name-invalid', 'the order of the stages, and a name'],
  ['stage/platform-ignored + syntax/platform', 'the builder reads the platform though it has no use for it'],
  ['stage/platform-ignored + syntax/variable-substitution', 'as above, with a variable in it'],
  ['syntax/empty-continuation + syntax/from-arguments', 'a backslash too many, and an empty line below it'],
  ['syntax/expose-port + syntax/unclosed-quote', 'EXPOSE is split within quotes, and a part may be no port'],
  ['syntax/from-arguments + syntax/line-too-long', 'words too many, and characters too many'],
  ['syntax/frontend-version + syntax/heredoc', 'an old frontend, and a place where no heredoc can be'],
  ['syntax/frontend-version + syntax/unknown-flag', 'an old frontend, and a flag without its value'],
  ['syntax/json-form + var/undefined', 'an array that is no JSON, and a variable in it'],
  ['syntax/key-value + var/undefined', 'a value that swallows the rest, and a variable there'],
  ['syntax/misplaced-flag + syntax/unclosed-quote', 'a flag, and what is wrong with its value'],
  ['syntax/misplaced-flag + syntax/variable-substitution', 'as above'],
  ['syntax/misplaced-flag + var/undefined', 'as above'],
  ['syntax/unclosed-quote + syntax/variable-substitution', 'a quote, and a variable behind it'],
]);

/** Whether a rule's examples are worth spoiling: a slip of the pen is the business of syntax/, and a long text takes its time. */
const isSpoilt = ({ id }: Rule, text: string): boolean => id.startsWith('syntax/') && text.length < 2000;

const GROUPS = /^(?:stage|syntax|var)\//;
const ALONE: RuleSettings = {
  severities: Object.fromEntries(rules.flatMap(({ id }) => (GROUPS.test(id) ? [] : [[id, 'off' as const]]))),
};

/** The loud findings that say twice what is wrong with a word: one fault, one report. */
function* twice(text: string): Iterable<string> {
  const findings = check(readDockerfile(text), NO_WORKSPACE, ALONE, (rule, error) => assert.fail(`${rule}: ${error}`));
  const loud = findings.filter(({ severity }) => /error|warning/.test(severity));
  for (const [i, one] of loud.entries()) {
    for (const other of loud.slice(i + 1)) {
      // They are in the order of their beginnings.
      if (other.range.start >= one.range.end) break;
      if (other.rule === one.rule || !overlap(one.range, other.range) || BOTH.has(pairOf(one, other))) continue;
      yield `${pairOf(one, other)}\n  ${one.message}\n  ${other.message}\n${text}`;
    }
  }
}

const pairOf = (one: Finding, other: Finding): string => [one.rule.id, other.rule.id].sort().join(' + ');

/** A text with one slip of the pen more, at each of its words in turn. */
function* mutants(text: string): Iterable<string> {
  const dockerfile = readDockerfile(text);
  for (const edit of slips(dockerfile)) yield applyEdits(text, [edit]);
}

function* slips({ text, ...rest }: Dockerfile): Iterable<Edit> {
  for (const { instruction } of placedInstructions({ text, ...rest })) {
    const { words, flags, keyword, headRange } = instruction;
    yield insert(headRange.end, ' # note');
    yield insert(headRange.end, ' \\');
    yield insert(headRange.end, ' <<EOF');
    for (const { range } of [keyword, ...flags, ...words]) {
      const written = text.slice(range.start, range.end);
      yield remove(range);
      yield insert(range.end, ` ${written}`);
      for (const newText of ['-', '$', '${', '"', "'", '[', '#', '<<']) yield insert(range.start, newText);
      for (const newText of ['${', '"', "'", ',', '=']) yield insert(range.end, newText);
      for (const quote of ['"', "'"]) yield replace(range, written.replaceAll(/["']/g, quote));
      for (const other of ['$NOPE', 'Base', '-from=x', '--platform=x', "['a', 'b']"]) yield replace(range, other);
    }
  }
}

describe('no two rules tell of one fault', () => {
  for (const rule of rules) {
    if (!GROUPS.test(rule.id)) continue;
    test(`in the examples of ${rule.id}, as they are and spoilt`, () => {
      const found = new Map<string, string>();
      for (const text of [unmark(rule.reported).text, rule.fine]) {
        for (const variant of [text, ...(isSpoilt(rule, text) ? mutants(text) : [])]) {
          for (const pair of twice(variant)) found.set(pair.split('\n', 1)[0]!, pair);
        }
      }
      assert.deepEqual([...found.values()].join('\n'), '');
    });
  }

  test('in lines with a slip that two rules could see', () => {
    for (const line of [
      "COPY ['a','b']",
      'COPY <<EOF\nx',
      'COPY -from=x',
      'COPY ${x',
      'COPY "a',
      'COPY $NOPE',
      'COPY https://example.com/a',
      'EXPOSE 80 # web',
      'EXPOSE # $NOPE',
      "ENTRYPOINT ['x', <<EOF",
      'ENV A=b <<EOF',
      'FROM -platform=linux/amd64',
      'FROM alpine:3.20 AS b c --platform=linux/amd64 d',
      'FROM alpine:3.20 AS --platform=linux/amd64',
      'HEALTHCHECK <<EOF',
      "VOLUME ['', '']",
    ]) {
      assert.deepEqual([...twice(`FROM alpine:3.20 AS base\n${line}\n`)], []);
    }
  });

  test('in the corpus', (t) => {
    if (!needsShared(t)) return;
    for (const { file } of jsonLines<{ readonly file: string }>(sharedPath('corpus/index.jsonl'))) {
      const text = readFileSync(sharedPath('corpus/files', file), 'utf8');
      assert.deepEqual([...twice(text)], [], file);
    }
  });
});
