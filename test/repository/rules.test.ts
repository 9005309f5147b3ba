import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { builderProblems } from '../../server/src/rules/builder-rule.ts';
import { ignoreProblems } from '../../server/src/rules/ignore-rule.ts';
import { allRules as rules } from '../../server/src/rules/index.ts';
import { besideExamples } from '../../server/src/rules/rule.ts';
import { Run } from '../../server/src/rules/run.ts';
import { unmark } from '../support/fixture.ts';
import { filesIn, isTest, read } from './tree.ts';

/** A file under rules/<group>/ that holds a rule; others beside them hold what rules share. */
const ruleFiles = filesIn('server/src/rules').filter(
  (file) =>
    /\/rules\/[^/]+\/[^/]+\.ts$/.test(file) && !isTest(file) && /:\s*(?:Ignore|Builder)?Rule\s*=/.test(read(file)),
);
const idOf = (file: string): string => file.slice('server/src/rules/'.length, -'.ts'.length);

describe('the rules', () => {
  test('each file under rules/<group>/ is registered once, and its path is its id', () => {
    assert.deepEqual(rules.map(({ id }) => id).sort(), ruleFiles.map(idOf).sort());
    for (const file of ruleFiles) assert.ok(read(file).includes(`id: '${idOf(file)}'`), `${file} has another id`);
  });

  test('each has its test beside it', () => {
    const files = new Set(filesIn('server/src/rules'));
    assert.deepEqual(
      ruleFiles.filter((file) => !files.has(file.replace(/\.ts$/, '.test.ts'))),
      [],
    );
  });

  for (const rule of rules) {
    test(`${rule.id} speaks as the others do`, () => {
      assert.match(rule.id, /^[a-z]+\/[a-z]+(?:-[a-z\d]+)*$/);
      assert.match(rule.summary, /^[A-Z].*[^.\s]$/, 'the summary is a sentence without its full stop');
      assert.doesNotMatch(rule.summary, /\n/);
      assert.match(rule.why.trim(), /[.:)`]$/);
      const { text } = unmark(rule.reported);
      const problems =
        'check' in rule
          ? new Run(readDockerfile(text), besideExamples(rule)).problemsOf(rule)
          : 'checkBuilds' in rule
            ? builderProblems(rule, text)
            : ignoreProblems(rule, text);
      assert.notEqual(problems.length, 0, 'it does not report its own example');
      for (const problem of problems) {
        assert.match(problem.message, /^\S[^\n]*\.$/, 'a message is one line and ends with a full stop');
        for (const { message } of problem.related ?? []) assert.match(message, /^\S[^\n]*[.?]$/);
        for (const { title } of problem.fixes?.() ?? []) {
          assert.match(title, /^[A-Z][^\n]*[^.\s]$/, 'the title of a fix is a command without a full stop');
        }
      }
    });
  }
});
