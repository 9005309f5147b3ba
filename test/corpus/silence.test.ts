import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Action } from '../../server/src/features/actions/action.ts';
import { actionsFor } from '../../server/src/features/actions/code-actions.ts';
import { type Dockerfile, readDockerfile } from '../../server/src/model/dockerfile.ts';
import { indexAt, stageAt } from '../../server/src/model/lines-of.ts';
import { check, type Finding, type RuleSettings } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/index.ts';
import { applyEdits, insert } from '../../server/src/text/edit.ts';
import { NO_WORKSPACE } from '../../server/src/workspace/workspace.ts';
import { unmark } from '../support/fixture.ts';
import { jsonLines, needsShared, sharedPath } from '../support/shared.ts';

const ALL = { severities: {}, all: true };

/** The rules that are about comments, and so about the comment that silences another. */
const ABOUT_COMMENTS = new Set(['style/inline-ignore', 'style/unused-ignore', 'style/description-comment']);

const look = (dockerfile: Dockerfile, settings: RuleSettings = ALL) =>
  check(dockerfile, NO_WORKSPACE, settings, (rule, error) => assert.fail(`${rule}: ${error}`));

/** Runs one rule, and the one that tells of comments without need. */
const alone = (rule: string): RuleSettings => ({
  severities: Object.fromEntries(
    rules.flatMap(({ id }) => (id === rule || id === 'style/unused-ignore' ? [] : [[id, 'off' as const]])),
  ),
  all: true,
});

/** What a problem is, wherever it has moved to. */
const describeFinding = ({ rule, message, range }: Finding, text: string) =>
  `${rule.id} ${text.slice(range.start, range.end).split(/\r?\n/)[0]} ${message.replace(/\d+/g, '')}`;

/** What a builder reads: everything but comments and empty lines, and the directives besides `check`. */
const built = ({ instructions, directives, text }: Dockerfile) => [
  ...directives.flatMap(({ name, value }) => (name.text === 'check' ? [] : [`${name.text}=${value.text}`])),
  ...instructions.map(({ range }) => text.slice(range.start, range.end)),
];

/** Whether an action's reach takes a finding in. */
function reaches(dockerfile: Dockerfile, { title, findings }: Action, { rule, range }: Finding): boolean {
  const [finding] = findings;
  if (rule !== finding!.rule) return false;
  if (title.endsWith('this line'))
    return indexAt(dockerfile, range.start) === indexAt(dockerfile, finding!.range.start);
  if (title.endsWith('this stage'))
    return stageAt(dockerfile, range.start) === stageAt(dockerfile, finding!.range.start);
  return true;
}

/**
 * Tries every way to silence the first problem of each rule. With `others`, no other rule may say anything else than before.
 * @returns the number of actions tried
 */
function assertSilence(name: string, text: string, others = false): number {
  const dockerfile = readDockerfile(text);
  const findings = look(dockerfile);
  const first = [...new Map(findings.toReversed().map((finding) => [finding.rule, finding])).values()];
  const actions = actionsFor(dockerfile, first, () => undefined).filter(({ title }) => title.startsWith('Disable '));
  const files = actions.filter(({ title }) => title.endsWith('this file'));
  assert.equal(files.length, first.length, name);
  for (const action of actions) {
    const { id } = action.findings[0]!.rule;
    const after = readDockerfile(applyEdits(text, action.edits));
    const where = `${name}: ${action.title} at ${action.findings[0]!.range.start}\n${after.text}`;
    assert.deepEqual(built(after), built(dockerfile), where);
    const tell = (found: readonly Finding[], in_: Dockerfile, about: (rule: string) => boolean) =>
      found
        .filter(({ rule }) => about(rule.id))
        .map((finding) => describeFinding(finding, in_.text))
        .sort();
    const now = look(after, others ? ALL : alone(id));
    const left = findings.filter((finding) => !reaches(dockerfile, action, finding));
    const about = (rule: string) => (rule === id || others) && !ABOUT_COMMENTS.has(rule);
    assert.deepEqual(tell(now, after, about), tell(left, dockerfile, about), where);
    const hints = (found: readonly Finding[]) => tell(found, after, (rule) => rule === 'style/unused-ignore').length;
    assert.ok(hints(now) <= hints(findings), `It adds a hint. ${where}`);
    if (id === 'style/description-comment')
      assert.equal(
        tell(now, after, (rule) => rule === id).length,
        left.filter(({ rule }) => rule.id === id).length,
        where,
      );
  }
  return actions.length;
}

/** What a comment may have to stand beside. */
function variants(text: string): string[] {
  const aboveEach = (lines: string) => {
    const { instructions } = readDockerfile(text);
    return applyEdits(
      text,
      instructions.map(({ begin }) => insert(begin, lines)),
    );
  };
  return [
    text.replaceAll('\n', '\r\n'),
    `\ufeff${text}`,
    text.trimEnd(),
    `# syntax=docker/dockerfile:1\n${text}`,
    `# syntax=docker/dockerfile:1\n# check=error=true\n${text}`,
    `#!/usr/bin/env x\n${text}`,
    `\n# syntax=docker/dockerfile:1\n${text}`,
    `# about=it\n# syntax=docker/dockerfile:1\n${text}`,
    ...[
      '\\\n',
      '# check=skip=stage/x why\n\n',
      '# hadolint ignore=DL3059\n',
      '# hadolint stage ignore=DL3059 # why\n',
    ].map(aboveEach),
    ...['  ', '\t'].map(aboveEach),
  ];
}

describe("silence for a rule's example is for that rule alone", () => {
  for (const rule of rules) {
    test(rule.id, () => {
      const { text } = unmark(rule.reported);
      for (const variant of variants(text)) assertSilence(rule.id, variant);
      assert.notEqual(assertSilence(rule.id, text, true), 0);
    });
  }
});

test('silence for a problem of the corpus is for its rule alone', (t) => {
  if (!needsShared(t)) return;
  let actions = 0;
  for (const { file } of jsonLines<{ readonly file: string }>(sharedPath('corpus/index.jsonl'))) {
    actions += assertSilence(file, readFileSync(sharedPath('corpus/files', file), 'utf8'));
  }
  t.diagnostic(`${actions} actions`);
});
