import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { HeldFiles } from '../../../../test/support/held-files.ts';
import { MemoryFiles } from '../../../../test/support/memory-files.ts';
import { AGAIN, Builds, type FileChange } from './builds.ts';
import type { FoundBuild } from './known-builders.ts';

const ROOT = 'file:///work/my%20app';
const uri = (path: string) => `${ROOT}/${path}`;
const COMPOSE = 'services:\n  web:\n    build:\n      context: app\n      target: prod\n      args: [A=1]\n';

async function indexed(texts: Readonly<Record<string, string>>, roots: readonly string[] = [ROOT]) {
  const files = new MemoryFiles(Object.fromEntries(Object.entries(texts).map(([path, text]) => [uri(path), text])));
  const builds = new Builds(files, () => roots);
  await builds.look();
  const change = async (what: FileChange['what'], path: string, text?: string) => {
    if (text === undefined) files.texts.delete(uri(path));
    else files.texts.set(uri(path), text);
    const concerned = await builds.changed([{ uri: uri(path), what }]);
    return [...concerned].map((key) => key.slice('file:///work/my app/'.length));
  };
  return { files, builds, change, of: (path: string) => builds.of(uri(path)).map(told) };
}

const short = (place: string | undefined) => place?.replace(`${ROOT}/`, '');
const told = ({ uri, kind, label, start, target, dockerfile, context, exists, certain }: FoundBuild) =>
  [
    `${short(uri)}:${start.line + 1}:${start.character + 1}`,
    kind,
    label ?? '-',
    `${short(dockerfile)} in ${short(context)}`,
    target ?? '-',
    ...(exists ? [] : ['missing']),
    ...(certain ? [] : ['?']),
  ].join(' ');

