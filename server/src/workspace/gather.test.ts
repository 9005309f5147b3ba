import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertLinear } from '../../../test/support/linear.ts';
import { MemoryFiles } from '../../../test/support/memory-files.ts';
import { Facts } from './facts.ts';
import { child, parent } from './files.ts';
import { gather, gatherPolicy } from './gather.ts';
import { concerns, isNeighbour, targetsIn } from './neighbours.ts';
import { NO_POLICY } from './policy.ts';
import { NO_WORKSPACE, withNames } from './workspace.ts';

const ROOT = 'file:///work';

async function facts(texts: Readonly<Record<string, string>>, uri = `${ROOT}/app/Dockerfile`, roots = [ROOT]) {
  const found = await gather(new MemoryFiles(texts), uri, roots);
  const { context, unread, ignore, targets, moreTargets } = found;
  return {
    context: context && [...context].sort(),
    unread: [...unread].sort(),
    ignore: ignore?.name,
    targets: targets && [...targets].sort(),
    moreTargets,
  };
}

describe('the build context', () => {
  test('is the names in the folder and one level below', async () => {
    const { context } = await facts({
      'file:///work/app/Dockerfile': '',
      'file:///work/app/package.json': '',
      'file:///work/app/src/main.ts': '',
      'file:///work/app/src/deep/other.ts': '',
      'file:///work/app/node_modules/x/index.js': '',
      'file:///work/other': '',
    });
    const below = ['src/', 'src/deep/', 'src/main.ts'];
    assert.deepEqual(context, ['Dockerfile', 'node_modules/', 'package.json', ...below]);
  });

  test('is listed folder by folder, without what is ignored unless something below is let in again', async () => {
    const files = new MemoryFiles({
      'file:///work/app/Dockerfile': '',
      'file:///work/app/.dockerignore': 'dist\nlib\n!lib/keep\n**/*.md\n',
      'file:///work/app/.git/HEAD': '',
      'file:///work/app/dist/x': '',
      'file:///work/app/lib/keep': '',
      'file:///work/app/src/deep/a b.ts': '',
      'file:///work/app/src/deep/x.md': '',
    });
    const facts = new Facts(files, () => [ROOT]);
    const uri = `${ROOT}/app/Dockerfile`;
    assert.deepEqual(await facts.namesIn(uri, ''), ['Dockerfile', '.dockerignore', 'lib/', 'src/']);
    assert.deepEqual(await facts.namesIn(uri, 'src/deep/'), ['a b.ts']);
    assert.equal(await facts.namesIn(uri, 'none/'), undefined);
    assert.equal(await facts.namesIn('untitled:x', ''), undefined);
  });

  test('is unknown in a folder of very many files', async () => {
    const files = Array.from({ length: 2001 }, (_, i) => [`file:///work/app/${i}`, '']);
    assert.equal((await facts(Object.fromEntries(files))).context, undefined);
  });

  test('says which folders were not read: those that are skipped, one too many, or too full', async () => {
    const full = Array.from({ length: 1999 }, (_, i) => [`file:///work/app/full/${i}`, '']);
    const small = Array.from({ length: 110 }, (_, i) => [`file:///work/app/s${String(i).padStart(3, '0')}/x`, '']);
    const { context, unread } = await facts({
      'file:///work/app/Dockerfile': '',
      'file:///work/app/.git/HEAD': '',
      ...Object.fromEntries([...full, ...small]),
    });
    assert.deepEqual(unread, [
      '.git/',
      'full/',
      ...Array.from({ length: 11 }, (_, i) => `s${String(i + 99).padStart(3, '0')}/`),
    ]);
    const names = [
      '.git/',
      'Dockerfile',
      'full/',
      ...small.map(([path]) => path!.slice(ROOT.length + '/app/'.length, -1)),
    ];
    assert.deepEqual(context, [...names, ...small.slice(0, 99).map((_, i) => `${names[i + 3]}x`)].sort());
  });

  test('looks at so many names, let in or not', async () => {
    const ignored = ['a', 'b'].flatMap((folder) =>
      Array.from({ length: 1500 }, (_, i) => [`file:///work/app/${folder}/${i}`, '']),
    );
    const { context, unread } = await facts({
      'file:///work/app/.dockerignore': '*/*\n!*/keep',
      'file:///work/app/c/keep': '',
      ...Object.fromEntries(ignored),
    });
    assert.deepEqual(context, ['.dockerignore', 'a/', 'b/', 'c/', 'c/keep']);
    assert.deepEqual(unread, ['b/']);
  });

  test('does not know what is in a folder that cannot be read', async () => {
    class Closed extends MemoryFiles {
      override async list(uri: string) {
        return uri.endsWith('/closed/') ? undefined : super.list(uri);
      }
    }
    const files = new Closed({ 'file:///work/Dockerfile': '', 'file:///work/closed/x': '', 'file:///work/open/x': '' });
    const found = await gather(files, 'file:///work/Dockerfile', [ROOT]);
    assert.deepEqual([...found.unread], ['closed/']);
    assert.deepEqual([...found.context!].sort(), ['Dockerfile', 'closed/', 'open/', 'open/x']);
  });

  test('is without what the ignore file in effect keeps out', async () => {
    const texts = {
      'file:///work/app/Dockerfile': '',
      'file:///work/app/.dockerignore': '*\n!a\n!b/x\n',
      'file:///work/app/a': '',
      'file:///work/app/b/x': '',
      'file:///work/app/b/y': '',
      'file:///work/app/c/z': '',
    };
    const { context, unread, ignore } = await facts(texts);
    assert.deepEqual([context, unread, ignore], [['.dockerignore', 'a', 'b/x'], [], '.dockerignore']);
    const own = await facts({ ...texts, 'file:///work/app/Dockerfile.dockerignore': 'b' });
    assert.deepEqual(own.context, ['.dockerignore', 'Dockerfile', 'Dockerfile.dockerignore', 'a', 'c/', 'c/z']);
    assert.equal(own.ignore, 'Dockerfile.dockerignore');
  });

  test('is unknown with an ignore file that nobody understands, or that the builder may take for none', async () => {
    const app = { 'file:///work/app/Dockerfile': '', 'file:///work/app/.dockerignore': 'a' };
    for (const text of ['[', '']) {
      const { context, ignore } = await facts({ ...app, 'file:///work/app/Dockerfile.dockerignore': text });
      assert.deepEqual([context, ignore], [undefined, undefined]);
    }
  });

  test('is unknown where another file names another one; the Dockerfile’s own ignore file counts all the same', async () => {
    const app = {
      'file:///work/app/Dockerfile': '',
      'file:///work/app/.dockerignore': 'a',
      'file:///work/compose.yaml': 'build:\n  context: .\n  dockerfile: app/Dockerfile\n',
    };
    const { context, ignore } = await facts(app);
    assert.deepEqual([context, ignore], [undefined, undefined]);
    const own = await facts({ ...app, 'file:///work/app/Dockerfile.dockerignore': 'b' });
    assert.deepEqual([own.context, own.ignore], [undefined, 'Dockerfile.dockerignore']);
  });

  test('is unknown where there are no files', async () => {
    for (const uri of ['untitled:Untitled-1', 'git:/work/Dockerfile', 'file:///', '']) {
      assert.deepEqual(await gather(new MemoryFiles({}), uri, []), NO_WORKSPACE);
    }
  });
});

