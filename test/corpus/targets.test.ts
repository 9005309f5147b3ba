import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { DEFAULT_SETTINGS } from '../../server/src/rules/check.ts';
import { checkBuilds } from '../../server/src/rules/check-builds.ts';
import { Lines } from '../../server/src/text/lines.ts';
import { NO_POLICY } from '../../server/src/workspace/policy.ts';
import { hasShared, needsShared, sharedPath } from '../support/shared.ts';
import { type Agreement, agreementWithIndex, OTHERWISE } from './targets.ts';

describe('the builds that the neighbours of real Dockerfiles start', () => {
  let agreement: Agreement;
  before(async () => {
    if (hasShared()) agreement = await agreementWithIndex();
  });

  test('are all that the index knows of, but for those with a reason', (t) => {
    if (!needsShared(t)) return;
    const missing = agreement.missing.map(
      ({ file, reference }) => `${file}: ${reference.file} ${reference.target ?? ''}`,
    );
    assert.deepEqual(missing.sort(), Object.keys(OTHERWISE).sort());
    const sum = [...agreement.kinds.values()].reduce((all, { references }) => all + references, 0);
    assert.ok(sum > 400);
  });

  test('name stages that are there, but for a known mistake', (t) => {
    if (!needsShared(t)) return;
    const wrong: string[] = [];
    const files = new Map<string, Agreement['builds'][number][]>();
    for (const placed of agreement.builds) {
      const key = `${placed.repository}/${placed.builder.path}`;
      files.set(key, [...(files.get(key) ?? []), placed]);
    }
    for (const builds of files.values()) {
      const { text, path } = builds[0]!.builder;
      const read = builds.flatMap(({ repository, build, dockerfile }) => {
        if (!build.exists) return [];
        const other = readFileSync(sharedPath('corpus', 'files', repository, dockerfile!), 'utf8');
        return [{ build, dockerfile: readDockerfile(other), name: dockerfile! }];
      });
      const others = builds.flatMap(({ build }) => (build.exists ? [] : [build]));
      for (const { rule, range, message } of checkBuilds(
        text,
        read,
        NO_POLICY,
        DEFAULT_SETTINGS,
        assert.fail,
        others,
      )) {
        const { line } = new Lines(text).position(range.start);
        if (rule.id === 'stage/target-not-found') wrong.push(`${path}:${line + 1} ${message}`);
      }
    }
    assert.deepEqual(wrong, [
      'Makefile:180 deploy/skaffold/Dockerfile.lts has no stage "release".',
      'Makefile:191 deploy/skaffold/Dockerfile.lts has no stage "release".',
    ]);
  });

  test('point to the word that is the target', (t) => {
    if (!needsShared(t)) return;
    const others = agreement.builds.filter(({ builder, build: { target, range, certain } }) => {
      return certain && target !== undefined && builder.text.slice(range.start, range.end) !== target;
    });
    assert.deepEqual(
      others.map(({ builder, build }) => `${builder.path} ${build.target}`),
      [],
    );
  });
});
