import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { Lines } from '../../server/src/text/lines.ts';
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
    for (const { repository, builder, build, dockerfile } of agreement.builds) {
      if (build.target === undefined || !build.exists) continue;
      const text = readFileSync(sharedPath('corpus', 'files', repository, dockerfile!), 'utf8');
      const key = build.target.toLowerCase();
      const { stages } = readDockerfile(text);
      if (stages.some(({ name }) => name?.text.toLowerCase() === key)) continue;
      const { line } = new Lines(builder.text).position(build.range.start);
      wrong.push(`${builder.path}:${line + 1} ${dockerfile} ${build.target}`);
    }
    assert.deepEqual(wrong, [
      'Makefile:180 deploy/skaffold/Dockerfile.lts release',
      'Makefile:191 deploy/skaffold/Dockerfile.lts release',
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