describe('targets', () => {
  const compose = (name: string) => `services:\n  web:\n    build:\n      target: ${name}\n`;

  test('are named in the folder and above it, up to the workspace', async () => {
    const { targets } = await facts({
      'file:///work/app/Dockerfile': '',
      'file:///work/app/compose.yaml': compose('Dev'),
      'file:///work/.github/workflows/ci.yml': 'with:\n  target: "ci"\n',
      'file:///work/Makefile': 'x:\n\tdocker build --target=made .\n',
      'file:///compose.yaml': compose('outside'),
    });
    assert.deepEqual(targets, ['ci', 'dev', 'made']);
  });

  test('outside of a workspace are named up to the repository', async () => {
    const texts = {
      'file:///r/a/Dockerfile': '',
      'file:///r/compose.yaml': compose('inside'),
      'file:///r/.git/HEAD': '',
      'file:///compose.yaml': compose('outside'),
    };
    assert.deepEqual((await facts(texts, 'file:///r/a/Dockerfile', [])).targets, ['inside']);
  });

  test('are found whatever the client escapes', async () => {
    const texts = { 'file:///c%3A/a%20b/Dockerfile': '', 'file:///c%3A/a%20b/compose.yml': compose('x') };
    assert.deepEqual((await facts(texts, 'file:///c%3A/a%20b/Dockerfile', ['file:///c:/a b'])).targets, ['x']);
  });

  test('may be more than those that were read', async () => {
    class Closed extends MemoryFiles {
      override async read(uri: string) {
        return uri.endsWith('closed.sh') ? undefined : super.read(uri);
      }
      override async list(uri: string) {
        return uri.endsWith('/workflows/') || uri.endsWith('/shut/') ? undefined : super.list(uri);
      }
    }
    const more = async (file: string, uri = `${ROOT}/app/Dockerfile`) =>
      (await gather(new Closed({ [uri]: '', [`${ROOT}/${file}`]: '' }), uri, [ROOT])).moreTargets;
    assert.equal(await more('open.sh'), false);
    assert.equal(await more('closed.sh'), true);
    assert.equal(await more('.github/workflows/ci.yml'), true);
    assert.equal(await more('.github/CODEOWNERS'), false);
    assert.equal(await more('x', `${ROOT}/shut/app/Dockerfile`), true);
  });

  test('are looked for in few files', async () => {
    const names = Array.from({ length: 300 }, (_, i) => [`file:///work/app/${i}.sh`, `--target t${i}`]);
    const { targets, moreTargets } = await facts(Object.fromEntries(names));
    assert.deepEqual([targets?.length, moreTargets], [200, true]);
  });
});

