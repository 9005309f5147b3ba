import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { told } from '../../../../test/support/builds.ts';

describe('a Makefile', () => {
  test('has recipes whose lines are scripts', () => {
    assert.deepEqual(
      told(
        'Makefile',
        `DOCKER ?= docker
FILE := docker/Dockerfile
STAGE = one
ifdef X
  TWICE = a
endif
TWICE = b
image: %.x
	@cd app
	-[|docker build|] .
	$(DOCKER) build \\
		-f $(FILE) \\
		--target [|$(STAGE)|] -t $(shell git rev-parse HEAD) .
	docker build --target [|$(TWICE)|] --build-arg V=$$X .
	docker build --target [|$(call f,$(STAGE))|] .
	docker build --target [|$@|] .
	cd sub && docker build --target [|b|] .
	# docker build .
`,
      ),
      [
        'Dockerfile in . -',
        'docker/Dockerfile in . one',
        'Dockerfile in . - V=? ?',
        'Dockerfile in . - ?',
        'Dockerfile in . - ?',
        'sub/Dockerfile in sub b',
      ],
    );
  });

  test('may set a variable for some of its targets alone', () => {
    assert.deepEqual(
      told(
        'Makefile',
        `STAGE := one
OTHER := two
debug release: private STAGE = dev
image:
	docker build --target [|$(STAGE)|] .
	docker build --target [|$(OTHER)|] .
`,
      ),
      ['Dockerfile in . - ?', 'Dockerfile in . two'],
    );
  });

  test('that is included runs in the topmost folder, else in its own', () => {
    assert.deepEqual(told('mk/docker.mk', 'a:\n\tdocker build --target [|x|] b\n'), [
      'b/Dockerfile in b or mk/b/Dockerfile in mk/b x',
    ]);
    assert.deepEqual(told('app/Makefile', 'a:\n\tdocker build --target [|x|] b\n'), ['app/b/Dockerfile in app/b x']);
  });
});

describe('a justfile', () => {
  test('has recipes whose lines are scripts, or which are scripts themselves', () => {
    assert.deepEqual(
      told(
        'justfile',
        `stage := "one"
build:
    @docker build --target [|{{ stage }}|] \\
        --build-arg V={{ if x == '' { "a" } else { x } }} .
    cd app
    docker build --target [|two|] .

script:
    #!/bin/sh
    cd app
    docker build --target [|three|] .
`,
      ),
      ['Dockerfile in . one V=?', 'Dockerfile in . two', 'app/Dockerfile in app three'],
    );
  });
});

describe('a Taskfile', () => {
  test('has commands, in a folder', () => {
    assert.deepEqual(
      told(
        'Taskfile.yml',
        `version: '3'
vars: { STAGE: one }
tasks:
  a:
    dir: app
    cmds:
      - docker build --target [|{{.STAGE}}|] .
      - cmd: docker build --target [|{{.OTHER}}|] .
      - task: b
  b:
    - docker build --target [|two|] .
  c: docker build --target [|three|] .
`,
      ),
      ['app/Dockerfile in app one', 'app/Dockerfile in app - ?', 'Dockerfile in . two', 'Dockerfile in . three'],
    );
  });

  test('of make is one script with .ONESHELL, so that nobody can tell the folder for certain', () => {
    const rule = 'a:\n\tcd web\n\tdocker build --target [|x|] .\n';
    assert.deepEqual(told('Makefile', rule), ['Dockerfile in . x']);
    assert.deepEqual(told('Makefile', `.ONESHELL:\n${rule}`), ['Dockerfile in . x ?']);
  });
});
