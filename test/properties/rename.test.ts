import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { prepareRename, rename } from '../../server/src/features/symbols/rename.ts';
import { type Dockerfile, readDockerfile } from '../../server/src/model/dockerfile.ts';
import { expandedWords, expansionsOf } from '../../server/src/model/expanded.ts';
import { placedInstructions } from '../../server/src/model/instructions.ts';
import { root, type Source } from '../../server/src/model/stage.ts';
import { applyEdits } from '../../server/src/text/edit.ts';

const NOWHERE = { contexts: new Set<string>() };

const stage = fc.constantFrom('a', 'b', 'c', 'os-1');
const image = fc.oneof(stage, fc.constantFrom('alpine', 'd', 'scratch', '$V', 'os-$W', '0', 'B'));
const name = fc.constantFrom('V', 'W', 'X');
const use = fc
  .tuple(name, fc.constantFrom('$N', '${N}', '${N:-$V}', '"$N"', "'$N'", '\\$N', 'N', '${N#W}'))
  .map(([n, shape]) => shape.replace('N', n));
const line = fc.oneof(
  fc.tuple(image, fc.oneof(stage, fc.constant('B'))).map(([from, as]) => `FROM ${from} AS ${as}`),
  image.map((from) => `FROM ${from}`),
  fc
    .tuple(fc.oneof(image, fc.constantFrom('1', 'A')), fc.constantFrom('', '--link '))
    .map(([from, link]) => `COPY ${link}--from=${from} /x /y`),
  image.map((from) => `RUN --mount=type=bind,from=${from},target=/t ls`),
  image.map((from) => `ONBUILD COPY --from="${from}" /x /y`),
  name.map((n) => `ARG ${n}`),
  fc.tuple(name, use).map(([n, value]) => `ARG ${n}=${value}`),
  fc.tuple(name, use).map(([n, value]) => `ENV ${n}=${value}`),
  fc.tuple(name, use).map(([n, value]) => `ENV Y=1 ${n}=${value}`),
  fc.tuple(name, use).map(([n, value]) => `ONBUILD ENV ${n}=${value}`),
  use.map((value) => `WORKDIR /${value}`),
  use.map((value) => `LABEL ${value}=\\\n  # V\n  ${value}`),
  use.map((value) => `ONBUILD USER ${value}`),
  use.map((value) => `COPY <<V /x\n${value}\nV`),
  fc.tuple(name, use).map(([n, value]) => `RUN echo ${value} && ${n}=1 && echo ${value}`),
  fc.tuple(name, use).map(([n, value]) => `RUN ${n}=1; echo ${value}`),
);
const text = fc.array(line, { minLength: 3, maxLength: 12 }).map((lines) => `ARG V=a\n${lines.join('\n')}\n`);
const toName = fc.oneof(stage, name, fc.constantFrom('Z', 'zz', 'B', 'd', 'alpine', 'Alpine'));

/** What the builder makes of it: where each stage comes from and takes from, and all that it puts in the place of variables. */
function built(dockerfile: Dockerfile): unknown {
  const { stages } = dockerfile;
  const shown = (source: Source): unknown =>
    source.kind === 'stage'
      ? source.stage.index
      : source.kind === 'unknown'
        ? source.candidates.map(({ index }) => index)
        : { ...source, reference: undefined };
  return {
    stages: stages.map((one) => [one.base, root(one), ...one.references.map(({ source }) => source)].map(shown)),
    words: placedInstructions(dockerfile).map(({ instruction, scope }) => {
      // The names that ENV sets change, and a stage is looked at above.
      const names = new Set(instruction.name === 'ENV' ? instruction.pairs.map((pair) => pair.name.range.start) : []);
      return expandedWords(instruction)
        .filter(({ word }) => !names.has(word.range.start) && instruction.name !== 'FROM' && instruction.name !== 'RUN')
        .map(({ word, place }) => scope.evaluate(word.text, place) ?? null);
    }),
    uses: placedInstructions(dockerfile).map(({ instruction, scope }) =>
      expansionsOf(dockerfile, instruction).map((one) => scope.value(one.name, one.place) ?? null),
    ),
  };
}

test('whatever gets another name, the build stays as it is, and the way back leads to the same text', () => {
  let renamed = 0;
  let wentBack = 0;
  fc.assert(
    fc.property(text, fc.nat(), toName, (before, at, to) => {
      const dockerfile = readDockerfile(before);
      const words = Array.from(before.matchAll(/[A-Za-z][\w-]*/g), ({ index }) => index);
      const turned = [...words.slice(at % words.length), ...words.slice(0, at % words.length)];
      const isFree = (place: number) => {
        const answer = rename(dockerfile, NOWHERE, place, to);
        return answer && 'edits' in answer && answer.edits.length > 0;
      };
      const offset = turned.slice(0, 8).find(isFree);
      if (offset === undefined) return;
      const prepared = prepareRename(dockerfile, NOWHERE, offset);
      const found = rename(dockerfile, NOWHERE, offset, to);
      assert.ok(prepared && 'name' in prepared && found && 'edits' in found);
      renamed++;
      const after = applyEdits(before, found.edits);
      const then = readDockerfile(after);
      assert.deepEqual(built(then), built(dockerfile));
      const shorter = found.edits
        .filter(({ range }) => range.end <= prepared.range.start)
        .map(({ range, newText }) => newText.length - (range.end - range.start));
      const place = prepared.range.start + shorter.reduce((sum, by) => sum + by, 0);
      const back = rename(then, NOWHERE, place, prepared.name);
      // Another stage, or a script of its own, may have had the same name all along.
      if (back && 'refusal' in back && /already/.test(back.refusal)) return;
      assert.ok(back && 'edits' in back, `${JSON.stringify(back)} for ${after}`);
      wentBack++;
      assert.equal(applyEdits(after, back.edits).toLowerCase(), before.toLowerCase());
      if (!/B|from=A/.test(before) && to === to.toLowerCase()) assert.equal(applyEdits(after, back.edits), before);
    }),
    { numRuns: Number(process.env.RUNS ?? 150) },
  );
  assert.ok(renamed > 50 && wentBack > renamed / 2, `${renamed} renamed, ${wentBack} went back`);
});
