import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { told } from '../../../../test/support/builds.ts';

describe('a Bake file', () => {
  test('has targets that inherit from each other', () => {
    assert.deepEqual(
      told(
        'docker-bake.hcl',
        `# c
variable "TAG" { default = "1" }
group "default" { targets = ["app"] }
target "[|_common|]" {
  args = {
    A = "x" // c
    "B" = TAG
    C = null
  }
}
target "app" {
  inherits = ["_common"]
  context = "./src" /* c */
  dockerfile = "docker/app.Dockerfile"
  target = "[|release|]"
  args = { D = 1, A : "y" }
  contexts = {
    base = "docker-image://alpine"
  }
  tags = [for t in split(",", TAG) : "a:\${t}"]
  output = ["type=cacheonly"]
}
target "inline" { dockerfile-inline = "FROM scratch" }
target "remote" { context = "https://github.com/a/b.git" }
`,
      ),
      ['Dockerfile in . - A=x B=?', 'src/docker/app.Dockerfile in src release A=y B=? D=1 +base'],
    );
  });

  test('has variables, which are not certain, and what nobody works out', () => {
    assert.deepEqual(
      told(
        'docker-bake.hcl',
        `variable "STAGE" { default = "[|prod|]" }
variable "EMPTY" {
  default = null
  validation { condition = EMPTY != "" }
}
target "a" { target = STAGE }
target "b" { target = "[|x-\${STAGE}|]" }
target "c" { target = [|EMPTY|] }
target "d" { target = [|lower(STAGE)|] }
target "e" { target = [|STAGE == "prod" && true ? "a" : "b"|] }
target "f" { target = STAGE == "prod" ? "[|a|]" : "b" }
`,
      ),
      [
        'Dockerfile in . prod ?',
        'Dockerfile in . x-prod ?',
        'Dockerfile in . - ?',
        'Dockerfile in . - ?',
        'Dockerfile in . - ?',
        'Dockerfile in . a ?',
      ],
    );
  });

  test('has a target built with each value of a matrix', () => {
    assert.deepEqual(
      told(
        'docker-bake.hcl',
        `target "app" {
  name = "app-\${os.name}-\${tgt}"
  matrix = {
    os = [
      { name = "alpine", file = "alpine.Dockerfile" },
      { name = "debian", file = "Dockerfile" },
    ]
    tgt = ["[|one|]", "[|two|]"]
    v = split(",", "1,2")
  }
  dockerfile = os.file
  target = tgt
  args = { V = v, OS = os.name }
}
`,
      ),
      [
        'alpine.Dockerfile in . one V=? OS=alpine',
        'Dockerfile in . one V=? OS=debian',
        'alpine.Dockerfile in . two V=? OS=alpine',
        'Dockerfile in . two V=? OS=debian',
      ],
    );
  });

  test('may be JSON', () => {
    assert.deepEqual(
      told(
        'docker-bake.json',
        `{
  "variable": { "V": { "default": "1" } },
  "target": {
    "[|base|]": { "args": { "V": "\${V}", "W": "2" } },
    "app": { "inherits": ["base"], "context": "app", "target": "[|final|]" }
  }
}
`,
      ),
      ['Dockerfile in . - V=? W=2', 'app/Dockerfile in app final V=? W=2'],
    );
  });

  test('that is half written says what it can', () => {
    assert.deepEqual(told('docker-bake.hcl', 'target "[|a|]" {\n  target = \n'), ['Dockerfile in . -']);
    assert.deepEqual(told('docker-bake.hcl', 'target "a" {\n  target = "[|x|]\n}\ntarget "b'), ['Dockerfile in . x']);
    assert.deepEqual(told('docker-bake.json', '{"target": {"a": {"target": "[|x|]'), ['Dockerfile in . x']);
  });

  test('is read together with the files that Bake reads with it', () => {
    const others = {
      'docker-bake.hcl': `variable "STAGE" { default = "dev" }
target "_base" { context = "app" }
target "web" {
  inherits = ["_base"]
  target = "prod"
  args = { A = "x" }
}
`,
    };
    const text =
      'target "web" {\n  target = "[|debug|]"\n  args = { B = "y" }\n}\ntarget "[|api|]" { inherits = ["_base"] }\n';
    const certain = ['app/Dockerfile in app debug A=x B=y', 'app/Dockerfile in app -'];
    const guessed = certain.map((build) => `${build} ?`);
    assert.deepEqual(told('docker-bake.override.hcl', text, others), certain);
    // Nobody has to name both.
    assert.deepEqual(told('docker-bake.ci.hcl', text, others), guessed);
    assert.deepEqual(told('docker-bake.override.hcl', 'target "[|web|]" { context = "." }', others), [
      'Dockerfile in . prod A=x',
    ]);
    const json = '{"target": {"[|web|]": {"args": {"B": "y"}}, "new": {"target": "[|x|]"}}}';
    assert.deepEqual(told('docker-bake.json', json, others), [
      'app/Dockerfile in app prod A=x B=y',
      'Dockerfile in . x',
    ]);
  });

  test('is completed by the services of Compose files beside it, which are read unless Bake is told of files', () => {
    const others = {
      'app/compose.yaml': `services:
  web: { build: { context: web, target: dev, args: { A: x }, additional_contexts: { base: ../base } } }
  api: { build: { context: ., dockerfile: api.Dockerfile } }
  job: { build: . }
  odd: { build: { context: '$WHERE' } }
`,
      'app/docker-compose.yml': 'services: { api: { build: { target: late } } }',
    };
    const text = `target "web" {
  target = "[|prod|]"
  args = { B = "y" }
}
target "[|api|]" {}
target "job" { target = "[|job|]" }
target "odd" { target = "[|odd|]" }
target "own" {
  context = "own"
  inherits = ["api"]
  target = "[|own|]"
}
target "new" { target = "[|new|]" }
`;
    const compose = [
      'app/web/Dockerfile in app/web prod A=? B=y +base ?',
      'app/api.Dockerfile in app late ?',
      'app/Dockerfile in app job',
      '? odd ?',
      'app/own/api.Dockerfile in app/own own ?',
      'app/Dockerfile in app new',
    ];
    assert.deepEqual(told('app/docker-bake.hcl', text, others), compose);
    assert.deepEqual(told('app/more.bake.hcl', text, others), compose);
  });

  test('may leave it to the environment what an argument is called', () => {
    assert.deepEqual(
      told(
        'docker-bake.hcl',
        'variable "X" { default = "Y" }\ntarget "a" {\n  target = "[|b|]"\n  args = { "${X}" = 1, C = 2 }\n}\n',
      ),
      ['Dockerfile in . b …'],
    );
  });
});
