import assert from 'node:assert/strict';
import { appendFileSync, chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { rules } from '../../server/src/rules/index.ts';
import { cacheFolder } from '../../server/src/start/code-cache.ts';
import { folderWith, runCli } from '../support/cli.ts';
import { LspClient } from '../support/lsp-client.ts';
import { askEverything, COMMANDS, CURIOUS } from '../support/questions.ts';
import { hostileWorkspace, UNSPEAKABLE } from './hostile-workspace.ts';
import { type Deed, done, watched } from './watched.ts';

const DIST = path.resolve(import.meta.dirname, '../../dist') + path.sep;

/** All rules, those that are off of their own among them. */
const ALL = Object.fromEntries(rules.map(({ id, severity }) => [id, severity === 'off' ? 'hint' : severity]));

/** A ShellCheck that leaves a trace would be found in PATH. */
function fakeShellcheck(t: TestContext): string {
  const folder = folderWith(t, { shellcheck: '#!/bin/sh\necho \'{"comments":[]}\'\n' });
  chmodSync(path.join(folder, 'shellcheck'), 0o755);
  return folder;
}

/** Drives a server through all that it has, in a workspace that tries to have it do what it should not. */
async function drive(t: TestContext, trusted: boolean, allow = '') {
  const { folder, outside, documents } = hostileWorkspace(t);
  const { variables, deeds } = watched(t, allow);
  const programs = fakeShellcheck(t);
  const client = await LspClient.start(t, {
    capabilities: CURIOUS,
    settings: { rules: ALL },
    variables: { ...variables, PATH: `${programs}${path.delimiter}${process.env.PATH}` },
    initialize: {
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'work' }],
      initializationOptions: { ...COMMANDS.initializationOptions, trusted },
    },
  });
  const answers: string[] = [];
  for (const { uri, text } of documents) {
    client.open(uri, text);
    const step = uri.endsWith('ignore') ? 1 : uri.endsWith('/Dockerfile') ? 3 : 7;
    for (const { answer } of await askEverything(client, uri, text, { step })) answers.push(JSON.stringify(answer));
  }
  // What is told of files that come, change and go is looked at, too.
  renameSync(path.join(folder, 'build.sh'), path.join(folder, 'other.sh'));
  rmSync(path.join(folder, 'Makefile'));
  appendFileSync(path.join(folder, 'compose.yaml'), '\n# Later.\n');
  const names = [
    'vendor',
    'secret.link',
    'linked.Dockerfile',
    'compose.override.yaml',
    'vendor/Dockerfile',
    '.env',
    'here/x',
  ];
  const changes = [
    ...['other.sh', ...names].map((name) => ({ name, type: 1 })),
    ...['compose.yaml', '.dockerignore', ...names].map((name) => ({ name, type: 2 })),
    ...['Makefile', 'build.sh'].map((name) => ({ name, type: 3 })),
  ].map(({ name, type }) => ({ uri: pathToFileURL(path.join(folder, name)).href, type }));
  const elsewhere = [outside, '/etc/passwd'].map((file) => ({ uri: pathToFileURL(file).href, type: 1 }));
  client.notify('workspace/didChangeWatchedFiles', { changes: [...changes, ...elsewhere] });
  for (const { uri } of documents) {
    await client.diagnostics(uri);
    await client.request('textDocument/codeLens', { textDocument: { uri } });
  }
  return { client, folder, outside, documents, deeds, answers, programs };
}

const CACHE = cacheFolder() ?? assert.fail();

/** What of these deeds is about files that are neither in a folder nor our own program, nor what V8 made of it. */
const beyond = (deeds: readonly Deed[], folder: string): string[] =>
  done(
    deeds.filter(
      ({ what }) =>
        what !== folder && !what.startsWith(folder + path.sep) && !what.startsWith(DIST) && !what.startsWith(CACHE),
    ),
    'file',
    'look',
  );

test('in a workspace that is not trusted nothing is started, nothing is connected to, and nothing outside it is looked at', async (t) => {
  const { client, deeds, answers, folder } = await drive(t, false);
  client.notify('exit');
  await client.exited;
  assert.deepEqual(done(deeds(), 'process', 'socket'), []);
  assert.deepEqual(beyond(deeds(), folder), []);
  // What it was to look at it did look at, and it had much to say.
  const read = done(deeds(), 'file').join('\n');
  for (const name of ['compose.yaml', 'docker-bake.hcl', 'Makefile', 'build.sh', '.github/workflows/ci.yml'])
    assert.ok(read.includes(path.join(folder, name)), name);
  assert.ok(answers.length > 10_000);
  // Nor does it know anything of what lies there.
  assert.ok(!answers.some((answer) => UNSPEAKABLE.test(answer)));
});

