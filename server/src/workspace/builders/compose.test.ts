import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { told } from '../../../../test/support/builds.ts';

describe('a Compose file', () => {
  test('names context, Dockerfile, target, arguments and contexts', () => {
    assert.deepEqual(
      told(
        'app/compose.yaml',
        `services:
  short:
    build: [|./web|]
  none:
    image: nginx
  long:
    build:
      context: ..
      dockerfile: docker/Dockerfile.dev
      target: "[|dev|]"
      args: { A: 1, B: null, C: "\${C}" }
      additional_contexts:
        - base=docker-image://alpine
        - lib=../lib
  list:
    build:
      context: .
      args: [A=1, B]
      dockerfile: [|./x/Dockerfile|]
  remote:
    build: https://github.com/a/b.git
  inline:
    build: { context: ., dockerfile_inline: FROM scratch }
`,
      ),
      [
        'app/web/Dockerfile in app/web -',
        'docker/Dockerfile.dev in . dev A=1 B=? C=? +base +lib',
        'app/x/Dockerfile in app - A=1 B=?',
      ],
    );
  });

  test('takes defaults of variables and what .env says, and then is not certain', () => {
    const text = `services:
  a:
    build: { context: "\${DIR:-src}", target: [|$STAGE|] }
  b:
    build: { context: ., target: "[|\${NONE}|]" }
  c:
    build: { context: ., target: "[|a$$b|]" }
`;
    assert.deepEqual(told('compose.yml', text, { '.env': '# c\nSTAGE="prod" # c\n' }), [
      'src/Dockerfile in src prod ?',
      'Dockerfile in . - ?',
      'Dockerfile in . a$b',
    ]);
  });

  test('may leave it to the environment what an argument is called', () => {
    assert.deepEqual(
      told('compose.yaml', 'services:\n  a:\n    build:\n      context: [|.|]\n      args: ["${X}=1", "B=2"]\n'),
      ['Dockerfile in . - B=2 …'],
    );
  });

  test('has anchors, merges and what services extend, in this file and in others', () => {
    const text = `x-build: &build
  context: .
  target: [|base|]
services:
  a:
    build: *build
  b:
    build: { <<: *build, target: [|own|] }
  c:
    extends: b
  d:
    extends: { service: b }
    build: { target: [|other|] }
  [|e|]:
    extends: { file: lib/common.yml, service: web }
`;
    const others = { 'lib/common.yml': 'services:\n  web:\n    build: { context: web, target: final }\n' };
    assert.deepEqual(told('compose.yml', text, others), [
      'Dockerfile in . base',
      'Dockerfile in . own',
      'Dockerfile in . own',
      'Dockerfile in . other',
      'lib/web/Dockerfile in lib/web final',
    ]);
  });

  test('that overrides another takes from it what it does not say', () => {
    const others = { 'compose.yaml': 'services:\n  app:\n    build: { context: app, target: prod }\n' };
    const text = 'services:\n  app:\n    build:\n      target: [|dev|]\n';
    assert.deepEqual(told('compose.override.yaml', text, others), ['app/Dockerfile in app dev']);
    assert.deepEqual(told('compose.dev.yaml', text, others), ['app/Dockerfile in app dev ?']);
    assert.deepEqual(told('compose.dev.yaml', text), ['Dockerfile in . dev']);
  });

  test('may take away what the file below it says', () => {
    const base = 'services:\n  a: { build: { context: ., target: x } }\n';
    assert.deepEqual(
      told(
        'compose.override.yaml',
        'services:\n  [|a|]: { build: { target: !reset null } }\n  b: { build: { context: ., target: [|y|] } }\n',
        { 'compose.yaml': base },
      ),
      ['Dockerfile in . x ?', 'Dockerfile in . y'],
    );
    assert.deepEqual(
      told('compose.override.yaml', 'services:\n  [|a|]: { build: !reset null }\n', { 'compose.yaml': base }),
      ['Dockerfile in . x ?'],
    );
  });

  test('that is half written says what it can', () => {
    assert.deepEqual(told('compose.yaml', 'services:\n  a:\n    build:\n  [|b|]:\n    build:\n      target:\n'), [
      'Dockerfile in . -',
    ]);
    assert.deepEqual(told('compose.yaml', 'services: [\n'), []);
    assert.deepEqual(told('compose.yaml', ''), []);
  });
});
