import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { filesIn, isTest, read, sourceFiles } from './tree.ts';

interface Export {
  readonly file: string;
  readonly name: string;
  readonly kind: string;
  /** Whether a comment that documents it ends right above. */
  readonly documented: boolean;
  /** Whether its own file names it again. */
  readonly usedBeside: boolean;
}

/** The exported names that are written at the beginning of a line, as all of ours are. */
const DECLARED =
  /(\*\/\n)?^export (?:async |abstract )?(function\*?|class|const|let|interface|type|enum) (\w+)(?=([^\n]*(?:\n {2,}[^\n]*)?))/gm;

const exports: readonly Export[] = filesIn('server/src')
  .filter((file) => file.endsWith('.ts') && !isTest(file))
  .flatMap((file) => {
    const text = read(file);
    return [...text.matchAll(DECLARED)].map(([, comment, kind, name, rest]) => ({
      file,
      name: name!,
      kind: kind === 'const' && isFunction(rest!) ? 'function' : kind!,
      documented: comment !== undefined,
      usedBeside: text.split(new RegExp(`\\b${name}\\b`)).length > 2,
    }));
  });

/** Whether what follows the name of a constant makes a function of it. */
function isFunction(rest: string): boolean {
  return /^(?:: [^=]*)? =\s+(?:async )?(?:<[^>]*>)?(?:\(|\w+ =>|remember\()/.test(rest);
}

const FROM = /\b(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'(\.[^']+)'/g;

/** Who imports a name, by `file#name`. */
const importers = new Map<string, string[]>();
for (const file of sourceFiles()) {
  for (const [, names, from] of read(file).matchAll(FROM)) {
    const source = path.posix.join(path.posix.dirname(file), from!);
    for (const [, name] of names!.matchAll(/(?:^|,)\s*(?:type\s+)?(\w+)/g)) {
      const key = `${source}#${name}`;
      importers.set(key, [...(importers.get(key) ?? []), file]);
    }
  }
}

const tell = ({ file, name }: Export) => `${file}: ${name}`;

describe('what a file of the server exports', () => {
  test('is found', () => assert.ok(exports.length > 400 && importers.size > 400));

  test('is imported by another one', () => {
    // A type may be there to be named in what is imported.
    const isPart = ({ kind, usedBeside }: Export) => (kind === 'interface' || kind === 'type') && usedBeside;
    const unused = exports.filter((item) => !isPart(item) && !importers.has(`${item.file}#${item.name}`));
    assert.deepEqual(unused.map(tell), []);
  });

  test('is documented where it is a function or a class', () => {
    const silent = exports.filter(({ kind, documented }) => /^(?:function|class)/.test(kind) && !documented);
    assert.deepEqual(silent.map(tell), []);
  });

  test('is there for more than its tests', () => {
    const dead = exports.filter(
      ({ file, name, usedBeside }) => !usedBeside && (importers.get(`${file}#${name}`) ?? []).every(isTest),
    );
    assert.deepEqual(dead.map(tell), []);
  });
});