test('named contexts are those of all files around, and may be more where one was not read', async () => {
  const texts = {
    'file:///work/app/Dockerfile': '',
    'file:///work/app/docker-bake.hcl':
      'target "a" {\n  contexts = {\n    builder = "docker-image://golang:1.22"\n  }\n}\n',
    'file:///work/compose.yaml': 'services:\n  a:\n    build:\n      additional_contexts:\n        - src=../src\n',
    'file:///work/.github/workflows/ci.yml': 'with:\n  build-contexts: |\n    base=docker-image://alpine:3.22\n',
  };
  const found = await gather(new MemoryFiles(texts), 'file:///work/app/Dockerfile', [ROOT]);
  assert.deepEqual([[...found.contexts].sort(), found.moreContexts], [['base', 'builder', 'src'], false]);
  const open = { ...texts, 'file:///work/Makefile': 'docker build --build-context $(NAME)=. .' };
  assert.equal((await gather(new MemoryFiles(open), 'file:///work/app/Dockerfile', [ROOT])).moreContexts, true);
  const named = withNames(found, ['docker.io/library/x:latest', 'No Name']);
  assert.deepEqual([...named.contexts].sort(), ['base', 'builder', 'src', 'x']);
});

test('facts are gathered once until they are forgotten', async () => {
  const files = new MemoryFiles({ 'file:///work/Dockerfile': '' });
  const known = new Facts(files, () => [ROOT]);
  const [one, two] = await Promise.all([known.of(`${ROOT}/Dockerfile`), known.of(`${ROOT}/Dockerfile`)]);
  assert.equal(one, two);
  files.texts.set('file:///work/go.mod', '');
  assert.equal((await known.of(`${ROOT}/Dockerfile`)).context?.size, 1);
  assert.deepEqual(known.forgetAround([`${ROOT}/a/b/c`]), []);
  assert.deepEqual(known.forgetAround([`${ROOT}/a/b/c`, `${ROOT}/go.mod`]), [`${ROOT}/Dockerfile`]);
  assert.equal((await known.of(`${ROOT}/Dockerfile`)).context?.size, 2);
  known.forgetAll();
  assert.deepEqual(known.forgetAround([`${ROOT}/go.mod`]), []);
});