test('in a trusted workspace ShellCheck is started, and nothing else', async (t) => {
  const { client, deeds, folder, programs } = await drive(t, true, 'process');
  const started = () => done(deeds(), 'process');
  // It is asked once typing pauses.
  for (const began = Date.now(); started().length === 0 && Date.now() - began < 10_000; )
    await new Promise((resolve) => setTimeout(resolve, 50));
  client.notify('exit');
  await client.exited;
  assert.deepEqual(started(), [`spawn ${path.join(programs, 'shellcheck')}`]);
  // For the images that `askEverything` has had pinned, credentials are looked for and registries are asked: the user has said so.
  const pin = deeds().filter(
    ({ kind, what }) => kind === 'socket' || what.endsWith(path.join('.docker', 'config.json')),
  );
  assert.ok(pin.length > 0);
  const names = done(pin, 'socket').map((line) => line.replace(/^\w+ /, ''));
  for (const name of names) assert.match(name, /^\["(?:registry-1\.docker\.io|localhost)"/);
  const inPath = new Set((process.env.PATH ?? '').split(path.delimiter).map((place) => path.join(place, 'shellcheck')));
  const others = deeds().filter(
    (deed) => !pin.includes(deed) && !inPath.has(deed.what) && !deed.what.startsWith(programs),
  );
  assert.deepEqual(beyond(others, folder), []);
});

test('no question makes a trusted server ask a registry: only the command does', async (t) => {
  const { folder, documents } = hostileWorkspace(t);
  const { variables, deeds } = watched(t);
  const home = folderWith(t, {});
  const client = await LspClient.start(t, {
    capabilities: CURIOUS,
    settings: { shellcheck: { enable: false } },
    variables: { ...variables, DOCKER_CONFIG: home },
    initialize: {
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'work' }],
      initializationOptions: { ...COMMANDS.initializationOptions, trusted: true },
    },
  });
  const { uri, text } = documents[0]!;
  client.open(uri, text);
  // The version is another one, so that nothing is pinned.
  const once = { command: 'dockerfileStages.pin', arguments: [{ uri, version: 99 }] };
  await askEverything(client, uri, text, { step: 5, once });
  assert.deepEqual(done(deeds(), 'process', 'socket'), []);
  assert.deepEqual(beyond(deeds(), folder), []);
  await client
    .request('workspace/executeCommand', { command: 'dockerfileStages.pin', arguments: [{ uri, version: 1 }] })
    .catch(() => undefined);
  assert.ok(done(deeds(), 'socket').length > 0);
  assert.deepEqual(beyond(deeds(), folder), []);
});

test('the command line starts nothing but ShellCheck, connects to nothing, and looks at nothing but the folder', (t) => {
  const programs = fakeShellcheck(t);
  const commands = [
    ['check', '--all-rules', '--no-shellcheck'],
    ['check', '--format', 'json', '--no-shellcheck', 'Dockerfile', 'sub/Dockerfile.dev'],
    ['fix', '--all', '--dry-run'],
    ['fix', '--all'],
    ['outline'],
    ['targets', '--format', 'json'],
    ['check'],
  ];
  for (const args of commands) {
    const { folder } = hostileWorkspace(t);
    // Without a repository it would look for one in the folders above.
    mkdirSync(path.join(folder, '.git'));
    const { variables, deeds } = watched(t, 'process');
    const PATH = `${programs}${path.delimiter}${process.env.PATH}`;
    const { exitCode, notes, out } = runCli(folder, args, '', { ...variables, PATH });
    // The links that stand for files of settings cannot be read, and it says so.
    assert.ok(exitCode === 0 || exitCode === 2, `${args}: ${exitCode} ${notes}`);
    assert.doesNotMatch(out + notes, UNSPEAKABLE);
    const isAsked = args.length === 1 && args[0] === 'check';
    assert.deepEqual(done(deeds(), 'socket'), []);
    assert.deepEqual(done(deeds(), 'process'), isAsked ? [`spawn ${path.join(programs, 'shellcheck')}`] : []);
    // Whether the folder is a link says the path of the one it is in.
    const above = path.dirname(folder);
    // Scripts are put before it as files.
    const own = new Set(
      deeds().flatMap(({ what }) => (/[\\/]script-\d+$/.test(what) ? [what, path.dirname(what)] : [])),
    );
    const others = deeds().filter(
      ({ what }) => what !== path.join(programs, 'shellcheck') && what !== above && !(isAsked && own.has(what)),
    );
    assert.deepEqual(beyond(others, folder), [], String(args));
  }
});
