import assert from 'node:assert/strict';
import { readBuilds, readerOf } from '../../server/src/workspace/builders/readers.ts';
import { mark, unmark } from './fixture.ts';

/**
 * What a file says of builds, in its order, each in a line: `Dockerfile in context: target A=1 +name`, and `?` behind what is not
 * certain. `marked` has `[|…|]` around what each build points to; `others` are further files of the project.
 */
export function told(path: string, marked: string, others: Readonly<Record<string, string>> = {}): string[] {
  const { text } = unmark(marked);
  for (const written of [text, text.replaceAll('\n', '\r\n')]) {
    const lines = toldOf(path, written, others);
    if (written === text) assert.equal(lines.marked, marked);
    else assert.deepEqual(lines.builds, toldOf(path, text, others).builds, 'with CRLF it is something else');
  }
  return toldOf(path, text, others).builds;
}

function toldOf(path: string, text: string, others: Readonly<Record<string, string>>) {
  const read = readerOf(path);
  assert.ok(read, `no reader for ${path}`);
  const { builds } = readBuilds(read, text, path, (other) => others[other]);
  const sorted = [...builds].sort((a, b) => a.range.start - b.range.start);
  for (const { args, argRanges } of builds) {
    for (const [name, { start, end }] of argRanges) {
      if (args.has(name)) assert.equal(text.slice(start, end), name, 'an argument has the place of its name');
    }
  }
  const ranges = sorted.map(({ range }) => range).filter((range, i, all) => range.start !== all[i - 1]?.start);
  const lines = sorted.map(({ places, target, args, moreArgs, contexts, certain }) =>
    [
      places.map(({ dockerfile, context = '?' }) => `${dockerfile} in ${context}`).join(' or ') || '?',
      target ?? '-',
      ...[...args].map(([name, value = '?']) => `${name}=${value}`),
      ...(moreArgs ? ['…'] : []),
      ...[...contexts].map((name) => `+${name}`),
      ...(certain ? [] : ['?']),
    ].join(' '),
  );
  return { builds: lines, marked: mark(text, ranges) };
}
