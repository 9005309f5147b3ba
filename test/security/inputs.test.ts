import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { readBuilds, readerOf } from '../../server/src/workspace/builders/readers.ts';
import { readConfig } from '../../server/src/workspace/config/read.ts';
import { readYamlDocuments } from '../../server/src/workspace/config/yaml.ts';
import { readIgnoreText } from '../../server/src/workspace/ignore.ts';
import { folderWith, runCli } from '../support/cli.ts';
import { LspClient } from '../support/lsp-client.ts';

/** No reader may have the processor for longer, in milliseconds. */
const LONGEST = 1000;

/** The names of files of each kind that starts builds. */
const NAMES = [
  ...['compose.yaml', 'docker-bake.hcl', 'docker-bake.json', '.github/workflows/ci.yml', '.gitlab-ci.yml'],
  ...['.circleci/config.yml', '.devcontainer/devcontainer.json', 'skaffold.yaml', 'cloudbuild.yaml', 'Taskfile.yml'],
  ...['package.json', 'Makefile', 'justfile', 'Tiltfile', 'Jenkinsfile', 'README.md', 'build.sh', 'scripts/build'],
];

const MB = 1024 * 1024;
/** A quarter of what is read at most. */
const filled = (piece: string, size = MB / 4): string => piece.repeat(Math.floor(size / piece.length));

/** Each alias means the one before nine times: a billion words, if somebody wrote them out. */
const bomb = (indent: string, close = ''): string =>
  `${indent}a0: &a0 [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 12 }, (_, i) => `${indent}a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(',')}]\n`).join('')}${close}`;

/** What makes readers slow, deep or large. */
const TEXTS: Readonly<Record<string, string>> = {
  'a YAML bomb': bomb(''),
  'a YAML bomb of services': `x:\n${bomb('  ')}services:\n  web:\n    build: *a12\n    x: *a11\n`,
  'merges of merges': `x0: &x0 { build: . }\n${Array.from({ length: 40 }, (_, i) => `x${i + 1}: &x${i + 1} { <<: [*x${i}, *x${i}] }\n`).join('')}services:\n  web: { <<: *x40 }\n`,
  'an alias to itself': 'services: &a\n  web: *a\n  b: { build: *a, extends: *a }\n',
  'a service that extends itself':
    'services:\n  a: { extends: b }\n  b: { extends: { service: a, file: compose.yaml } }\ninclude: [compose.yaml]\n',
  'deep YAML': `${Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')}`,
  'deep brackets': '['.repeat(100_000),
  'deep brackets that close': '['.repeat(100_000) + ']'.repeat(100_000),
  'deep objects': '{"a":'.repeat(100_000),
  'deep parentheses': `target "a" { x = ${'('.repeat(100_000)}`,
  'deep blocks': 'target "a" {\n'.repeat(20_000),
  'targets that inherit': Array.from(
    { length: 3000 },
    (_, i) => `target "t${i}" {\n inherits = ["t${i + 1}", "t${i + 2}"]\n}\n`,
  ).join(''),
  'groups of groups': Array.from(
    { length: 3000 },
    (_, i) => `group "g${i}" {\n targets = ["g${i + 1}", "g${i + 1}"]\n}\n`,
  ).join(''),
  'variables of variables': `${Array.from({ length: 60 }, (_, i) => `variable "v${i}" {\n default = "\${v${i + 1}}\${v${i + 1}}"\n}\n`).join('')}target "a" {\n target = "\${v0}"\n}\n`,
  'nested substitutions': `docker build ${'$('.repeat(20_000)}`,
  'variables that double': `${Array.from({ length: 40 }, (_, i) => `V${i + 1}="$V${i}$V${i}"\n`).join('')}docker build --target "$V40" .\n`,
  'a matrix': `on: push\njobs:\n  a:\n    strategy:\n      matrix:\n${Array.from({ length: 12 }, (_, i) => `        k${i}: [1,2,3,4,5,6,7,8,9]\n`).join('')}    steps:\n      - run: docker build --target \${{ matrix.k1 }} .\n`,
  'one long line': filled('x'),
  'one long word of dashes': filled('-'),
  'only quotes': filled('"'),
  'only backslashes': filled('\\'),
  'only blanks': filled(' '),
  'only newlines': filled('\n'),
  'only dollars': filled('${'),
  'only tabs and colons': filled('\t:'),
  'only stars': filled('*a '),
  'only anchors': filled('&a '),
  fences: filled('```sh\n'),
  'builds without end': filled('docker build --target a -f b .\n'),
  zeros: filled('\0'),
  'halves of characters': filled('\ud83d'),
};

