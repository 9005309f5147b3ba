import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instruction } from '../../server/src/syntax/instruction.ts';
import { read } from '../../server/src/syntax/read.ts';
import { jsonLines, needsShared, sharedPath } from '../support/shared.ts';

interface Case {
  readonly test: string;
  readonly dockerfile: string;
  readonly tree?: string;
}

/** One line of BuildKit's tree dump, as the values in it. */
const values = (line: string): string[] =>
  [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) =>
    text!.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([\s\S]))/g, (_, hex, unicode, char) =>
      hex || unicode
        ? String.fromCharCode(Number.parseInt(hex ?? unicode, 16))
        : ({ n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' }[char as string] ?? char),
    ),
  );

function ours(instruction: Instruction): string[] {
  const flags = instruction.flags.map((flag) => `--${flag.name.text}${flag.value ? `=${flag.value.text}` : ''}`);
  const words = instruction.words.map((word) => word.text);
  const isArg = instruction.name === 'ARG';
  const pairs = instruction.pairs.flatMap(({ name, value, legacy }) => {
    if (isArg) return [value ? `${name.text}=${value.text}` : name.text];
    return [name.text, value?.text ?? '', legacy ? '' : '='];
  });
  return [...flags, ...words, ...pairs, ...(instruction.trigger ? ours(instruction.trigger) : [])];
}

test('BuildKit’s own parser cases come out as its trees say', (t) => {
  if (!needsShared(t)) return;
  for (const { test: name, dockerfile, tree } of jsonLines<Case>(sharedPath('cases/buildkit.jsonl'))) {
    if (tree === undefined) continue;
    const lines = tree.split('\n').filter((line) => line !== '');
    const { instructions } = read(dockerfile);
    assert.equal(instructions.length, lines.length, name);
    for (const [i, instruction] of instructions.entries()) {
      // BuildKit's tree does not go into an instruction it does not know.
      if (instruction.name) assert.deepEqual(ours(instruction), values(lines[i]!), `${name}: ${lines[i]}`);
    }
  }
});
