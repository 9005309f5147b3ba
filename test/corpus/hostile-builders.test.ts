import { describe, test } from 'node:test';
import { readBuilds, readerOf } from '../../server/src/workspace/builders/readers.ts';
import { assertLinear } from '../support/linear.ts';

/** Paths of files of each kind. */
const KINDS = [
  'compose.yaml',
  'docker-bake.hcl',
  'docker-bake.json',
  '.github/workflows/a.yml',
  '.gitlab-ci.yml',
  '.circleci/config.yml',
  'devcontainer.json',
  'skaffold.yaml',
  'cloudbuild.yaml',
  'Taskfile.yml',
  'package.json',
  'Makefile',
  'justfile',
  'Tiltfile',
  'Jenkinsfile',
  'README.md',
  'build.sh',
];

const look = (path: string, text: string) =>
  readBuilds(readerOf(path)!, text, path, (other) => (other.endsWith('.env') ? text : undefined));

const PIECES = [
  ' ',
  '\t',
  '\n',
  '\r\n',
  '"',
  "'",
  '"""',
  '`',
  '```\n',
  '$',
  '${',
  '$(',
  '$((',
  '${{',
  '{{',
  '}}',
  '$a',
  '$(a',
  '[',
  '{',
  '(',
  ']',
  '#',
  '\\',
  '\\\n',
  ',',
  ':',
  '=',
  '-',
  '- ',
  '? ',
  '&a ',
  '*a ',
  '<<',
  '<<: *a\n',
  '<<E\n',
  '|',
  '>',
  '/',
  '//',
  '/*',
  '%{',
  '"${',
  '"${"',
  'a',
  'a=',
  'a:\n',
  'a: ',
  "sh '",
  'docker_build(',
  'docker build ',
  'docker build . ',
  'cd a;',
  '(cd a;',
  'target "a" {\n',
  'variable "a" {',
  'a ? b : ',
  'if a; then ',
  '! ',
  '--target ',
  'x := "',
  '\ta\n',
  '\tdocker build $(\n',
  '../',
  '!a ',
];

describe('files that start builds are read in a time that grows with their length', () => {
  for (const path of KINDS) {
    test(`whatever stands in ${path} again and again`, () => {
      for (const piece of PIECES) {
        const make = (n: number) => piece.repeat(Math.ceil(n / piece.length));
        assertLinear(`${path}: ${JSON.stringify(piece)}`, 4_000, make, (text) => look(path, text));
        const behind = (n: number) => `docker build ${make(n)}`;
        assertLinear(`${path}: docker build ${JSON.stringify(piece)}`, 4_000, behind, (text) => look(path, text));
      }
    });
  }

  test('however many services, targets, jobs and steps there are, with aliases of large things', () => {
    const big = (n: number) => Array.from({ length: n / 20 }, (_, i) => `  K${i}: v\n`).join('');
    const many = (n: number, item: (i: number) => string) => Array.from({ length: n / 40 }, (_, i) => item(i)).join('');
    const shapes: readonly (readonly [path: string, make: (n: number) => string])[] = [
      [
        'compose.yaml',
        (n) =>
          `x: &a\n${big(n)}services:\n${many(n, (i) => `  s${i}:\n    <<: *a\n    build: { context: ., args: *a }\n`)}`,
      ],
      ['compose.yaml', (n) => `services:\n${many(n, (i) => `  s${i}: { extends: s${i + 1}, build: . }\n`)}`],
      ['compose.yaml', (n) => `a: &a0 [x, x]\n${many(n, (i) => `a${i}: &a${i + 1} [*a${i}, *a${i}]\n`)}services: *a9`],
      [
        '.gitlab-ci.yml',
        (n) => `.x: &a\n${many(n, () => '  - docker build .\n')}${many(n, (i) => `j${i}: { script: [*a, *a] }\n`)}`,
      ],
      [
        '.circleci/config.yml',
        (n) =>
          `a: &a\n${many(n, () => '  - run: docker build .\n')}b: &b\n${many(n, () => '  - when: { steps: *a }\n')}jobs: { x: { steps: *b } }\n`,
      ],
      [
        '.github/workflows/a.yml',
        (n) =>
          `jobs:\n  a:\n    strategy: { matrix: { a: [${'1, '.repeat(16)}], b: [${'1, '.repeat(16)}] } }\n    steps:\n${many(n, () => '      - run: docker build --target ${{ matrix.a }} .\n')}`,
      ],
      ['docker-bake.hcl', (n) => many(n, (i) => `target "t${i}" { inherits = ["t${i + 1}", "t${i + 1}"] }\n`)],
      [
        'docker-bake.hcl',
        (n) =>
          many(n, (i) => `variable "A${i}" { default = "\${A${i + 1}}\${A${i + 1}}" }\n`) +
          'target "a" { target = A0 }',
      ],
      [
        'docker-bake.hcl',
        (n) =>
          `target "c" { args = {\n${many(n, (i) => `A${i} = 1\n`)}} }\n${many(n, (i) => `target "t${i}" { inherits = ["c"] }\n`)}`,
      ],
      ['build.sh', (n) => many(n, (i) => `A${i}=a\ncd ../a\ndocker build $A${i}\n`)],
      ['build.sh', (n) => `docker build ${many(n, (i) => `--build-arg A${i}=$X `)} .`],
      ['Makefile', (n) => `${many(n, (i) => `A${i} = $(A${i - 1})$(A${i - 1})x\n`)}\tdocker build $(A9)\n`],
    ];
    for (const [path, make] of shapes) assertLinear(`${path}: ${make(80)}`, 10_000, make, (text) => look(path, text));
  });
});