for (const [what, text] of Object.entries(TEXTS))
  test(`${what}: no reader of files around Dockerfiles takes long, or runs out of anything`, () => {
    const slow: string[] = [];
    const timed = (name: string, read: () => unknown) => {
      const began = process.cpuUsage();
      read();
      const { user, system } = process.cpuUsage(began);
      const took = (user + system) / 1000;
      if (took > LONGEST) slow.push(`${name}: ${took.toFixed(0)} ms`);
    };
    for (const name of NAMES)
      timed(name, () => {
        try {
          const said = readBuilds(readerOf(name)!, text, name, () => text);
          assert.ok(said.builds.length < 200_000);
        } catch (error) {
          // The index counts such a file as unread (`read-asking.ts`).
          assert.ok(error instanceof RangeError, `${name}: ${error}`);
        }
      });
    timed('YAML', () => readYamlDocuments(text));
    timed('.dockerfile-stages.yaml', () => readConfig(text));
    timed('.dockerignore', () => readIgnoreText(text));
    assert.deepEqual(slow, []);
  });

/** A folder in which all that is read by its name is a pipe, a device or larger than may be. */
function oddFolder(t: TestContext): string {
  const folder = folderWith(t, {
    Dockerfile: 'FROM alpine:3.20 AS a\nCOPY pipe endless /\nFROM alpine:3.20\n',
    'sub/x': '',
  });
  const pipe = (name: string) => execFileSync('mkfifo', [path.join(folder, name)]);
  for (const name of [
    'pipe',
    'compose.yaml',
    'Makefile',
    '.dockerignore',
    '.dockerfile-stages.yaml',
    'sub/Dockerfile',
    'build.sh',
  ])
    pipe(name);
  const devices = [
    ['endless', '/dev/zero'],
    ['docker-bake.hcl', '/dev/zero'],
    ['.hadolint.yaml', '/dev/random'],
    ['package.json', '/dev/stdin'],
    ['skaffold.yaml', '/dev/tty'],
    ['Dockerfile.dev', '/dev/zero'],
    ['sub/Dockerfile.dev', '/proc/self/mem'],
  ] as const;
  for (const [name, target] of devices) symlinkSync(target, path.join(folder, name));
  for (const name of ['Tiltfile', 'README.md', 'go.mod', 'requirements.txt', 'Dockerfile.dockerignore']) {
    writeFileSync(path.join(folder, name), '');
    truncateSync(path.join(folder, name), 3 * 1024 * MB);
  }
  return folder;
}

test('pipes, devices and files of gigabytes are not read, and nobody waits for them', async (t) => {
  const folder = oddFolder(t);
  const root = pathToFileURL(folder).href;
  const client = await LspClient.start(t, { initialize: { workspaceFolders: [{ uri: root, name: 'work' }] } });
  const began = performance.now();
  const uri = `${root}/Dockerfile`;
  client.open(uri, 'FROM alpine:3.20 AS a\nCOPY pipe endless /\nFROM alpine:3.20\n');
  await client.diagnostics(uri);
  const position = { line: 1, character: 6 };
  for (const method of ['hover', 'completion', 'documentLink', 'codeLens', 'references'])
    await client.request(`textDocument/${method}`, {
      textDocument: { uri },
      position,
      context: { includeDeclaration: true },
    });
  assert.deepEqual(
    (await client.request<{ name: string }[]>('workspace/symbol', { query: '' })).map(({ name }) => name),
    ['a', 'stage 1'],
  );
  assert.ok(performance.now() - began < 8000);
  for (const args of [
    ['check', '--no-shellcheck'],
    ['targets'],
    ['outline'],
    ['fix', '--dry-run'],
    ['check', 'Dockerfile.dev', 'sub/Dockerfile.dev'],
  ]) {
    const before = performance.now();
    const { exitCode } = runCli(folder, args);
    assert.ok(exitCode !== null && performance.now() - before < 8000, `${args}: ${exitCode}`);
  }
});
