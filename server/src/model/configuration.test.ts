import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { configuration, stateBefore } from './configuration.ts';
import { readDockerfile } from './dockerfile.ts';
import { needed, neededByDefault, usesOf } from './graph.ts';

const final = (text: string) => configuration(readDockerfile(text).final!);

describe('configuration', () => {
  test('follows the chain of stages and knows who set what', () => {
    const dockerfile = readDockerfile(
      'FROM a AS b\nUSER app\nWORKDIR /srv\nCMD ["x"]\nFROM b\nWORKDIR sub\nEXPOSE 80 81/udp\nLABEL a=1\n',
    );
    const now = configuration(dockerfile.final!);
    assert.equal(now.user?.value, 'app');
    assert.equal(now.user?.stage, dockerfile.stages[0]);
    assert.equal(now.workdir?.value, '/srv/sub');
    assert.deepEqual(now.cmd?.value, { form: 'exec', words: ['x'] });
    assert.deepEqual([...now.ports.keys()], ['80', '81/udp']);
    assert.equal(now.labels.get('a')?.value, '1');
  });
  test('an ENTRYPOINT drops the CMD it inherits, not its own', () => {
    assert.equal(final('FROM a AS b\nCMD x\nFROM b\nENTRYPOINT ["y"]\n').cmd, undefined);
    assert.notEqual(final('FROM a\nCMD x\nENTRYPOINT ["y"]\n').cmd, undefined);
  });
  test('a relative WORKDIR is known on scratch only', () => {
    assert.equal(final('FROM scratch\nWORKDIR a/../b\n').workdir?.value, '/b');
    assert.equal(final('FROM alpine\nWORKDIR a\n').workdir?.value, undefined);
  });
  test('an instruction sees what stands before it', () => {
    const stage = readDockerfile('FROM a\nRUN one\nUSER x\nRUN two\n').final!;
    const [one, , two] = stage.instructions;
    assert.equal(stateBefore(stage, one!).user, undefined);
    assert.equal(stateBefore(stage, two!).user?.value, 'x');
  });
  test('a chain of a thousand stages', () => {
    const stages = Array.from({ length: 1_000 }, (_, i) => `FROM s${i} AS s${i + 1}\nWORKDIR a`).join('\n');
    assert.equal(final(`FROM scratch AS s0\nUSER x\n${stages}\n`).user?.value, 'x');
  });
});

describe('graph', () => {
  const dockerfile = readDockerfile(
    'FROM a AS base\nFROM base AS build\nFROM a AS tools\nFROM a AS spare\nFROM a\nCOPY --from=build / /\nRUN --mount=from=tools,target=/t ls\n',
  );
  const [base, build, tools, spare, last] = dockerfile.stages;
  test('knows what a target needs', () => {
    assert.deepEqual([...neededByDefault(dockerfile)], [last, build, tools, base]);
    assert.deepEqual([...needed(spare!)], [spare]);
  });
  test('knows who uses a stage', () => {
    assert.deepEqual(usesOf(dockerfile, base!).bases, [build]);
    assert.deepEqual(
      usesOf(dockerfile, tools!).references.map((reference) => reference.kind),
      ['mount'],
    );
  });
});
