import { readFileSync } from 'node:fs';
import path from 'node:path';
import { builderRules, ignoreRules, rules } from '../../../server/src/rules/index.ts';
import { unmark } from '../../support/fixture.ts';
import { hasShared, jsonLines, sharedPath } from '../../support/shared.ts';

const sample = (file: string) => readFileSync(path.resolve(import.meta.dirname, '../../../sample', file), 'utf8');

/** Dockerfiles that are changed at random: the examples of all rules and ours, and real ones where these are at hand. */
export function dockerfiles(): readonly string[] {
  const examples = rules.flatMap(({ reported, fine }) => [unmark(reported).text, fine]);
  const real = hasShared()
    ? jsonLines<{ readonly file: string }>(sharedPath('corpus/index.jsonl')).map(({ file }) =>
        readFileSync(sharedPath('corpus/files', file), 'utf8'),
      )
    : [];
  return [...examples, sample('Dockerfile'), sample('Dockerfile.exemplary'), ...real];
}

const BUILDERS: readonly (readonly [path: string, text: string])[] = [
  [
    'compose.yaml',
    'services:\n  a: &a\n    build:\n      context: ./x\n      dockerfile: "Dockerfile"\n      target: build\n      args: { A: 1, B: "${C:-2}" }\n      additional_contexts: [b=./b]\n  b:\n    <<: *a\n    build: .\n  c:\n    extends: { service: a }\ninclude:\n  - other.yaml\n',
  ],
  [
    'docker-bake.hcl',
    'variable "T" { default = "build" }\ngroup "default" { targets = ["a", "b"] }\ntarget "a" {\n  context = "."\n  target = T\n  args = { A = "${T}-1", B = T == "x" ? 1 : 2 }\n  matrix = { t = ["build", "test"] }\n}\n/* c */\ntarget "b" { inherits = ["a"] # x\n  dockerfile-inline = <<EOF\nFROM a\nEOF\n}\n',
  ],
  [
    'docker-bake.json',
    '{ "target": { "a": { "context": ".", "target": "build", "args": { "A": "1" } }, "b": { "inherits": ["a"] } } }\n',
  ],
  [
    '.github/workflows/a.yml',
    'on: push\njobs:\n  a:\n    strategy:\n      matrix:\n        target: [build, test]\n        include:\n          - target: prod\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          target: ${{ matrix.target }}\n          build-args: |\n            A=1\n            B=2\n      - run: |\n          cd x && docker build --target build -f Dockerfile .\n',
  ],
  [
    '.gitlab-ci.yml',
    '.x: &x\n  script:\n    - docker build --target test .\na:\n  extends: .x\n  variables: { A: b }\n  script: [*x, "docker buildx build $A ."]\n',
  ],
  [
    '.circleci/config.yml',
    'version: 2.1\ncommands:\n  c:\n    steps: [run: docker build .]\njobs:\n  a:\n    steps:\n      - run: { command: "docker build --target build -t x .", working_directory: x }\n',
  ],
  [
    '.devcontainer/devcontainer.json',
    '{\n  // c\n  "build": { "dockerfile": "../Dockerfile", "context": "..", "target": "test", "args": { "A": "1" } },\n}\n',
  ],
  [
    'skaffold.yaml',
    'build:\n  artifacts:\n    - image: a\n      context: .\n      docker: { target: build, dockerfile: Dockerfile, buildArgs: { A: "1" } }\n',
  ],
  ['cloudbuild.yaml', 'steps:\n  - name: gcr.io/cloud-builders/docker\n    args: [build, --target, test, -t, x, .]\n'],
  [
    'Taskfile.yml',
    'version: "3"\ntasks:\n  a:\n    dir: x\n    cmds:\n      - docker build --target {{.T}} .\n      - cmd: docker build .\n',
  ],
  [
    'package.json',
    '{ "scripts": { "build": "docker build --target build . && cd x", "b": "docker compose build" } }\n',
  ],
  [
    'Makefile',
    'T ?= build\n.PHONY: a\na: b\n\tdocker build --target $(T) \\\n\t  -f x/Dockerfile .\nb:\n\t@cd x; docker build .\n',
  ],
  ['justfile', 't := "test"\nbuild target=t:\n    docker build --target {{target}} .\n'],
  ['Tiltfile', "docker_build('a', '.', target='build', build_args={'A': '1'})\nlocal(\"docker build .\")\n"],
  [
    'Jenkinsfile',
    "pipeline {\n  agent { dockerfile { filename 'Dockerfile' additionalBuildArgs '--target test' } }\n  stages { stage('a') { steps { sh 'docker build --target build .' } } }\n}\n",
  ],
  ['README.md', '# a\n\n```sh\n$ docker build --target build -t a .\n```\n\nor `docker build .`\n'],
  [
    'build.sh',
    '#!/bin/sh\nset -e\nT=build\ncd "$(dirname "$0")"\nfor t in a b; do docker build --target "$t" -f Dockerfile . ; done\ndocker buildx bake\nif x; then docker build --build-arg A=1 --target=${T} ../; fi\n',
  ],
];

const IGNORES = [
  '# c\n**/node_modules\n!src/**\n*.log\n/a/../b\n[a-z]?\n\\!x\n',
  '*\n!package.json\n!src\n',
  '.git\n.env*\n',
];

const CONFIGS = [
  'rules:\n  stage/unused: off\n  style/from-as-casing: error\nregistries:\n  - docker.io\n  - "*.test"\nlabelSchema:\n  a.b: text\nstrictLabels: true\n',
  'ignored: [DL3006]\ntrustedRegistries: [a.test]\noverride:\n  error: [DL3007]\nfailure-threshold: warning\nlabel-schema: { a: semver }\n',
];

/** Files of all other kinds that are changed at random, by the names of their kinds. */
export function others(): readonly (readonly [path: string, text: string])[] {
  return [
    ...BUILDERS,
    ...builderRules.flatMap(({ reported, fine }) =>
      [reported, fine].map((text) => ['compose.yaml', unmark(text).text] as const),
    ),
    ...[...IGNORES, ...ignoreRules.flatMap(({ reported, fine }) => [unmark(reported).text, fine])].map(
      (text) => ['.dockerignore', text] as const,
    ),
    ...CONFIGS.map((text) => ['.dockerfile-stages.yaml', text] as const),
  ];
}
