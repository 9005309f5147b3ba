import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { folderWith } from '../support/cli.ts';

/** A workspace that tries to have somebody look outside it. */
export interface HostileWorkspace {
  readonly folder: string;
  /** What nobody may look at. */
  readonly outside: string;
  /** The files that an editor opens, and their texts. */
  readonly documents: readonly { readonly path: string; readonly uri: string; readonly text: string }[];
}

const dockerfile = (outside: string): string =>
  `# syntax=docker/dockerfile:1
ARG UP=../../outside
FROM alpine:3.20 AS base
COPY ../outside/secret.txt ../../../../../../etc/passwd ${outside}/secret.txt /etc/passwd /
COPY vendor/secret.txt vendor/*.txt vendor/deep/ secret.link loop/a /to/
COPY --from=base ../../etc/shadow /s
ADD file://${outside}/secret.txt \${UP}/secret.txt ./\${UP}/ %2e%2e/outside/secret.txt ..%2foutside /x/
ADD https://example.com/a.tgz git@example.com:a/b.git /y/
RUN --mount=type=bind,source=../outside,target=/o --mount=type=bind,source=vendor,target=/v --mount=type=secret,id=a,src=${outside}/secret.txt ls
RUN --mount=type=bind,source=${outside},target=/o sh vendor/run.sh && cat ../outside/secret.txt
RUN pip install -r vendor/requirements.txt && npm --prefix vendor ci && cd vendor && go build ./...
FROM ../../outside AS up
FROM docker-image://localhost:5000/x AS local
FROM localhost:5000/team/app AS registry
COPY --from=vendor ../secret.txt .
ONBUILD COPY vendor/secret.txt /
CMD ["vendor/run.sh"]
`;

const files = (outside: string): Readonly<Record<string, string>> => ({
  Dockerfile: dockerfile(outside),
  'sub/Dockerfile.dev': dockerfile(outside).replaceAll('vendor', '../vendor'),
  'compose.yaml': `include:
  - ../outside/compose.yaml
  - ${outside}/compose.yaml
  - path: [vendor/compose.yaml, ../../outside/compose.yaml]
    project_directory: ../outside
    env_file: ../outside/.env
services:
  a: { build: ../outside, env_file: [../outside/.env, vendor/.env] }
  b: { build: { context: ../../outside, dockerfile: ../../outside/Dockerfile, target: base } }
  c: { build: { context: ${outside}, dockerfile: ${outside}/Dockerfile, target: base } }
  d: { build: { context: vendor, dockerfile: Dockerfile, target: base } }
  e: { build: { context: ., dockerfile: vendor/Dockerfile, target: base, additional_contexts: { vendor: ../outside } } }
  f: { extends: { file: /etc/passwd, service: root } }
  g: { extends: { file: ../outside/compose.yaml, service: web } }
  h: { extends: { file: vendor/compose.yaml, service: web } }
  i: { extends: { file: ${outside}/compose.yaml, service: web } }
  j: { build: "file://${outside}" }
  k: { build: "./%2e%2e/outside" }
  l: { build: { context: ., dockerfile: linked.Dockerfile, target: base } }
`,
  'docker-bake.hcl': `target "a" {
  context = "../outside"
  dockerfile = "../outside/Dockerfile"
  target = "base"
  contexts = { vendor = "../outside" }
}
target "b" {
  context = "vendor"
  dockerfile = "Dockerfile"
}
target "c" {
  dockerfile = "\${file("../outside/secret.txt")}"
}
target "d" {
  dockerfile = "${outside}/Dockerfile"
}
`,
  'docker-bake.json': `{"target": {"a": {"context": "../../outside", "dockerfile": "${outside}/Dockerfile", "target": "base"}}}`,
  'skaffold.yaml': `build:
  artifacts:
    - image: a
      context: ../outside
      docker: { dockerfile: ../outside/Dockerfile, target: base }
    - image: b
      context: vendor
`,
  Makefile: `include ../outside/Makefile\nall:\n\tdocker build -f ../outside/Dockerfile --target base ../outside\n\tcd ../outside && docker build .\n\tcd vendor && docker build --target base .\n\tdocker compose -f ../outside/compose.yaml build\n`,
  'build.sh': `#!/bin/sh\n. ../outside/secret.txt\ndocker build -f ${outside}/Dockerfile ${outside}\ncd ~ && docker build .\ndocker build -f ~/Dockerfile ..\n`,
  '.github/workflows/ci.yml': `on: push
jobs:
  a:
    runs-on: x
    steps:
      - uses: docker/build-push-action@v6
        with: { context: ../outside, file: ../outside/Dockerfile, target: base }
      - uses: docker/bake-action@v6
        with: { files: ../outside/docker-bake.hcl }
      - uses: ../outside
      - run: docker build -f ../../outside/Dockerfile --target base ../../outside
`,
  '.gitlab-ci.yml': `include:\n  - local: /../outside/ci.yml\nbuild:\n  script:\n    - docker build -f ../outside/Dockerfile --target base ../outside\n`,
  '.devcontainer/devcontainer.json': `{"build": {"dockerfile": "../../outside/Dockerfile", "context": "../../outside", "target": "base"}, "dockerComposeFile": ["../../outside/compose.yaml"]}`,
  'package.json': `{"scripts": {"build": "docker build -f ../outside/Dockerfile ../outside"}, "workspaces": ["../outside", "vendor"]}`,
  'README.md': '```sh\ndocker build -f ../outside/Dockerfile --target base ../outside\n```\n',
  Tiltfile: `docker_build('a', '../outside', dockerfile='../outside/Dockerfile', target='base')\nload('../outside/Tiltfile', 'x')\n`,
  'sub/.dockerfile-stages.yaml': 'rules:\n  image/latest: off\n',
  'sub/Dockerfile.dev.dockerignore': '../outside\n!../outside/secret.txt\nvendor\n',
});

