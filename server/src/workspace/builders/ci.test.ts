import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { told } from '../../../../test/support/builds.ts';

describe('continuous integration', () => {
  test('that is included runs in the topmost folder', () => {
    assert.deepEqual(told('api/.gitlab-ci.yml', 'a:\n  script: [ "docker build --target [|x|] b" ]\n'), [
      'b/Dockerfile in b or api/b/Dockerfile in api/b x',
    ]);
  });

  test("of GitLab has jobs with scripts in the project's folder", () => {
    assert.deepEqual(
      told(
        '.gitlab-ci.yml',
        `variables: { STAGE: one }
.base: &base
  - docker build --target [|zero|] .
build:
  variables: { DIR: app }
  before_script: [*base]
  script:
    - docker build --target [|$STAGE|] $DIR
    - |
      cd web
      docker build --target [|two|] .
kaniko:
  image: gcr.io/kaniko-project/executor:debug
  script: /kaniko/executor --context "\${CI_PROJECT_DIR}" --dockerfile "\${CI_PROJECT_DIR}/Dockerfile" --target [|three|]
`,
      ).filter((line) => !line.includes('zero')),
      ['app/Dockerfile in app one', 'web/Dockerfile in web two', 'Dockerfile in . three'],
    );
  });

  test('of GitLab goes through all lines of a job in one shell', () => {
    assert.deepEqual(
      told(
        '.gitlab-ci.yml',
        `build:
  before_script:
    - cd web
  script:
    - export STAGE=one
    - 'docker build --target "[|two|]" .'
    - >
      docker build
      --target [|three|]
      .
    - docker build --target [|$STAGE|] .
  after_script:
    - docker build --target [|four|] .
`,
      ),
      ['two', 'three', 'one'].map((name) => `web/Dockerfile in web ${name}`).concat('Dockerfile in . four'),
    );
  });

  test('of GitLab has jobs that do what hidden ones say, with variables of their own', () => {
    assert.deepEqual(
      told(
        '.gitlab-ci.yml',
        `variables: { STAGE: top, DIR: dir }
default: { before_script: [cd app] }
.build:
  variables: { STAGE: base }
  script:
    - docker build --target [|$STAGE|] $DIR
.other:
  extends: .build
  variables: { STAGE: other }
  before_script: []
one: { extends: .build }
two: { extends: [.build, .other], variables: { DIR: two } }
three:
  extends: .other
  variables: { DIR: $WHERE }
four:
  extends: .other
  parallel: { matrix: [{ STAGE: [a, b] }] }
five: { extends: .build, script: [docker build --target [|five|] .] }
.nobody: { script: [docker build --target [|$STAGE|] ., docker build --target [|nobody|] .] }
six:
  extends: .elsewhere
  variables: { STAGE: six }
  script: [docker build --target [|$STAGE|] ., docker build --target [|six|] $DIR]
  after_script:
    - !reference [.nobody, script]
`,
      ),
      [
        'app/dir/Dockerfile in app/dir base',
        'two/Dockerfile in two other',
        '? other ?',
        'dir/Dockerfile in dir - ?',
        'app/Dockerfile in app five',
        'app/Dockerfile in app - ?',
        'Dockerfile in . six',
        'app/Dockerfile in app nobody',
        'Dockerfile in . nobody',
        'app/Dockerfile in app six ?',
        '? six ?',
      ],
    );
  });

  test('of CircleCI has steps, also those under a condition', () => {
    assert.deepEqual(
      told(
        '.circleci/config.yml',
        `jobs:
  build:
    steps:
      - checkout
      - run: docker build --target [|a|] .
      - run:
          working_directory: app
          command: |
            docker build --target [|b|] .
      - when:
          condition: x
          steps: [run: docker build --target [|c|] .]
`,
      ),
      ['Dockerfile in . a', 'app/Dockerfile in app b', 'Dockerfile in . c'],
    );
  });

  test('of Google has lists of words', () => {
    assert.deepEqual(
      told(
        'cloudbuild.yaml',
        `substitutions: { _STAGE: one }
steps:
  - name: gcr.io/cloud-builders/docker
    args: [build, --target, [|a|], -t, x:$COMMIT_SHA, '--build-arg=A=1', .]
  - name: gcr.io/cloud-builders/docker
    dir: app
    args: ['build', '--target=[|$_STAGE|]', '.']
  - name: gcr.io/kaniko-project/executor
    args: ['--dockerfile=x/Dockerfile', '--target=[|b|]']
  - name: gcr.io/cloud-builders/docker
    entrypoint: bash
    args: [-c, 'docker build --target [|c|] .']
`,
      ),
      ['Dockerfile in . a A=1', 'app/Dockerfile in app one ?', 'x/Dockerfile in . b', 'Dockerfile in . c'],
    );
  });

  test('of Jenkins has steps with scripts', () => {
    assert.deepEqual(
      told(
        'Jenkinsfile',
        `pipeline { steps {
  sh 'docker build --target [|a|] .'
  sh """
    docker build \\
      --target [|b|] .
  """
  sh(script: "docker build --target [|c|] \${dir}", returnStdout: true)
} }
`,
      ),
      ['Dockerfile in . a', 'Dockerfile in . b', '? c ?'],
    );
  });
});
