import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { told } from '../../../../test/support/builds.ts';

const FILE = '.github/workflows/ci.yml';

describe('a workflow of GitHub', () => {
  test("has steps of Docker's action", () => {
    assert.deepEqual(
      told(
        FILE,
        `env: { STAGE: prod }
jobs:
  build:
    steps:
      - uses: [|docker/build-push-action@v6|]
      - uses: docker/build-push-action@v6
        with:
          context: app
          file: docker/Dockerfile
          target: [|release|]
          build-args: |
            A=1
            B=\${{ github.sha }}
            \${{ inputs.more }}
          build-contexts: |
            base=docker-image://alpine
      - uses: docker/build-push-action@v6
        with: { context: "{{defaultContext}}:sub", target: "[|\${{ env.STAGE }}|]" }
      - uses: docker/build-push-action@v6
        with: { context: ".", target: "[|\${{ inputs.target }}|]" }
      - uses: docker/build-push-action@v6
        with: { context: "https://github.com/a/b.git" }
`,
      ),
      [
        'Dockerfile in . -',
        'docker/Dockerfile in app release A=1 B=? … +base',
        'sub/Dockerfile in sub prod',
        'Dockerfile in . - ?',
      ],
    );
  });

  test('has jobs that run with each value of a matrix', () => {
    assert.deepEqual(
      told(
        FILE,
        `jobs:
  build:
    strategy:
      matrix:
        target: [[|one|], [|two|], three]
        dir: [a]
        any: \${{ fromJSON(inputs.any) }}
        exclude:
          - target: three
        include:
          - { target: [|four|], dir: b, any: 1 }
    steps:
      - uses: docker/build-push-action@v6
        with:
          context: \${{ matrix.dir }}
          target: \${{ matrix.target }}
`,
      ),
      ['a/Dockerfile in a one', 'a/Dockerfile in a two', 'b/Dockerfile in b four'],
    );
  });

  test('has scripts, in a folder', () => {
    assert.deepEqual(
      told(
        FILE,
        `defaults: { run: { working-directory: app } }
jobs:
  build:
    steps:
      - run: |
          echo
          docker build --target [|x|] \\
            -t y .
      - run: "docker build --target \\"[|q|]\\" ."
        working-directory: other
      - run: docker build -t \${{ github.sha }} --target [|z|] \${{ github.workspace }}/web
      - run: [|docker build|] \${{ inputs.where }}
      - shell: pwsh
        run: |
          docker build -f [|.\\docker\\Dockerfile|] \`
            .
      - shell: python
        run: docker build .
`,
      ),
      [
        'app/Dockerfile in app x',
        'other/Dockerfile in other q',
        'web/Dockerfile in web z',
        '? - ?',
        'app/docker/Dockerfile in app -',
      ],
    );
  });

  test('may check the repository out to a folder', () => {
    const steps = (path: string, run: string) =>
      `jobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with: ${path}\n      - run: ${run}\n`;
    assert.deepEqual(told(FILE, steps('{ path: src/app }', '[|docker build|] src/app/web')), [
      'web/Dockerfile in web -',
    ]);
    assert.deepEqual(told(FILE, steps('{ path: src/app }', '[|docker build|] web')), ['? - ?']);
    assert.deepEqual(told(FILE, steps('{ repository: a/b }', '[|docker build|] web')), ['web/Dockerfile in web - ?']);
  });

  test('may check out another revision than its own', () => {
    const at = (ref: string) =>
      told(
        FILE,
        `jobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with: { ref: "${ref}" }\n      - run: [|docker build|] .\n`,
      );
    assert.deepEqual(at('v1'), ['Dockerfile in . - ?']);
    assert.deepEqual(at('${{ inputs.tag }}'), ['Dockerfile in . - ?']);
    assert.deepEqual(at('${{ github.event.pull_request.head.sha }}'), ['Dockerfile in . -']);
  });

  test('may be an action', () => {
    const text = 'runs:\n  using: composite\n  steps:\n    - run: docker build --target [|x|] .\n      shell: bash\n';
    assert.deepEqual(told('.github/actions/build/action.yml', text), ['Dockerfile in . x']);
  });
});
