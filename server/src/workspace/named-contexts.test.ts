import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contextsIn } from './named-contexts.ts';

describe('the named contexts in a text', () => {
  const cases: readonly (readonly [text: string, ...names: string[]])[] = [
    ['docker build --build-context base=docker-image://alpine:3.20 --build-context=src=../src .', 'base', 'src'],
    ["docker buildx build \\\n  --build-context 'my-src=..' .", 'my-src'],
    ['{"scripts":{"b":"docker build --build-context src=.. ."}}', 'src'],
    ['args: ["build", "--build-context", "a=b", "."]', 'a'],
    [
      'docker build --build-context golang:1.22=x --build-context docker.io/library/alpine:latest=y',
      'alpine',
      'golang:1.22',
    ],
    ['docker buildx bake --set app.contexts.src=../src', 'src'],
    ['--build-context stringArray   Additional build contexts (e.g., name=path)'],
    [
      'target "a" {\n  contexts = {\n    base = "target:base"\n    "alpine:3" = "docker-image://x"\n  }\n  b = "c"\n}',
      'alpine:3',
      'base',
    ],
    ['contexts = { a = "docker-image://php:${v}-${os}", b = "../b" }\nc = 1', 'a', 'b'],
    ['{"target":{"x":{"contexts":{"a":"target:b","c":"."},"dockerfile":"d"}}}', 'a', 'c'],
    ['{\n  "contexts":\n  {\n    "a" : "b"\n  }\n}', 'a'],
    [
      'build:\n  context: .\n  additional_contexts:\n    src: ../src\n    # no: x\n    base: docker-image://a:b\n  target: t\n',
      'base',
      'src',
    ],
    ['build:\n  additional_contexts:\n  - src=../src\n  - "base=x"\n  target: t\n', 'base', 'src'],
    ['build:\r\n  additional_contexts:\r\n    - src=../src\r\n\r\n    - base=x\r\n  target: t\r\n', 'base', 'src'],
    ['additional_contexts: {a: b, c: d}', 'a', 'c'],
    ['additional_contexts: [a=b, "c=d"]', 'a', 'c'],
    ['with:\n  context: .\n  build-contexts: |\n    a=b\n    node:22=docker-image://node\n  tags: x=y', 'a', 'node:22'],
    ['with:\n  build-contexts: a=b\n  tags: x=y', 'a'],
    ['additional_contexts: &all # for all\n  a: b\nc: d', 'a'],
    ['contexts: all that is beside it. Note: nothing'],
    ['Two contexts = confusion for everybody'],
  ];
  for (const [text, ...names] of cases) {
    test(JSON.stringify(text), () => {
      const found = contextsIn(text);
      assert.deepEqual([[...found.names].sort(), found.more], [names, false]);
    });
  }

  test('may be more where a variable names one', () => {
    for (const text of [
      'docker build --build-context "$NAME=x" .',
      'build-contexts: ${{ inputs.contexts }}',
      'build-contexts: |\n  ${{ matrix.name }}=x\n',
      'contexts = CONTEXTS',
      'contexts = merge(A, B)',
      'contexts = { "${name}" = "x" }',
      'additional_contexts: *all',
      'additional_contexts:\n  <<: *all\n',
    ])
      assert.equal(contextsIn(text).more, true, text);
  });

  test('are found in linear time', () => {
    const parts = [
      'contexts = {',
      'contexts:\n',
      'contexts: ',
      '--build-context ',
      '--build-context\\\n',
      '.contexts.a',
      'contexts = [a,',
    ];
    for (const part of parts) contextsIn(part.repeat(50_000));
    contextsIn(`contexts:${' '.repeat(500_000)}`);
    contextsIn(`contexts:\n  ${'a'.repeat(500_000)}`);
    contextsIn(`contexts:\n  - ${'" '.repeat(500_000)}`);
    contextsIn(`contexts:${'\n'.repeat(500_000)}x`);
  });
});
