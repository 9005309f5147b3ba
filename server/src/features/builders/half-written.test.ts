import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unmark } from '../../../../test/support/fixture.ts';
import { readBuilds, readerOf } from '../../workspace/builders/readers.ts';
import { askedIn, attemptsAt } from './half-written.ts';

/** What a file is once `name` is chosen as the target at the cursor; undefined where no build is asked about. */
function chosen(path: string, marked: string): string | undefined {
  const { text, ranges } = unmark(marked);
  for (const attempt of attemptsAt(text, ranges[0]!.start)) {
    const { builds } = readBuilds(readerOf(path)!, attempt.text, path, () => undefined);
    const [build] = askedIn(attempt, builds);
    if (!build) continue;
    assert.equal(build.places[0]?.dockerfile, 'web/Dockerfile');
    const { replace, insert, before, after } = attempt;
    assert.deepEqual([insert.start, insert.end], [replace.start, ranges[0]!.start]);
    return `${text.slice(0, replace.start)}${before}name${after}${text.slice(replace.end)}`;
  }
  return undefined;
}

const FILES: Readonly<Record<string, readonly string[]>> = {
  'compose.yaml': [
    'services:\n  a:\n    build:\n      context: web\n      target: @\n  b: {image: b}\n',
    'services:\n  a:\n    build:\n      context: web\n      target:@\n',
    'services:\n  a:\n    build:\n      target: b@\n      context: ./web\n',
    'services:\n  a:\n    build:\n      target: "b@"\n      context: ./web\n',
    "services:\n  a:\n    build:\n      context: ./web\n      target: '@\n",
    'services:\n  a:\n    build: {context: web, target: @}\n',
    'services:\n  a:\n    build: {context: web, target: @\n',
  ],
  'docker-bake.hcl': [
    'target "a" {\n  context = "web"\n  target = @\n}\n',
    'target "a" {\n  context = "web"\n  target = "@"\n}\n',
    'target "a" {\n  target = "b@\n  context = "web"\n}\n',
    'target "a" {\n  matrix = { it = ["b", "@"] }\n  target = it\n  context = "web"\n}\n',
  ],
  'docker-bake.json': [
    '{"target": {"a": {"context": "web", "target": "@"}}}',
    '{"target": {"a": {"context": "web", "target": @}}}',
    '{"target": {"a": {"context": "web", "target": "@\n',
  ],
  '.github/workflows/ci.yml': [
    'jobs:\n  a:\n    steps:\n    - uses: docker/build-push-action\n      with:\n        context: web\n        file: web/Dockerfile\n        target: @\n',
    'jobs:\n  a:\n    strategy:\n      matrix:\n        it:\n        - b\n        - @\n    steps:\n    - uses: docker/build-push-action\n      with:\n        context: web\n        file: web/Dockerfile\n        target: ${{ matrix.it }}\n',
    'jobs:\n  a:\n    steps:\n    - run: |\n        docker build --target @ web\n',
  ],
  'build.sh': [
    'docker build --target=b@ ./web\n',
    'cd web\ndocker build --target @\n',
    'cd web; docker build --target "@" .',
  ],
  Makefile: ['a:\n\tcd web && docker build --target @ .\n'],
};

for (const [path, texts] of Object.entries(FILES))
  test(`the target that is being written in ${path}`, () => {
    for (const text of texts)
      for (const written of [text, text.replaceAll('\n', '\r\n')]) {
        const found = chosen(path, written.replace('@', '[||]'));
        assert.match(found ?? 'nothing', /^[^@]*\bname\b[^@]*$/, written);
        const isWritten = chosen(path, found!.replace('name', 'name[||]'));
        assert.equal(isWritten?.includes('name'), true, found);
      }
  });

test('elsewhere nothing is being written', () => {
  const text =
    'services:\n  a:\n    build:\n      context: web\n      target: b\n      # target: c\n    image: target\n';
  const found = Array.from({ length: text.length + 1 }, (_, at) =>
    chosen('compose.yaml', `${text.slice(0, at)}[||]${text.slice(at)}`) === undefined ? '' : `${at}`,
  ).filter(Boolean);
  const at = text.indexOf('target: b') + 'target: '.length;
  assert.deepEqual(found, [at, at + 1].map(String));
});
