import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { check, type Finding } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Problem } from '../../server/src/rules/rule.ts';
import { Run } from '../../server/src/rules/run.ts';
import { NO_WORKSPACE } from '../../server/src/workspace/workspace.ts';
import { type Document, documents } from '../buildkit/documents.ts';
import { mutants } from '../buildkit/mutants.ts';
import { Random } from '../buildkit/random.ts';
import { assertEach, assertNear } from '../support/nearness.ts';

const ALL = { severities: {}, all: true };

/** All that is told of a problem, with whether there are fixes: these are computed from the whole file. */
const told = ({ range, message, severity, unnecessary, related, fixes }: Problem): string =>
  JSON.stringify([range, message, severity, unnecessary, related, fixes !== undefined]);

const fail = (rule: string, error: unknown) => assert.fail(`${rule}: ${error}`);

const look = (text: string, workspace: typeof NO_WORKSPACE): readonly Finding[] =>
  check(readDockerfile(text), workspace, ALL, fail);

/** The examples of all rules; of the others one in so many. */
const SHARE = 3;
/** And of these, where each instruction is looked at by itself; the tests of the rules do so as well. */
const FEWER = 12;
const all = (): Document[] =>
  documents().filter(
    ({ source, name }) => source === 'examples' || (source !== 'mutants' && numberOf(name) % SHARE === 0),
  );

/** The same for a name whatever other Dockerfiles there are. */
const numberOf = (name: string): number => [...name].reduce((sum, character) => sum + character.charCodeAt(0), 0);

/** So many edits are tried of each Dockerfile. */
const EDITS = 4;

describe('what rules report in the parts of a Dockerfile', () => {
  test('is what they report in the whole', () => {
    for (const { name, text } of all()) {
      const dockerfile = readDockerfile(text);
      // With targets, more than the last stage becomes an image.
      const targets = new Set(dockerfile.stages.flatMap(({ key }) => key ?? []));
      for (const workspace of [{ ...NO_WORKSPACE }, { ...NO_WORKSPACE, targets }]) {
        const run = new Run(dockerfile, workspace);
        for (const rule of rules) {
          if (rule.whole) continue;
          const whole = [...rule.check(dockerfile, workspace, run)].map(told).sort();
          assert.deepEqual(run.problemsOf(rule).map(told).sort(), whole, `${rule.id} in ${name}`);
        }
      }
    }
  });

  test('hangs on what others run and copy only where a rule is deep', () => {
    for (const { name, text } of all().filter((_, i) => i % SHARE === 0)) assertNear(rules, text, NO_WORKSPACE, name);
  });

  test('is what they report in each instruction, whatever others run and copy, where they look at one by one', () => {
    for (const { name, text } of all().filter((_, i) => i % FEWER === 0)) assertEach(rules, text, NO_WORKSPACE, name);
  });

  test('is remembered only as long as it holds', (t) => {
    const several = all().filter(({ text }) => readDockerfile(text).stages.length > 1);
    let edits = 0;
    for (const { name, text } of several) {
      const edited = mutants([text], EDITS, new Random(edits), new Set([text]));
      look(text, NO_WORKSPACE);
      for (const next of [...edited, text]) {
        const findings = look(next, NO_WORKSPACE);
        const anew = look(next, { ...NO_WORKSPACE });
        const say = (finding: Finding) => `${finding.rule.id} ${finding.severity} ${told(finding)}`;
        assert.deepEqual(findings.map(say), anew.map(say), `${name}, edited to:\n${next}`);
        edits++;
      }
    }
    t.diagnostic(`${edits} edits of ${several.length} Dockerfiles`);
  });
});