describe('the index of builds', () => {
  test('tells who builds a Dockerfile, and what a file builds', async () => {
    const { builds, of } = await indexed({
      'app/Dockerfile': '',
      'compose.yaml': COMPOSE,
      'hack/build.sh': 'cd ..\ndocker build -f app/Dockerfile app\n',
      'notes.txt': '',
    });
    assert.equal(builds.isComplete, true);
    assert.deepEqual(of('app/Dockerfile'), [
      'compose.yaml:5:15 Compose web app/Dockerfile in app/ prod',
      'hack/build.sh:2:17 Script - app/Dockerfile in app/ -',
    ]);
    assert.deepEqual(builds.builders.map(short), ['compose.yaml', 'hack/build.sh']);
    const [build] = builds.in('file:///work/my app/compose.yaml');
    assert.deepEqual([...build!.args], [['A', '1']]);
    assert.deepEqual(build!.argRanges.get('A'), { start: 79, end: 80 });
    assert.deepEqual(build!.end, { line: 4, character: 18 });
  });

  test('knows of what is called otherwise, and of the innermost repository', async () => {
    const { of } = await indexed({
      'app/dockerfile': '',
      'app/.git/HEAD': '',
      'app/ci/build.sh': 'docker build -t x .\n',
      'app/Makefile': 'all: image\nimage-$(A)/${B:x=y}: all\n\tdocker build .\n',
    });
    assert.deepEqual(of('app/dockerfile'), [
      'app/Makefile:3:2 Makefile image-$(A)/${B:x=y} app/dockerfile in app/ -',
      'app/ci/build.sh:1:1 Script - app/dockerfile in app/ -',
    ]);
  });

  test('follows files that change, come and go', async () => {
    const { of, change } = await indexed({ 'app/Dockerfile': '', 'compose.yaml': COMPOSE });
    assert.deepEqual(await change('changed', 'compose.yaml', `# A comment\n${COMPOSE}`), []);
    assert.deepEqual(of('app/Dockerfile'), ['compose.yaml:6:15 Compose web app/Dockerfile in app/ prod']);
    assert.deepEqual(await change('changed', 'compose.yaml', COMPOSE.replace('prod', 'dev')), ['app/Dockerfile']);
    assert.deepEqual(of('app/Dockerfile'), ['compose.yaml:5:15 Compose web app/Dockerfile in app/ dev']);
    assert.deepEqual(await change('changed', 'compose.yaml', COMPOSE.replace('app', 'web')), [
      'app/Dockerfile',
      'web/Dockerfile',
    ]);
    assert.deepEqual(of('app/Dockerfile'), []);
    assert.deepEqual(of('web/Dockerfile'), ['compose.yaml:5:15 Compose web web/Dockerfile in web/ prod missing']);
    assert.deepEqual(await change('came', 'web/Dockerfile', ''), ['web/Dockerfile']);
    assert.deepEqual(of('web/Dockerfile'), ['compose.yaml:5:15 Compose web web/Dockerfile in web/ prod']);
    assert.deepEqual(await change('came', 'build.sh', 'docker build web\n'), ['web/Dockerfile']);
    assert.equal(of('web/Dockerfile').length, 2);
    assert.deepEqual(await change('went', 'compose.yaml'), ['web/Dockerfile']);
    assert.deepEqual(of('web/Dockerfile'), ['build.sh:1:1 Script - web/Dockerfile in web/ -']);
    assert.deepEqual(await change('came', 'node_modules/x/build.sh', 'docker build ../../web\n'), []);
    assert.deepEqual(await change('changed', 'notes.txt', ''), []);
  });

  test('means another Dockerfile when one comes that counts before it', async () => {
    const { of, change } = await indexed({ Dockerfile: '', 'hack/build.sh': 'docker build .\n' });
    assert.deepEqual(of('Dockerfile'), ['hack/build.sh:1:1 Script - Dockerfile in  -']);
    const both = ['hack/Dockerfile', 'Dockerfile'];
    assert.deepEqual(await change('came', 'hack/Dockerfile', ''), both);
    assert.deepEqual(of('Dockerfile'), []);
    assert.deepEqual(of('hack/Dockerfile'), ['hack/build.sh:1:1 Script - hack/Dockerfile in hack/ - ?']);
    assert.deepEqual(await change('went', 'hack/Dockerfile'), both);
    assert.equal(of('Dockerfile').length, 1);
  });

  test('reads again who asked for a file, and whom Compose includes', async () => {
    const { of, change } = await indexed({
      Dockerfile: '',
      '.env': 'WHERE=.\n',
      'compose.yaml': 'include: [parts/db.yml]\nservices: { a: { extends: { file: base.yml, service: b } } }\n',
      'base.yml': 'services: { b: { build: { context: "$WHERE", target: one } } }\n',
      'parts/db.yml': 'services: { db: { build: .. } }\n',
    });
    assert.deepEqual(of('Dockerfile'), [
      'compose.yaml:2:13 Compose a Dockerfile in  one ?',
      'parts/db.yml:1:26 Compose db Dockerfile in  -',
    ]);
    assert.deepEqual(await change('changed', 'base.yml', 'services: { b: { build: { context: ., target: two } } }\n'), [
      'Dockerfile',
    ]);
    assert.match(of('Dockerfile')[0]!, / two$/);
    assert.deepEqual(await change('changed', 'parts/db.yml', 'services: { db: { build: other } }\n'), [
      'Dockerfile',
      'parts/other/Dockerfile',
    ]);
    assert.deepEqual(await change('changed', 'compose.yaml', 'services: {}\n'), ['Dockerfile']);
    assert.deepEqual(await change('changed', 'parts/db.yml', 'services: { db: { build: .. } }\n'), [
      'parts/other/Dockerfile',
    ]);
  });

  test('follows folders that come and go', async () => {
    const { files, builds, of, change } = await indexed({ 'compose.yaml': COMPOSE });
    files.texts.set(uri('app/Dockerfile'), '');
    files.texts.set(uri('app/build.sh'), 'docker build .\n');
    const concerned = await builds.changed([{ uri: uri('app'), what: 'came' }]);
    assert.ok(concerned.has('file:///work/my app/app/Dockerfile'));
    assert.equal(of('app/Dockerfile').length, 2);
    files.texts.delete(uri('app/Dockerfile'));
    files.texts.delete(uri('app/build.sh'));
    assert.ok((await change('went', 'app')).includes('app/Dockerfile'));
    assert.deepEqual(of('app/Dockerfile'), ['compose.yaml:5:15 Compose web app/Dockerfile in app/ prod missing']);
  });

  test('says where it may miss some', async () => {
    const { builds, change } = await indexed({
      'a/Dockerfile': '',
      'b/Dockerfile': '',
      'b/hack/build.sh': 'docker build -f "$FILE" .\n',
    });
    assert.equal(builds.mayMiss(uri('a/Dockerfile')), false);
    assert.equal(builds.mayMiss(uri('b/Dockerfile')), true);
    assert.equal(builds.mayMiss('file:///elsewhere/Dockerfile'), true);
    await change('came', 'a/compose.yaml', 'services: [');
    assert.equal(builds.mayMiss(uri('a/Dockerfile')), true);
    assert.deepEqual([...builds.unread.keys()].map(short), ['a/compose.yaml']);
    await change('changed', 'a/compose.yaml', 'services: {}');
    assert.equal(builds.mayMiss(uri('a/Dockerfile')), false);
  });

  test('is not kept busy by thousands of files that go at a time', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => i);
    const { builds } = await indexed(Object.fromEntries(many.map((i) => [`src/${i}.ts`, ''])));
    const { user, system } = process.threadCpuUsage();
    await builds.changed(many.map((i) => ({ uri: uri(`dist/${i}.js`), what: 'went' })));
    const used = process.threadCpuUsage({ user, system });
    assert.ok(used.user + used.system < 2_000_000);
  });

  test('looks through several folders, of which builds may lead from one to another', async () => {
    const texts = { 'a/compose.yaml': 'services: { x: { build: ../b } }\n', 'b/Dockerfile': '', 'c/Dockerfile': '' };
    const { of } = await indexed(texts, [uri('a'), `${uri('b')}/`]);
    assert.deepEqual(of('b/Dockerfile'), ['a/compose.yaml:1:25 Compose x b/Dockerfile in b/ -']);
  });

  test('leaves off when nobody waits, and takes note of what changes meanwhile', async () => {
    const files = new HeldFiles({ [uri('compose.yaml')]: COMPOSE });
    const builds = new Builds(files, () => [ROOT]);
    const controller = new AbortController();
    const given = builds.look(controller.signal);
    controller.abort(new Error('enough'));
    (await files.held(1))[0]!();
    await assert.rejects(given, /enough/);
    assert.equal(builds.isComplete, false);
    let last = '';
    const looking = builds.look(undefined, (done, all) => {
      last = `${done} of ${all}`;
    });
    files.memory.texts.set(uri('build.sh'), 'docker build app\n');
    const held = await files.held(2);
    const changed = builds.changed([{ uri: uri('build.sh'), what: 'came' }]);
    held[1]!();
    await looking;
    assert.equal(last, '1 of 1');
    (await files.held(3))[2]!();
    assert.equal((await changed).size, 1);
    assert.equal(builds.of(uri('app/Dockerfile')).length, 2);
  });

  test('has those who wait go on waiting while a look is given up for another one', async () => {
    const files = new HeldFiles({ [uri('compose.yaml')]: COMPOSE });
    const builds = new Builds(files, () => [ROOT]);
    const controller = new AbortController();
    let isReady = false;
    const ready = builds.ready().then(() => {
      isReady = true;
    });
    const given = builds.look(controller.signal);
    controller.abort(AGAIN);
    (await files.held(1))[0]!();
    await assert.rejects(given);
    assert.equal(isReady, false);
    files.passes = true;
    await builds.look();
    await ready;
    assert.equal(builds.isComplete, true);
  });
});
