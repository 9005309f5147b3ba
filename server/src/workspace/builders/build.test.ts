import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBuilds, readerOf } from './readers.ts';

/** The words that a file has for the targets and the Dockerfiles of its builds; `$` behind those of commands. */
function words(path: string, text: string, others: Readonly<Record<string, string>> = {}): string[] {
  const { builds } = readBuilds(readerOf(path)!, text, path, (other) => others[other]);
  return builds.map(({ words: { target, dockerfile }, isCommand }) => {
    const of = (range: typeof target) => (range ? text.slice(range.start, range.end) : '-');
    return `${of(target)} of ${of(dockerfile)}${isCommand ? ' $' : ''}`;
  });
}

test('a file has words for the target and the Dockerfile of a build', () => {
  const compose =
    'services:\n  a: { build: { context: ., dockerfile: "b/Dockerfile", target: x } }\n  c: { build: ./c }\n';
  assert.deepEqual(words('compose.yaml', compose), ['x of b/Dockerfile', '- of ./c']);
  assert.deepEqual(words('docker-bake.hcl', 'target "a" {\n  target = "x"\n}\n'), ['x of -']);
  assert.deepEqual(words('Makefile', 'a:\n\tdocker build -f b/Dockerfile --target="x" .\n'), ['x of b/Dockerfile $']);
  const step = '- run: |\n          docker build \\\n            --target x .\n';
  assert.deepEqual(words('.github/workflows/ci.yml', `jobs:\n  a:\n    steps:\n      ${step}`), ['x of . $']);
  const cloud = "steps:\n- name: gcr.io/cloud-builders/docker\n  args: ['build', '--target', 'x', '.']\n";
  assert.deepEqual(words('cloudbuild.yaml', cloud), ['x of .']);
});

test('what another file says has no word', () => {
  const others = { 'base.yaml': 'services:\n  x: { build: { context: ., target: x } }\n' };
  const text = 'services:\n  x:\n    extends: { file: base.yaml, service: x }\n';
  assert.deepEqual(words('compose.yaml', text, others), ['- of -']);
});