test('of other files it is known what the project wants, and nothing else is looked at', async () => {
  const config = 'file:///work/.dockerfile-stages.yaml';
  const files = new MemoryFiles({
    [config]: 'rules: { stage/unnamed: off }\n',
    'file:///work/a/compose.yaml': '',
    'file:///work/a/b/c': '',
  });
  const known = new Facts(files, () => [ROOT]);
  const [one, two] = [known.policyAt(`${ROOT}/a/compose.yaml`), known.policyAt(`${ROOT}/a/.dockerignore`)];
  assert.equal(one, two);
  assert.equal((await one).policy.levels.get('stage/unnamed'), 'off');
  assert.deepEqual(files.asked, [`${ROOT}/a/`, `${ROOT}/`, config]);
  known.forgetAround([`${ROOT}/a/b`]);
  assert.equal(known.policyAt(`${ROOT}/a/compose.yaml`), one);
  files.texts.set(config, '');
  known.forgetAround([config]);
  assert.equal((await known.policyAt(`${ROOT}/a/compose.yaml`)).policy.levels.size, 0);
  assert.equal((await known.policyAt('untitled:compose.yaml')).contextFolder, undefined);
});

test('a change concerns the Dockerfiles beside it, one level above it, and below it', () => {
  const cases: readonly (readonly [changed: string, ...concerned: string[]])[] = [
    ['/work/compose.yaml', '/work/', '/work/a/', '/work/a%20b/c/'],
    ['/work/a b/x', '/work/', '/work/a%20b/c/'],
    ['/work/a/src/x', '/work/a/'],
    ['/work/a/src/deep/x'],
    ['/work/.github/workflows/ci.yml', '/work/', '/work/a/', '/work/a%20b/c/'],
    ['/work/a', '/work/', '/work/a/', '/work/a%20b/c/'],
    ['/work/a/.devcontainer/devcontainer.json', '/work/a/'],
    ['/work/node_modules', '/work/', '/work/a/', '/work/a%20b/c/'],
    ['/work/node_modules/x'],
    ['/work/a/node_modules/x'],
    ['/work/.git/index'],
    ['/other/compose.yaml'],
    ['/', '/work/', '/work/a/', '/work/a%20b/c/'],
  ];
  for (const [changed, ...expected] of cases) {
    const folders = ['/work/', '/work/a/', '/work/a%20b/c/'];
    const concerned = folders.filter((folder) => concerns(`file://${changed}`, `file://${folder}`));
    assert.deepEqual(concerned, expected, changed);
  }
});

test('neighbours are told by their names', () => {
  for (const name of ['compose.yaml', 'docker-compose.dev.yml', 'a.bake.hcl', '.github/workflows/a.yml', 'run.sh']) {
    assert.ok(isNeighbour(name), name);
  }
  for (const name of ['composer.json', 'xcompose.yaml', 'workflows/a.yml', '.github/workflows/a/b.yml', 'Makefile/']) {
    assert.ok(!isNeighbour(name), name);
  }
});

describe('the targets in a text', () => {
  const cases: readonly (readonly [text: string, ...targets: string[]])[] = [
    ['build:\n  target: dev # why', 'dev'],
    ["target: 'dev'", 'dev'],
    ['target = "dev"', 'dev'],
    ['{"build":{"target":"dev"}}', 'dev'],
    ['{ target: dev, x: 1 }', 'dev'],
    ['docker build --target dev --target=B-1 "--target=c" .', 'b-1', 'c', 'dev'],
    ['Run `docker build --target dev`, or with `--target=b`.', 'b', 'dev'],
    ['target: /app\ntarget: 80\nmytarget: x\n--targets y\ntargeted = z'],
  ];
  for (const [text, ...names] of cases) {
    test(JSON.stringify(text), () => {
      const found = targetsIn(text);
      assert.deepEqual({ ...found, names: found.names.toSorted() }, { names, words: [] });
    });
  }

  const open: readonly (readonly [text: string, words: string, ...targets: string[]])[] = [
    ['target: ${{ matrix.stage }}\nstage: [one, two]', 'target matrix.stage stage one two'],
    ['for t in a B; do docker build --target "$t"; done', 'for t in a b do docker build target t done'],
    ['target:\n  - a\n  - b', 'target a b'],
    ['matrix:\n  target: [a, b]', 'matrix target a b'],
    ['--target dev\n--target=$T', 'target dev target t', 'dev'],
  ];
  for (const [text, words, ...names] of open) {
    test(JSON.stringify(text), () => assert.deepEqual(targetsIn(text), { names, words: words.split(' ') }));
  }

  test('are found in linear time', () => {
    for (const text of ['target:', '--target ', 'target = "', '{"target":"'])
      assertLinear(text, 2500, (n) => text.repeat(n), targetsIn);
    assertLinear('blanks', 25_000, (n) => `target:${' '.repeat(n)}`, targetsIn);
  });
});

