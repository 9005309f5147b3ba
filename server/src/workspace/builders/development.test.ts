import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { told } from '../../../../test/support/builds.ts';

describe('tools for development', () => {
  test('a development container sees all paths from its own file', () => {
    assert.deepEqual(
      told(
        '.devcontainer/devcontainer.json',
        `// c
{
  "build": {
    "dockerfile": "Dockerfile", /* c */
    "context": "..",
    "target": "[|dev|]",
    "args": { "A": "1", "B": "\${localEnv:B}" },
  },
}
`,
      ),
      ['.devcontainer/Dockerfile in . dev A=1 B=?'],
    );
    assert.deepEqual(told('.devcontainer.json', '{"dockerFile": "[|x/Dockerfile|]", "context": "x"}'), [
      'x/Dockerfile in x -',
    ]);
    assert.deepEqual(told('.devcontainer.json', '{"image": "x"}'), []);
  });

  test('Skaffold has artifacts, also in profiles and in several documents', () => {
    assert.deepEqual(
      told(
        'skaffold.yaml',
        `build:
  artifacts:
    - image: [|a|]
    - image: b
      context: app
      docker: { dockerfile: dev.Dockerfile, target: [|dev|], buildArgs: { A: "1", B: "{{.X}}" } }
    - image: c
      jib: {}
profiles:
  - build:
      artifacts:
        - image: d
          kaniko: { dockerfile: [|x/Dockerfile|] }
---
build:
  artifacts: [{ image: [|e|], context: e }]
`,
      ),
      ['Dockerfile in . -', 'app/dev.Dockerfile in app dev A=1 B=?', 'x/Dockerfile in . -', 'e/Dockerfile in e -'],
    );
  });

  test('a Tiltfile has calls that are written out', () => {
    assert.deepEqual(
      told(
        'app/Tiltfile',
        `# docker_build('a', 'b')
[|docker_build|]('a', '../web', only=['x', 'y'])
docker_build(
  "b",
  context=".",
  dockerfile="dev.Dockerfile",
  target='[|dev|]', # c
  build_args={'A': '1'},
)
docker_build('c', '.', target=[|name|])
[|docker_build|]('d', where + '/x')
docker_build('e', '.', dockerfile_contents='FROM scratch')
`,
      ),
      ['web/Dockerfile in web -', 'app/dev.Dockerfile in app dev …', 'app/Dockerfile in app - ?', '? - ?'],
    );
  });

  test('a package has scripts', () => {
    assert.deepEqual(
      told('web/package.json', '{"scripts": {"a": "docker build --target [|x|] -f \\"a.Dockerfile\\" .", "b": "tsc"}}'),
      ['web/a.Dockerfile in web x'],
    );
  });

  test('a README has blocks of commands', () => {
    assert.deepEqual(
      told(
        'README.md',
        `docker build .
\`\`\`sh
cd app
docker build --target [|a|] .
\`\`\`
\`\`\`\`console
$ docker build \\
    --target [|b|] .
docker build --target answer .
\`\`\`\`
\`\`\`python
docker build .
\`\`\`
~~~
docker build --target [|c|] .
`,
      ),
      ['app/Dockerfile in app a', 'Dockerfile in . b', 'Dockerfile in . c'],
    );
  });
});
