import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unmark } from '../../../test/support/fixture.ts';
import { readDockerfile } from './dockerfile.ts';
import { variableAt } from './variable-mentions.ts';
import { sourcesOf, valueOf } from './variable-values.ts';

/** The variable at the cursor has its value from the marked places. */
function assertSources(name: string, marked: string, value: string | null | undefined): void {
  test(name, () => {
    const cursor = marked.indexOf('^');
    const { text, ranges } = unmark(marked.replace('^', ''));
    const offset = unmark(marked.slice(0, cursor)).text.length;
    const dockerfile = readDockerfile(text);
    const mention = variableAt(dockerfile, offset)!;
    const found = sourcesOf(dockerfile, mention).map(({ range }) => range);
    assert.deepEqual(
      found.sort((a, b) => a.start - b.start),
      ranges,
    );
    assert.equal(valueOf(dockerfile, mention), value);
  });
}

describe('its value comes from', () => {
  assertSources('the global ARG, through the one of the stage', 'ARG [|V|]=1\nFROM a\nARG [|V|]\nUSER $^V\n', '1');
  assertSources('the global ARG in FROM', 'ARG [|V|]=1\nFROM a:$^V\nARG V\n', '1');
  assertSources('the default of the stage', 'ARG V=1\nFROM a\nARG [|V|]=2\nUSER $^V\n', '2');
  assertSources('the last that stands above', 'FROM a\nARG V=1\nENV [|V|]=2\nUSER $^V\nENV V=3\n', '2');
  assertSources('one that a build argument may replace', 'FROM a\nENV [|V|]=2\nARG [|V|]\nUSER $^V\n', '2');
  assertSources('the stage below this one', 'FROM a AS a\nENV [|V|]=2\nARG V=3\nFROM a\nUSER $^V\n', '2');
  assertSources('a trigger', 'FROM a AS a\nONBUILD ENV [|V|]=2\nFROM a\nUSER $^V\n', '2');
  assertSources('a trigger, in a trigger', 'FROM a AS a\nENV V=1\nONBUILD ENV [|V|]=2\nONBUILD USER $^V\n', undefined);
  assertSources(
    'those that it may be',
    'FROM a AS o-1\nENV [|V|]=1\nFROM a AS o-2\nENV [|V|]=2\nFROM o-$TARGETARCH\nUSER $^V\n',
    undefined,
  );
  assertSources('the image', 'FROM a\nUSER $^V\n', undefined);
  assertSources('nowhere', 'FROM scratch\nUSER $^V\n', null);
  assertSources(
    'the ENV that is left when the container starts',
    'FROM scratch\nCMD echo $^V\nENV [|V|]=1\nARG V=2\n',
    '1',
  );
  assertSources('the value before, in the same ENV', 'FROM a\nENV [|V|]=1\nENV V=2 W=$^V\n', '1');
  assertSources('itself', 'FROM a\nENV ^[|V|]=1\n', '1');
});
