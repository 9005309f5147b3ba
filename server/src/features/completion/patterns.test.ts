import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chosenAt, labelsAt, proposalsAt } from '../../../../test/support/completion-test.ts';
import { patternTexts } from '../../../../test/support/patterns.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { check } from '../../rules/check.ts';
import { NO_WORKSPACE } from '../../workspace/workspace.ts';
import { expandSnippet } from './patterns.ts';

describe('patterns', () => {
  test('are nothing that a rule warns of', () => {
    const texts = patternTexts();
    assert.ok(texts.length > 30);
    for (const { name, text } of texts) {
      const grave = check(readDockerfile(text), NO_WORKSPACE).filter(({ severity }) => /error|warning/.test(severity));
      assert.deepEqual(
        grave.map(({ rule, message }) => `${rule.id}: ${message}`),
        [],
        `${name}\n${text}`,
      );
    }
  });

  test('of two stages are for an empty file, that of the project first', () => {
    const pairs = (marked: string, context?: ReadonlySet<string>) =>
      labelsAt(marked, { workspace: { context } }).filter((label) => label.endsWith('builder and runtime stage'));
    assert.equal(pairs('[||]').length, 6);
    assert.equal(
      pairs('# syntax=docker/dockerfile:1\nfr[||]', new Set(['Cargo.toml']))[0],
      'Rust: builder and runtime stage',
    );
    assert.deepEqual(pairs('FROM a\n[||]'), []);
    assert.deepEqual(pairs('[||]\nFROM a'), []);
  });

  test('in a stage are what its base image calls for', () => {
    const found = (marked: string) => labelsAt(marked).filter((label) => / /.test(label));
    assert.deepEqual(found('FROM node:24-alpine\n[||]'), [
      'RUN with a cache mount (npm)',
      'RUN with a cache mount (pnpm)',
      'RUN with a cache mount (yarn)',
      'RUN with a cache mount (apk)',
      'USER other than root',
    ]);
    assert.deepEqual(found('FROM node:24-alpine\nUSER node\n[||]'), [
      'RUN with a cache mount (npm)',
      'RUN with a cache mount (pnpm)',
      'RUN with a cache mount (yarn)',
    ]);
    assert.deepEqual(found('FROM unheard-of\n[||]'), []);
  });

  test('are written as the file is', () => {
    assert.equal(
      chosenAt('# escape=`\r\nfrom debian:13\r\nrun x\r\n[||]', 'USER other than root'),
      '# escape=`\r\nfrom debian:13\r\nrun x\r\nrun useradd --uid 10001 --create-home app\r\nuser app',
    );
    assert.equal(
      chosenAt('# escape=`\nFROM golang:1.26-alpine\n[||]', 'RUN with a cache mount (go)'),
      '# escape=`\nFROM golang:1.26-alpine\nRUN --mount=type=cache,target=/root/.cache/go-build `\n    --mount=type=cache,target=/go/pkg/mod `\n    go build -o /out/app .',
    );
  });

  test('are snippets that come to their text', () => {
    for (const { kind, snippet, text } of [...proposalsAt('[||]'), ...proposalsAt('FROM node:24\n[||]')]) {
      if (kind === 'pattern') assert.equal(expandSnippet(snippet!), text);
    }
  });
});
