import assert from 'node:assert/strict';
import { matchesGlob } from 'node:path';
import { test } from 'node:test';
import { BUILDERS, isBuilder, readerOf, SCRIPTS } from './readers.ts';

const NAMES =
  `compose.yaml docker-compose.yml docker-compose.override.yml compose-dev.yaml docker-bake.hcl docker-bake.override.json app.bake.hcl
  bake.hcl app.bake.json .github/workflows/ci.yml action.yml .gitlab-ci.yml build.gitlab-ci.yml .gitlab/ci/build.yml .circleci/config.yml
  .devcontainer.json devcontainer.json skaffold.yaml skaffold-dev.yml cloudbuild.yaml cloudbuild.json
  Taskfile.yml taskfile.dist.yaml package.json Makefile makefile GNUmakefile Makefile.docker rules.mk justfile .justfile Justfile build.just
  Tiltfile web.tiltfile Jenkinsfile Jenkinsfile.release nightly.jenkinsfile README.md readme.de.md Readme.markdown build.sh build.bash`.split(
    /\s+/,
  );

test('each kind of file that has a reader is watched', () => {
  const isWatched = (path: string) => BUILDERS.some((glob) => matchesGlob(path, `**/${glob}`));
  for (const name of NAMES) {
    for (const path of [name, `some/where/${name}`]) {
      assert.ok(isBuilder(path), `${path} has a reader`);
      assert.ok(isWatched(path), `${path} is watched`);
    }
  }
  for (const path of ['Dockerfile', 'main.go', 'values.yaml', 'tsconfig.json', 'notes.md'])
    assert.ok(!isBuilder(path) && !isWatched(path), path);
});

test('scripts without an extension are watched where they are looked for', () => {
  for (const folder of ['hack', 'some/scripts', '.ci', 'bin']) {
    assert.ok(readerOf(`${folder}/build-image`), folder);
    assert.ok(matchesGlob(`${folder}/build-image`, `**/${SCRIPTS}`), folder);
  }
  assert.ok(readerOf('run'), 'beside them those of the project itself');
  assert.equal(readerOf('src/run'), undefined);
});
