import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark, unmark } from '../../../../test/support/fixture.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { check } from '../../rules/check.ts';
import { NO_WORKSPACE } from '../../workspace/workspace.ts';
import { findingsOutside, unneededFor } from './unneeded.ts';

/** What the stage of an index does not need is marked. */
function assertUnneeded(marked: string, index: number): void {
  for (const given of [marked, marked.replaceAll('\n', '\r\n'), `\ufeff${marked}`]) {
    const { text } = unmark(given);
    const dockerfile = readDockerfile(text);
    assert.equal(mark(text, unneededFor(dockerfile, dockerfile.stages[index]!)), given);
  }
}

test('a target needs its bases and those that it takes files from, in triggers as well', () => {
  assertUnneeded(
    'ARG V=1\nFROM a AS base\nONBUILD COPY --from=tools /a /a\n\n[|# tests\nFROM base AS test\nRUN x\n# more|]\n\n' +
      'FROM b AS tools\nFROM base\nRUN --mount=from=0,target=/m x\n\n[|FROM c|]\n',
    3,
  );
});

test('stages side by side are left out as one', () => {
  assertUnneeded('FROM a AS x\n\n[|# y\nFROM b AS y\n\nFROM c AS z\nRUN <<E\ntrue\nE|]\n\n\n', 0);
  assertUnneeded('[|FROM a AS x\nRUN true|]\n\nFROM b AS y\nRUN true\n[|FROM c|]', 1);
});

test('what a variable may name is needed', () => {
  assertUnneeded('FROM a AS os-amd64\nFROM a AS os-arm64\n[|FROM a AS other|]\nFROM os-$TARGETARCH\n', 3);
});

test('problems are those in what is needed, and those of syntax', () => {
  const text = 'FROM a:1 AS x\nWORKDIR rel\nFROM b:1 AS y\nWORKDIR rel\nRUNS ls\n# check=skip=Nonsense\n';
  const dockerfile = readDockerfile(text);
  const left = unneededFor(dockerfile, dockerfile.stages[0]!);
  const findings = check(dockerfile, NO_WORKSPACE);
  const told = findingsOutside(findings, left);
  assert.ok(findings.length > told.length);
  const below = dockerfile.stages[1]!.range.start;
  assert.deepEqual(
    told.flatMap(({ rule, range }) => (range.start >= below ? rule.id : [])),
    ['syntax/unknown-instruction'],
  );
  assert.deepEqual(
    told.filter(({ range }) => range.start < below),
    findings.filter(({ range }) => range.start < below),
  );
  assert.equal(findingsOutside(findings, []), findings);
});
