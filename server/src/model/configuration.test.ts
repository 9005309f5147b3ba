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
  test('a relative WORKDIR is known where that of the image is', () => {
    assert.equal(final('FROM scratch\nWORKDIR a/../b\n').workdir?.value, '/b');
    assert.equal(final('FROM alpine\nWORKDIR a\n').workdir?.value, '/a');
    assert.equal(final('FROM golang\nWORKDIR a\n').workdir?.value, '/go/a');
    assert.equal(final('FROM a\nWORKDIR a\n').workdir?.value, undefined);
  });
  test('an instruction sees what stands before it', () => {
    const stage = readDockerfile('FROM a\nRUN one\nUSER x\nRUN two\n').final!;
    const [one, , two] = stage.instructions;
    assert.equal(stateBefore(stage, one!).user, undefined);
    assert.equal(stateBefore(stage, two!).user?.value, 'x');
  });
  test('triggers run in the stage that is based on theirs, before its own lines, and in no later one', () => {
    const { stages } = readDockerfile(
      'FROM scratch AS a\nONBUILD USER app\nONBUILD ENV DIR=/srv\nONBUILD WORKDIR $DIR\nONBUILD CMD ["x"]\n' +
        'FROM a AS b\nWORKDIR sub\nENTRYPOINT ["y"]\nFROM b AS c\nONBUILD ARG Z=1\nUSER root\n',
    );
    const [a, b, c] = stages.map((stage) => configuration(stage));
    assert.deepEqual([a!.user, a!.workdir, a!.cmd], [undefined, undefined, undefined]);
    assert.deepEqual([b!.user?.value, b!.user?.stage, b!.workdir?.value], ['app', stages[1], '/srv/sub']);
    assert.deepEqual(b!.cmd?.value.words, ['x']);
    // What they did remains in the stages further down; they do not run again there.
    assert.deepEqual([c!.user?.value, c!.workdir?.value], ['root', '/srv/sub']);
    assert.equal(stages[0]!.scope.last('DIR'), undefined);
    assert.equal(stages[2]!.scope.last('DIR')?.value, '/srv');
    assert.equal(stages[2]!.scope.last('Z'), undefined);
    const [user] = stages[1]!.triggers;
    assert.equal(stateBefore(stages[1]!, stages[1]!.instructions[0]!).user?.instruction, user);
  });
  test('lists hold what the whole chain sets, with variables replaced', () => {
    const now = final('FROM a AS b\nLABEL x=1 y=2\nVOLUME /v\nFROM b\nENV D=/data\nLABEL y=3\nVOLUME $D\n');
    assert.deepEqual(
      [...now.labels].map(([key, { value }]) => `${key}=${value}`),
      ['x=1', 'y=3'],
    );
    assert.deepEqual([...now.volumes.keys()], ['/v', '/data']);
  });
  test('a chain of many stages', () => {
    const stages = Array.from({ length: 200 }, (_, i) => `FROM s${i} AS s${i + 1}\nWORKDIR a`).join('\n');
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
  test('hundreds that may take from any of hundreds share one list', () => {
    const named = Array.from({ length: 500 }, (_, i) => `FROM a AS s${i}`).join('\n');
    const taking = Array.from({ length: 500 }, (_, i) => `COPY --from=$X${i} / /`).join('\n');
    const many = readDockerfile(`${named}\nFROM a\n${taking}\n`);
    const [first, second] = many.references.map(({ source }) => source.kind === 'unknown' && source.candidates);
    assert.ok(first && first === second);
    assert.equal(neededByDefault(many).size, 501);
    assert.equal(usesOf(many, many.stages[499]!).references.length, 500);
  });
  test('a trigger takes from a stage where it runs', () => {
    const { stages } = readDockerfile('FROM a AS x\nFROM a AS b\nONBUILD COPY --from=x / /\nFROM b\nFROM b\n');
    assert.deepEqual([...needed(stages[1]!)], [stages[1], stages[0]]);
    assert.deepEqual([...needed(stages[2]!)], [stages[2], stages[1], stages[0]]);
  });
  test('knows who uses a stage', () => {
    assert.deepEqual(usesOf(dockerfile, base!).bases, [build]);
    assert.deepEqual(
      usesOf(dockerfile, tools!).references.map((reference) => reference.kind),
      ['mount'],
    );
  });
});