test('folders and names in URIs', () => {
  assert.equal(parent('file:///a/b/Dockerfile'), 'file:///a/b/');
  assert.equal(parent('file:///a/b/'), 'file:///a/');
  assert.equal(parent('file:///a/'), 'file:///');
  assert.equal(parent('file:///'), undefined);
  assert.equal(parent('untitled:a/b'), undefined);
  assert.equal(child('file:///a/', 'b c/#?%/'), 'file:///a/b%20c/%23%3F%25/');
});

describe('the policy', () => {
  const own = (level: string) => `rules: {image/latest: ${level}}\ncontexts: [app-src]\ntargets: [Dev]\n`;
  const around = async (texts: Readonly<Record<string, string>>, roots = [ROOT]) =>
    gather(new MemoryFiles({ 'file:///work/app/Dockerfile': '', ...texts }), `${ROOT}/app/Dockerfile`, roots);

  test('is that of the nearest file of ours and of the nearest of hadolint’s, in the folder and above it', async () => {
    const { policy, configs, contexts, targets } = await around({
      'file:///work/app/.hadolint.yml': 'ignored: [DL3006]',
      'file:///work/.hadolint.yaml': 'ignored: [DL3007]',
      'file:///work/.dockerfile-stages.yaml': own('error'),
      'file:///work/.dockerfile-stages.yml': own('off'),
      'file:///.dockerfile-stages.yaml': own('hint'),
    });
    assert.deepEqual(
      configs.map(({ uri }) => uri),
      ['file:///work/.dockerfile-stages.yaml', 'file:///work/app/.hadolint.yml'],
    );
    assert.deepEqual(
      [...policy.levels, ...policy.codes],
      [
        ['image/latest', 'error'],
        ['DL3006', 'off'],
      ],
    );
    assert.deepEqual([[...contexts], [...(targets ?? [])]], [['app-src'], ['dev']]);
  });

  test('outside of a workspace goes as far as the repository', async () => {
    const texts = { 'file:///work/app/.git': '', 'file:///work/.dockerfile-stages.yaml': own('off') };
    assert.deepEqual((await around(texts, [])).configs, []);
    assert.equal((await around({ ...texts, 'file:///work/app/.git': '' })).configs.length, 1);
  });

  test('is not known from a file that cannot be read, and that is told of', async () => {
    class Closed extends MemoryFiles {
      override async read(uri: string) {
        return uri.endsWith('.yaml') ? undefined : super.read(uri);
      }
    }
    const texts = { 'file:///work/Dockerfile': '', 'file:///work/.dockerfile-stages.yaml': own('off') };
    const { policy, configs } = await gather(new Closed(texts), 'file:///work/Dockerfile', [ROOT]);
    assert.deepEqual(policy, NO_POLICY);
    assert.deepEqual(
      configs.flatMap(({ complaints }) => complaints.map(({ message }) => message)),
      ['The file cannot be read.'],
    );
  });

  test('is all that is known around a text that lies nowhere', async () => {
    const files = new MemoryFiles({ 'file:///work/.dockerfile-stages.yaml': own('off'), 'file:///work/go.mod': '' });
    const { policy, contexts, context } = await gatherPolicy(files, 'file:///work/', [ROOT]);
    assert.deepEqual([policy.levels.size, [...contexts], context], [1, ['app-src'], undefined]);
  });
});
