import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark, unmark } from '../../../test/support/fixture.ts';
import { answers } from '../../../test/support/shellcheck.ts';
import { readDockerfile } from '../model/dockerfile.ts';
import { NO_POLICY } from '../workspace/policy.ts';
import { NO_WORKSPACE } from '../workspace/workspace.ts';
import { check } from './check.ts';

test('errors do not hide each other: what the builder would tell one build at a time is told at once', () => {
  const { text, ranges } = unmark(
    [
      'FROM golang:1.24 AS [|1st|]',
      'RUN [|--mont|]=type=cache,target=/c go build -o /app .',
      'FROM alpine:3.22',
      'COPY [|--form|]=build /app /app',
      'COPY --from=[|9|] /app /app',
      'EXPOSE [|99999|]',
      'USER 65532',
      '[|ENTRYPONT|] ["/app"]',
      'LABEL [|x|]',
      '',
    ].join('\n'),
  );
  const errors = check(readDockerfile(text), NO_WORKSPACE).filter(({ severity }) => severity === 'error');
  assert.equal(
    mark(
      text,
      errors.map(({ range }) => range),
    ),
    mark(text, ranges),
  );
});

test('what the project wants no report of by a code of ShellCheck is silenced, and nothing else', () => {
  const text = 'FROM debian:12\nRUN cd /srv; serve "$port"\n';
  const codes = (...ignored: string[]) => {
    const policy = { ...NO_POLICY, codes: new Map(ignored.map((code) => [code, 'off'] as const)) };
    const findings = check(readDockerfile(text), { ...NO_WORKSPACE, policy, shellcheck: answers });
    return findings.flatMap(({ check }) => check?.name ?? []);
  };
  assert.deepEqual(codes(), ['SC2164', 'SC2154']);
  assert.deepEqual(codes('SC2164', 'SC2086'), ['SC2154']);
});
