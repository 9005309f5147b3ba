import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { filesIn, read, root } from './tree.ts';

const documents = filesIn('.').filter((file) => file.endsWith('.md') && !file.startsWith('sample/'));

/** Those that are written by hand. */
const written = documents.filter((file) => !file.startsWith('docs/rules/'));

/** A document without its code, where brackets are no links. */
const prose = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

describe('the documents', () => {
  test('link to files that are there', () => {
    const broken = documents.flatMap((file) =>
      [...prose(read(file)).matchAll(/\]\(([^)#\s]+)/g)]
        .map(([, link]) => link!)
        .filter((link) => !/^https:/.test(link) && !existsSync(path.join(root, path.dirname(file), link)))
        .map((link) => `${file}: ${link}`),
    );
    assert.deepEqual(broken, []);
  });

  test('name only commands that package.json has', () => {
    const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(read('package.json'));
    const known = new Set([...Object.keys(scripts), 'ci', 'install', 'link', 'run']);
    const unknown = written.flatMap((file) =>
      [...read(file).matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)]
        .map(([, name]) => name!)
        .filter((name) => !known.has(name))
        .map((name) => `${file}: npm ${name}`),
    );
    assert.deepEqual(unknown, []);
  });

  test('name only files and folders that are there', () => {
    const named = /`((?:client|docs|scripts|server|test)\/[\w./-]+|(?:syntax|model|workspace|rules|cli)\/[\w-]+\.ts)`/g;
    const missing = written.flatMap((file) =>
      [...read(file).matchAll(named)]
        .map(([, name]) => name!)
        .filter((name) => !['', 'server/src'].some((folder) => existsSync(path.join(root, folder, name))))
        .map((name) => `${file}: ${name}`),
    );
    // The guide makes this one.
    assert.deepEqual(missing, ['CONTRIBUTING.md: server/src/rules/runtime/signal-number.ts']);
  });
});