/** Links that lead out of it, by file and by folder, also of what is read by its name. */
const LINKS: readonly (readonly [name: string, target: string])[] = [
  ['vendor', '../outside'],
  ['secret.link', '../outside/secret.txt'],
  ['linked.Dockerfile', '../outside/Dockerfile'],
  ['Dockerfile.absolute', '/etc/passwd'],
  ['Dockerfile.endless', '/dev/zero'],
  ['compose.override.yaml', '../outside/compose.yaml'],
  ['linked.bake.hcl', '../outside/docker-bake.hcl'],
  ['.dockerignore', '../outside/.dockerignore'],
  ['.dockerfile-stages.yaml', '../outside/.dockerfile-stages.yaml'],
  ['.hadolint.yaml', '../outside/.hadolint.yaml'],
  ['.env', '../outside/.env'],
  ['requirements.txt', '../outside/requirements.txt'],
  ['linked.sh', '../outside/run.sh'],
  ['.circleci', '../outside'],
  ['loop', 'loop'],
  ['here', '.'],
  ['twice', 'vendor'],
];

/** A word that stands there in every file. */
export const UNSPEAKABLE = /unspeakable/i;

const OUTSIDE: Readonly<Record<string, string>> = {
  'secret.txt': 'unspeakable\n',
  Dockerfile: 'FROM unspeakable AS base\n',
  'compose.yaml': 'services: {web: {build: {context: ., target: unspeakable}}}\n',
  'docker-bake.hcl': 'target "unspeakable" { target = "unspeakable" }\n',
  '.dockerignore': 'unspeakable\n',
  '.dockerfile-stages.yaml': 'rules: {image/latest: error}\n',
  '.hadolint.yaml': 'ignored: [DL3007]\n',
  '.env': 'UNSPEAKABLE=1\n',
  'requirements.txt': 'unspeakable\n',
  'run.sh': '#!/bin/sh\ndocker build --target unspeakable .\n',
  'config.yml': 'unspeakable\n',
  Makefile: 'unspeakable:\n\tdocker build --target unspeakable .\n',
};

/** Makes one. */
export function hostileWorkspace(t: TestContext): HostileWorkspace {
  const top = folderWith(
    t,
    Object.fromEntries(Object.entries(OUTSIDE).map(([name, text]) => [`outside/${name}`, text])),
  );
  const [folder, outside] = [path.join(top, 'work'), path.join(top, 'outside')];
  const documents = Object.entries(files(outside)).map(([name, text]) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return { path: file, uri: pathToFileURL(file).href, text };
  });
  for (const [name, target] of LINKS) symlinkSync(target, path.join(folder, name));
  return { folder, outside, documents };
}
