import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertLinear } from '../../../test/support/linear.ts';
import { mayMoveContext } from './other-context.ts';

/** Cases of a file beside or above `/work/app/Dockerfile`. */
function decide(folder: string, path: string, expected: boolean, ...texts: string[]): void {
  for (const text of texts) {
    const neighbour = { folder: `file:///work/${folder}`, path, text };
    assert.equal(mayMoveContext(neighbour, 'file:///work/app/', 'Dockerfile'), expected, `${path}: ${text}`);
  }
}

describe('another build context', () => {
  test('is given by no file that does not speak of the Dockerfile', () => {
    decide('', 'compose.yaml', false, 'build: .', 'build: ./app', 'build:\n  context: ./other', 'image: x\nprofile: y');
    decide('', 'Makefile', false, 'a:\n\tdocker build app\n\trm -f x', 'docker build -f other/Dockerfile .');
    decide('', 'Makefile', false, 'docker build -f app/Dockerfile.dev .');
    decide('', '.github/workflows/ci.yml', false, 'with:\n  context: .\n  file: Dockerfile\n');
  });
  test('is not given where a folder and the file in it are named', () => {
    const inCompose = 'build:\n  context: ./app\n  dockerfile: Dockerfile\n';
    decide('', 'compose.yaml', false, inCompose, `${inCompose}b:\n  build:\n    context: other\n`);
    decide('', 'docker-bake.hcl', false, 'target "a" {\n  context = "app/"\n  dockerfile = "./Dockerfile"\n}');
    decide('', '.github/workflows/ci.yml', false, 'with:\n  context: app\n  file: ./app/Dockerfile\n');
    decide('', 'ci.sh', false, 'docker build -f app/Dockerfile app', 'cd app && docker build -f Dockerfile .');
    decide('', 'ci.sh', false, 'docker build -f "app/Dockerfile" -t x "./app/"');
    decide('app/', 'Makefile', false, 'x:\n\tdocker build -f Dockerfile -t x . && y', 'docker build - < Dockerfile .');
    decide('app/', 'devcontainer.json', false, '{"build":{"dockerfile":"Dockerfile"}}');
    decide('app/', 'devcontainer.json', false, '{"build":{"dockerfile":"Dockerfile","context":"."}}');
  });
  test('is given', () => {
    decide('', 'compose.yaml', true, 'build:\n  context: .\n  dockerfile: app/Dockerfile\n');
    decide('', 'compose.yaml', true, '{"build":{"context":".","dockerfile":"./app/Dockerfile"}}');
    decide('', 'compose.yaml', true, 'build:\n  context: other\n  dockerfile: ../app/Dockerfile\n');
    decide(
      '',
      '.github/workflows/ci.yml',
      true,
      'with:\n  context: .\n  file: app/Dockerfile\n',
      'file: app/Dockerfile',
    );
    decide('', 'ci.sh', true, 'docker build -f app/Dockerfile .', 'docker build --file=app/Dockerfile \\\n  app');
    decide('', 'ci.sh', true, 'docker build - < app/Dockerfile');
    decide('', 'cloudbuild.yaml', true, "args: ['build', '-f', 'app/Dockerfile', '.']");
    decide('', 'Tiltfile', true, "docker_build('x', '.', dockerfile='app/Dockerfile')");
    decide('app/', 'ci.sh', true, 'docker build -f Dockerfile ..', 'docker build -f ./Dockerfile "$ROOT"');
    decide('app/', 'devcontainer.json', true, '{"build":{"dockerfile":"Dockerfile","context":".."}}');
  });
  test('may be given where something varies', () => {
    decide('', '.github/workflows/ci.yml', true, 'context: ${{ matrix.context }}\nfile: ${{ matrix.file }}');
    decide('', '.github/workflows/ci.yml', true, 'context: ./app\nfile: app/Dockerfile\n---\ncontext: .\nfile: x');
    decide('', 'ci.sh', true, 'docker build -f "$FILE" .');
  });
  test('is looked for in linear time', () => {
    for (const text of [
      '-f Dockerfile . ',
      'file: Dockerfile context: . ',
      '-f ',
      'build   ',
      'context: app dockerfile: x ',
    ])
      assertLinear(
        text,
        500,
        (n) => text.repeat(n).replace(/context: app/g, 'context: .'),
        (made) => decide('app/', 'compose.yaml', false, made),
      );
  });
  test('takes no long look at long runs of slashes', () => {
    const texts = (run: string) => `file: a${run}b\n-f a${run}b\n`.repeat(20);
    assertLinear(
      'slashes',
      1000,
      (n) => texts('/'.repeat(n)),
      (made) => decide('app/', 'compose.yaml', false, made),
    );
  });
});
