import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chosenAt, detailOf, fittingAt, has, labelsAt, lacks } from '../../../../test/support/completion-test.ts';

describe('other words', () => {
  test('groups are those of the user and of the chain, by name and by number', () => {
    assert.deepEqual(labelsAt('FROM node:22\nUSER node:[||]'), ['node:node', 'node:1000', 'node:root']);
    assert.deepEqual(
      labelsAt(
        'FROM debian:12 AS a\nRUN groupadd -g 70 web && addgroup app video && useradd -g 70 app\nFROM a\nCOPY --chown=app:[||]w x y\nRUN groupadd late',
      ),
      ['app:70', 'app:web', 'app:root'],
    );
    assert.deepEqual(labelsAt('FROM a\nCOPY --chown=1001:[||] x y'), ['1001:1001', '1001:0']);
    assert.deepEqual(labelsAt('FROM a\nUSER $A:[||]'), []);
  });

  test('users are those of the chain, of the base image, and root', () => {
    assert.deepEqual(
      labelsAt('FROM alpine:3.22 AS a\nRUN adduser -D -u 5000 app\nFROM a\nUSER [||]\nRUN adduser late'),
      ['app', '5000', 'nobody', 'root'],
    );
    assert.deepEqual(labelsAt('FROM node:22-alpine\nUSER [||]'), ['node', '1000', 'nobody', 'root']);
    assert.deepEqual(labelsAt('FROM a\nCOPY --chown=me:me x y\nUSER [||]'), ['me', 'root']);
    assert.deepEqual(labelsAt('FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nUSER [||]'), [
      'ContainerUser',
      'ContainerAdministrator',
    ]);
    assert.deepEqual(labelsAt('FROM scratch\nUSER [||]'), ['65532:65532']);
  });

  test('shells are those that the base image has', () => {
    assert.deepEqual(labelsAt('FROM alpine:3.22\nSHELL [||]'), [
      '["/bin/ash", "-eo", "pipefail", "-c"]',
      '["/bin/sh", "-c"]',
    ]);
    assert.equal(labelsAt('FROM debian:13\nSHELL [[||]')[0], '["/bin/bash", "-o", "pipefail", "-c"]');
    assert.match(labelsAt('FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL [||]')[0]!, /^\["powershell"/);
    const both = labelsAt('# escape=`\nFROM mcr.microsoft.com/dotnet/sdk:10.0\nSHELL [||]');
    assert.deepEqual([both.length, /^\["powershell"/.test(both[2]!)], [4, true]);
    assert.equal(
      chosenAt('FROM debian:13\nSHELL ["/bin/z[||]sh"]\n', '["/bin/sh", "-c"]'),
      'FROM debian:13\nSHELL ["/bin/sh", "-c"]\n',
    );
  });

  test('signals, protocols and checks', () => {
    assert.deepEqual(fittingAt('FROM a\nSTOPSIGNAL SIGQ[||]'), ['SIGQUIT']);
    assert.deepEqual(labelsAt('FROM a\nEXPOSE 8080/[||]'), ['tcp', 'udp', 'sctp']);
    assert.deepEqual(labelsAt('FROM a\nHEALTHCHECK [||]').slice(0, 2), ['CMD', 'NONE']);
    assert.deepEqual(labelsAt('FROM a\nHEALTHCHECK --retries=2 C[||]'), ['CMD']);
  });

  test('directives have values', () => {
    assert.deepEqual(labelsAt('# syntax=[||]'), ['docker/dockerfile:1', 'docker/dockerfile:1-labs']);
    assert.deepEqual(labelsAt('# escape=[||]'), ['\\', '`']);
    assert.deepEqual(labelsAt('# check=[||]'), ['skip=', 'error=true', 'experimental=']);
    assert.deepEqual(labelsAt('FROM a\n# check=[||]\nRUN x'), ['skip=']);
  });

  test("rules are BuildKit's or hadolint's, and ours, each once", () => {
    has('# check=skip=[||]', 'DuplicateStageName', 'stage/unused', 'all');
    lacks('# check=skip=DuplicateStageName,[||]', 'DuplicateStageName', 'DL3006');
    lacks('FROM a\n# check=skip=[||]\nRUN x', 'DuplicateStageName');
    has('FROM a\n# hadolint ignore=DL3008,[||]\nRUN x', 'DL3009', 'stage/unused');
    lacks('FROM a\n# hadolint ignore=DL3008,[||]\nRUN x', 'DL3008', 'DuplicateStageName', 'all');
    assert.equal(detailOf('# check=skip=[||]', 'DuplicateStageName'), 'Two stages have the same name');
  });
});

describe('what other tools leave to be typed', () => {
  const text = 'ARG V=1\nFROM node:22 AS base\nENV HOST=db\nFROM base AS build\nWORKDIR /app\nRUN touch bundle.js\n';

  test('stages in FROM (docker/docs#23285)', () => has(`${text}FROM [||]`, 'base', 'build'));
  test('COPY --from among several flags', () =>
    has(`${text}FROM a\nCOPY --link --chown=1 --from=[||] --chmod=1 /x /y`, 'build'));
  test('flags of RUN', () => has(`${text}RUN --[||]`, '--mount=', '--network=', '--security='));
  test('newer flags of COPY', () => has(`${text}COPY --[||]`, '--link', '--chmod=', '--parents', '--exclude='));
  test('types and keys of mounts', () => {
    has(`${text}RUN --mount=type=[||]`, 'bind', 'cache', 'secret');
    has(`${text}RUN --mount=type=cache,[||]`, 'target=', 'sharing=');
  });
  test('the stage that a mount is of', () => has(`${text}FROM a\nRUN --mount=type=bind,from=[||]`, 'build', 'base'));
  test('paths of the build context (vscode-docker#2537)', () => {
    const names = ['src/', 'package.json'];
    assert.deepEqual(fittingAt(`${text}COPY pack[||]`, { names }), ['package.json']);
    assert.deepEqual(fittingAt(`${text}ADD --link s[||] .`, { names }), ['src/']);
  });
  test('paths of the stage that is copied from', () => has(`${text}FROM a\nCOPY --from=build [||]`, '/app/bundle.js'));
  test('inherited variables', () => has(`${text}RUN ping $[||]`, 'HOST', 'V'));
  test('names of checks', () => has('# check=skip=[||]', 'DuplicateStageName'));
});
