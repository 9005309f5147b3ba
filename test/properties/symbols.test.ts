import assert from 'node:assert/strict';
import { test } from 'node:test';
import { definition } from '../../server/src/features/symbols/definition.ts';
import { basedOn, basesOf, itemsAt, takenBy, takersOf } from '../../server/src/features/symbols/hierarchy.ts';
import { linkedPlaces } from '../../server/src/features/symbols/linked-editing.ts';
import { references } from '../../server/src/features/symbols/references.ts';
import { prepareRename, rename } from '../../server/src/features/symbols/rename.ts';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import type { Range } from '../../server/src/text/range.ts';

const NOWHERE = { contexts: new Set<string>() };

const TEXTS = [
  'ARG A=1 B=$A\nFROM --platform=$BUILDPLATFORM a:${A:-x} AS x\nARG A\nENV C=${A}👍$B D $C\nFROM x\nCOPY --link --from=x --chmod=1 \\\n# $A\n\n a b\n' +
    'RUN --mount=type=bind,from=x,target=$C <<E cat && <<-"F" cat\n$C\nE\n\tF\nFROM $A\nONBUILD COPY --from=0 . /$A\n',
  '# escape=`\r\nFROM a AS x `\r\n  # c\r\n\r\nRUN echo $A `\r\n\r\n  $B\r\nCMD ["sh", "-c", "echo \\"$A\\""]\r\nFROM x\r\nCOPY --from',
  '\ufeffFROM a AS\nFROM\nENV\nARG 1 =\nENV A\nCOPY --from= a b\nRUN --mount=from=,type=\nRUN echo "$A\nCOPY <<E\n$A',
  '',
];

/** All that is answered at an offset. */
function answers(text: string, offset: number): Range[] {
  const dockerfile = readDockerfile(text);
  const found = definition(dockerfile, offset);
  const prepared = prepareRename(dockerfile, NOWHERE, offset);
  const renamed = rename(dockerfile, NOWHERE, offset, 'other');
  const taken = [...takersOf(dockerfile, offset), ...takenBy(dockerfile, offset)];
  const items = [itemsAt, basesOf, basedOn].flatMap((ask) => ask(dockerfile, offset));
  return [
    ...(found ? [found.origin, ...found.targets.flatMap(({ range, selection }) => [range, selection])] : []),
    ...references(dockerfile, offset, true),
    ...(linkedPlaces(dockerfile, offset)?.ranges ?? []),
    ...(prepared && 'range' in prepared ? [prepared.range] : []),
    ...(renamed && 'edits' in renamed ? renamed.edits.map(({ range }) => range) : []),
    ...taken.flatMap(({ item, places }) => [item.range, item.selection, ...places]),
    ...items.flatMap(({ range, selection }) => [range, selection]),
  ];
}

test('nothing throws wherever it is asked, and all places lie in the text', () => {
  for (const text of TEXTS) {
    for (let offset = 0; offset <= text.length; offset++) {
      for (const { start, end } of answers(text, offset)) {
        assert.ok(0 <= start && start <= end && end <= text.length, `${start}-${end} for ${offset} in ${text}`);
      }
    }
  }
});

test('a place that is answered about is one that the answer names', () => {
  for (const text of TEXTS) {
    const dockerfile = readDockerfile(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const prepared = prepareRename(dockerfile, NOWHERE, offset);
      if (!prepared || 'refusal' in prepared) continue;
      const places = references(dockerfile, offset, true);
      assert.ok(places.some(({ start, end }) => start <= prepared.range.start && prepared.range.end <= end));
      assert.equal(text.slice(prepared.range.start, prepared.range.end), prepared.name);
    }
  }
});
