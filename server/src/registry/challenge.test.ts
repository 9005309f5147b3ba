import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readChallenges } from './challenge.ts';

const read = (header: string | undefined) =>
  readChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);

test('reads what registries send', () => {
  assert.deepEqual(
    read(
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/node:pull"',
    ),
    [
      [
        'bearer',
        {
          realm: 'https://auth.docker.io/token',
          service: 'registry.docker.io',
          scope: 'repository:library/node:pull',
        },
      ],
    ],
  );
  assert.deepEqual(read('Basic realm="Registry \\"one\\", two=2"'), [['basic', { realm: 'Registry "one", two=2' }]]);
  assert.deepEqual(read('BEARER Realm = https://a.example/t , error=invalid_token'), [
    ['bearer', { realm: 'https://a.example/t', error: 'invalid_token' }],
  ]);
});

test('reads several challenges of one header', () => {
  assert.deepEqual(read('Negotiate, Basic realm="a", Bearer realm="https://a.example/t",scope="a b"'), [
    ['negotiate', {}],
    ['basic', { realm: 'a' }],
    ['bearer', { realm: 'https://a.example/t', scope: 'a b' }],
  ]);
});

test('takes the first of two values, and stops at what is no challenge', () => {
  assert.deepEqual(read('Bearer realm="a",realm="b",;;scope="c"'), [['bearer', { realm: 'a' }]]);
  for (const header of [undefined, '', '=', '"', 'realm="a"', `Basic realm="${'\\"'.repeat(5000)}`]) {
    assert.deepEqual(
      read(header).flatMap(([, parameters]) => Object.keys(parameters!)),
      [],
    );
  }
});
