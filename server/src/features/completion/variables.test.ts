import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  chosenAt,
  detailOf,
  fittingAt,
  has,
  labelsAt,
  lacks,
  proposalsAt,
} from '../../../../test/support/completion-test.ts';

describe('variables', () => {
  const text = 'ARG G=1\nFROM a AS b\nENV E=2\nARG L\nFROM b\nARG D=3\n';

  test('have their values, through the chain of stages', () => {
    assert.deepEqual(
      proposalsAt(`${text}RUN echo $[||]`)
        .slice(0, 5)
        .map(({ label, detail }) => `${label} ${detail}`),
      [
        'D 3',
        'L no default (from stage "b")',
        'E 2 (from stage "b")',
        'PATH set by the base image',
        'G 1 (global, needs ARG here)',
      ],
    );
    lacks('FROM a\nRUN echo $[||]\nARG LATE=1', 'LATE');
    assert.deepEqual(fittingAt('FROM node:22\nRUN echo $NODE[||]'), ['NODE_VERSION']);
    assert.equal(detailOf('FROM a\nARG TARGETOS\nRUN x $[||]', 'TARGETOS'), 'Operating system of the build result');
  });

  test('that are global are declared where they are used', () => {
    assert.equal(chosenAt(`${text}# about\nRUN echo $[||]`, 'G'), `${text}ARG G\n# about\nRUN echo $G`);
    assert.equal(chosenAt('from a\nrun echo ${T[||]}', 'TARGETARCH'), 'from a\narg TARGETARCH\nrun echo ${TARGETARCH}');
    assert.equal(
      chosenAt('FROM a\r\nRUN x \\\r\n  $[||]', 'TARGETOS'),
      'FROM a\r\nARG TARGETOS\r\nRUN x \\\r\n  $TARGETOS',
    );
    lacks('ARG G=1\nFROM a\nONBUILD RUN echo $[||]', 'G', 'TARGETOS');
  });

  test('in FROM are the global ones and those of the platform, without a declaration', () => {
    assert.deepEqual(labelsAt('ARG V=1\nFROM a:$[||]').slice(0, 2), ['V', 'TARGETPLATFORM']);
    assert.equal(
      chosenAt('ARG V=1\nFROM --platform=$[||] a', 'BUILDPLATFORM'),
      'ARG V=1\nFROM --platform=$BUILDPLATFORM a',
    );
    lacks('FROM a\nENV E=1\nFROM b:$[||]', 'E');
    lacks('ARG A=$[||]', 'A');
  });

  test('close their braces', () => {
    assert.equal(chosenAt('FROM a\nENV X=1\nRUN echo ${[||]', 'X'), 'FROM a\nENV X=1\nRUN echo ${X}');
    assert.equal(chosenAt('FROM a\nENV X=1\nRUN echo ${[||]Y:-z}', 'X'), 'FROM a\nENV X=1\nRUN echo ${X:-z}');
  });

  test('have modifiers', () => {
    const modifiers = (marked: string) => labelsAt(marked).filter((label) => /^\W/.test(label));
    assert.deepEqual(modifiers('FROM a\nENV X=1\nWORKDIR ${X:[||]}'), [':-default', ':+other', ':?message']);
    assert.deepEqual(modifiers('FROM a\nENV X=1\nWORKDIR ${X[||]}'), [
      ':-default',
      ':+other',
      ':?message',
      '#pattern',
      '##pattern',
      '%pattern',
      '%%pattern',
      '/pattern/replacement',
      '//pattern/replacement',
    ]);
    assert.deepEqual(modifiers('FROM a\nENV X=1\nRUN echo $X[||]'), []);
    assert.equal(chosenAt('FROM a\nENV X=1\nWORKDIR ${X:[||]', ':-default'), 'FROM a\nENV X=1\nWORKDIR ${X:-}');
  });

  test('of the shell are those that the command has set', () => {
    assert.deepEqual(labelsAt('FROM a\nRUN A=1; for f in x; do B=2 && echo "$[||]"; C=3').slice(0, 3), ['B', 'f', 'A']);
    lacks('FROM a\nRUN A=1\nRUN echo $[||]', 'A');
  });

  test('are not proposed where no shell of that kind reads them', () => {
    assert.deepEqual(labelsAt('FROM mcr.microsoft.com/windows/servercore:ltsc2022\nENV X=1\nRUN echo $[||]'), []);
  });

  test('have names that ARG and ENV may take', () => {
    assert.deepEqual(labelsAt('ARG G=1\nARG H\nFROM a\nARG H\nARG [||]').slice(0, 2), ['G', 'TARGETPLATFORM']);
    assert.deepEqual(labelsAt('ARG [||]\nFROM a:$TAG\nFROM $B'), ['TAG', 'B']);
    assert.equal(chosenAt('FROM a\nENV X=1\nENV [||]', 'X'), 'FROM a\nENV X=1\nENV X=');
    assert.equal(chosenAt('FROM a\nENV PA[||]=/x', 'PATH'), 'FROM a\nENV PATH=/x');
    has('FROM a\nLABEL [||]', 'org.opencontainers.image.source');
    lacks('FROM a\nLABEL org.opencontainers.image.source=x [||]', 'org.opencontainers.image.source');
  });
});
