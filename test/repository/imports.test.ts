import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { isTest, read, sourceFiles } from './tree.ts';

/** The folders of server/src that each of them may import from, besides itself. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  text: [],
  syntax: ['text'],
  shell: ['text'],
  knowledge: ['text'],
  model: ['text', 'syntax', 'shell', 'knowledge'],
  workspace: ['text', 'syntax', 'shell', 'knowledge', 'model'],
  registry: ['text', 'syntax', 'model', 'workspace'],
  rules: ['text', 'syntax', 'shell', 'knowledge', 'model', 'workspace'],
  features: ['text', 'syntax', 'shell', 'knowledge', 'model', 'workspace', 'rules'],
  lsp: ['text', 'syntax', 'shell', 'knowledge', 'model', 'workspace', 'registry', 'rules', 'features'],
  cli: ['text', 'syntax', 'shell', 'knowledge', 'model', 'workspace', 'registry', 'rules', 'features'],
  start: [],
};

/** The folders whose functions are pure: no disk, no clock, no process. */
const PURE = ['text', 'syntax', 'shell', 'knowledge', 'model', 'rules', 'features'];

interface Import {
  readonly file: string;
  readonly from: string;
}

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"\n]+)['"]/g;

const imports: readonly Import[] = sourceFiles().flatMap((file) =>
  [...read(file).matchAll(IMPORT)].map(([, from]) => ({ file, from: from! })),
);

const programs = imports.filter(({ file }) => !isTest(file));
const tell = ({ file, from }: Import) => `${file} imports ${from}`;

/** The folder of server/src a file lies in. */
const layer = (file: string): string | undefined => /^server\/src\/([^/]+)\//.exec(file)?.[1];

const target = ({ file, from }: Import): string => path.posix.join(path.posix.dirname(file), from);

describe('imports', () => {
  test('there are some', () => assert.ok(imports.length > 100));

  test('run one way through the folders of the server', () => {
    const wrong = imports.filter((item) => {
      const own = layer(item.file);
      if (own === undefined || !item.from.startsWith('.')) return false;
      const other = layer(target(item));
      if (other === undefined) return !allowedOutside(item);
      return other !== own && !BELOW[own]?.includes(other);
    });
    assert.deepEqual(wrong.map(tell), []);
  });

  test('never run in circles, not even those of types', () => {
    const next = new Map<string, string[]>();
    for (const item of programs) {
      if (/^(?:server|client)\/src\//.test(item.file) && item.from.startsWith('.')) {
        next.set(item.file, [...(next.get(item.file) ?? []), target(item)]);
      }
    }
    assert.deepEqual([...circles(next)], []);
  });

  test('run one way through the groups of rules: what two of them need of each other lies in support', () => {
    const group = (file: string) => /^server\/src\/rules\/([^/]+)\//.exec(file)?.[1];
    const next = new Map<string, string[]>();
    for (const item of programs) {
      const [own, other] = [group(item.file), group(target(item))];
      if (own !== undefined && other !== undefined && own !== other) next.set(own, [...(next.get(own) ?? []), other]);
    }
    assert.ok(next.size > 5);
    assert.deepEqual([...circles(next)], []);
  });

  test('the client imports nothing of the server, and no program imports tests', () => {
    const wrong = programs.filter((item) => {
      if (!item.from.startsWith('.')) return false;
      const other = target(item);
      if (item.file.startsWith('client/')) return !other.startsWith('client/');
      // The pages of the rules show the marked examples that tests show.
      return other.startsWith('test/') && !item.file.startsWith('scripts/');
    });
    assert.deepEqual(wrong.map(tell), []);
  });

  const places: readonly (readonly [what: RegExp, where: RegExp])[] = [
    [/^vscode-languageserver/, /^(?:server\/src\/lsp|test\/lsp|test\/registry|test\/support|scripts\/compare|bench)\//],
    [/^vscode-languageclient/, /^client\//],
    [/^vscode-(?:textmate|oniguruma)/, /^test\/support\/tokens\.ts$/],
    [/^vscode$/, /^(?:client|test\/vscode)\//],
    [/^dockerfile-ast$/, /^server\/src\/syntax\/ast\.ts$/],
    [/^unbash$/, /^server\/src\/shell\//],
    [/^js-yaml$/, /^server\/src\/workspace\/config\/yaml\.ts$/],
    [
      /^node:fs/,
      /^(?:server\/src\/workspace\/node-(?:files|program|shellcheck)\.ts|server\/src\/registry\/node-credentials\.ts|server\/src\/cli\/disk\.ts|server\/src\/start\/[\w-]+\.ts|(?:scripts|bench|test)\/.*)$/,
    ],
    // ShellCheck is started, and what keeps the credentials of `docker login`.
    [
      /^node:child_process$/,
      /^(?:server\/src\/(?:workspace\/node-shellcheck|registry\/node-credentials)\.ts|(?:scripts|bench|test)\/.*)$/,
    ],
    // Registries are asked, by those who want to pin an image.
    [/^node:(?:http|https|net|dgram|tls|dns)/, /^(?:server\/src\/registry\/node-transport\.ts|(?:scripts|test)\/.*)$/],
  ];
  for (const [what, where] of places) {
    test(`${what.source} stands only in ${where.source}`, () => {
      const wrong = imports.filter(({ file, from }) => what.test(from) && !where.test(file));
      assert.deepEqual(wrong.map(tell), []);
    });
  }

  test('the middle of the server imports nothing of Node and looks at no clock', () => {
    const pure = (file: string) => PURE.includes(layer(file) ?? '');
    assert.deepEqual(programs.filter(({ file, from }) => pure(file) && from.startsWith('node:')).map(tell), []);
    const impure = /\b(?:Date\.now|new Date|performance\.now|Math\.random|process\.|fetch\(|setTimeout|setInterval)/;
    assert.deepEqual(
      sourceFiles().filter((file) => pure(file) && !isTest(file) && impure.test(code(read(file)))),
      [],
    );
  });
});

/** The ways through files that lead back to where they began, each told once. */
function* circles(next: ReadonlyMap<string, readonly string[]>): Iterable<string> {
  const done = new Set<string>();
  const way: string[] = [];
  function* walk(file: string): Iterable<string> {
    const begin = way.indexOf(file);
    if (begin >= 0) yield [...way.slice(begin), file].join(' → ');
    if (begin >= 0 || done.has(file)) return;
    way.push(file);
    for (const other of next.get(file) ?? []) yield* walk(other);
    way.pop();
    done.add(file);
  }
  for (const file of next.keys()) yield* walk(file);
}

/** A unit test may use the harness; the command line and the server know their version. */
function allowedOutside(item: Import): boolean {
  const other = target(item);
  if (isTest(item.file)) return other.startsWith('test/support/');
  return ['cli', 'lsp'].includes(layer(item.file) ?? '') && other === 'package.json';
}

/** A program without its comments and texts, roughly. */
const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '');
