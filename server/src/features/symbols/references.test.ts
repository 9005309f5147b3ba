import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mark, unmark } from '../../../../test/support/fixture.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { definition } from './definition.ts';
import { references } from './references.ts';

/** From each of the marked places all of them are found. */
function assertReferences(marked: string): void {
  const { text, ranges } = unmark(marked);
  for (const { start } of ranges) assert.equal(mark(text, references(readDockerfile(text), start, true)), marked);
}

/** From the cursor one comes to the marked places. */
function assertDefinition(text: string, marked: string): void {
  const fixture = unmark(text);
  const found = definition(readDockerfile(fixture.text), fixture.ranges[0]!.start)?.targets ?? [];
  const selections = found.map(({ selection }) => selection).sort((a, b) => a.start - b.start);
  assert.equal(mark(fixture.text, selections), marked);
}

describe('references', () => {
  test('by name whatever its case, by index, and in mounts', () => {
    assertReferences(
      'FROM node:20 AS [|Build|]\nFROM [|build|] AS test\nFROM alpine\nCOPY --link --from=[|BUILD|] /a /a\n' +
        'COPY --from=[|0|] /b /b\nRUN --mount=type=bind,from=[|build|],target=/m --mount=type=cache,target=/c ls\n' +
        'ONBUILD COPY --from=[|build|] /c /c\nCOPY --from=test /d /d\n',
    );
  });

  test('to a stage without a name', () => {
    assertReferences('[|FROM|] node:20\nFROM alpine\nCOPY --from=[|0|] /a /a\n');
  });

  test('of one of two stages with the same name', () => {
    assertReferences('FROM a AS [|x|]\nFROM [|x|] AS y\nFROM b AS x\nFROM y\nCOPY --from=x /a /a\n');
  });

  test('leave the definition out when told so', () => {
    const { text, ranges } = unmark('FROM a AS x[||]\nFROM x\n');
    assert.deepEqual(references(readDockerfile(text), ranges[0]!.start, false), [{ start: 17, end: 18 }]);
  });

  test('do not take a variable that may mean anything for one', () => {
    assertReferences('ARG IMAGE\nFROM a AS [|x|]\nFROM $IMAGE\nFROM [|x|]\n');
  });

  test('to a variable, from above the first FROM into the stages that declare it, and on into those based on them', () => {
    assertReferences(
      'ARG [|V|]=1\r\nFROM a:$[|V|] AS x\r\narg [|V|] \\\r\n# $V\r\n  W=${[|V|]:-2}\r\nFROM x\r\nRUN echo "👍$[|V|]"\r\nFROM b\r\nRUN echo $V\r\n',
    );
    assertReferences(
      'FROM a AS x\nENV [|E|]=1 F=$[|E|]\nONBUILD RUN echo $[|E|]\nFROM x\nCOPY --chown=$[|E|] a /$[|E|]/\n',
    );
    assertReferences('# escape=`\nFROM a\nARG [|A|]=1 `\n\n  B=$[|A|]\nARG A=2\n'.replace('ARG A=2', 'ARG [|A|]=2'));
  });

  test('to the delimiter of a heredoc', () => {
    assertReferences('FROM a\nRUN <<-"[|E|]" cat && <<F cat\nE F\n\t[|E|]\nF\n');
    assertReferences('\ufeffFROM a\r\nONBUILD COPY <<[|E|] /a\r\n$E\r\n[|E|]\r\n');
  });

  test('are none for images and elsewhere', () => {
    const { text, ranges } = unmark('FROM node[||]:20 AS x\nRUN x[||]\nFROM scratch[||]\nFROM node:20\n');
    for (const { start } of ranges) assert.deepEqual(references(readDockerfile(text), start, true), []);
  });
});

describe('definition', () => {
  test('by name, index and mount', () => {
    const after = 'FROM a AS [|x|]\nFROM b\nCOPY --link --from=x --chmod=1 a a\n';
    assertDefinition('FROM a AS x\nFROM b\nCOPY --link --from=[||]x --chmod=1 a a\n', after);
    assertDefinition('FROM a AS x\nFROM b\nCOPY --link --from=x[||] --chmod=1 a a\n', after);
    assertDefinition('FROM a\nFROM b\nCOPY --from=[||]0 a a\n', '[|FROM|] a\nFROM b\nCOPY --from=0 a a\n');
    assertDefinition(
      'FROM a AS x\nFROM b\nRUN --mount=from=[||]x ls\n',
      'FROM a AS [|x|]\nFROM b\nRUN --mount=from=x ls\n',
    );
  });

  test('of FROM is the nearest stage above, of COPY the last of the file', () => {
    assertDefinition('FROM a AS x\nFROM x[||]\nFROM b AS x\n', 'FROM a AS [|x|]\nFROM x\nFROM b AS x\n');
    assertDefinition(
      'FROM a AS x\nFROM a AS x\nFROM b\nCOPY --from=x[||] a a\n',
      'FROM a AS x\nFROM a AS [|x|]\nFROM b\nCOPY --from=x a a\n',
    );
  });

  test('of a variable is what declares it there, and of that the global one that it takes over', () => {
    assertDefinition(
      'ARG V=1\nFROM a AS x\nARG V\nFROM x\nRUN echo $V[||]\nENV V=2\n',
      'ARG V=1\nFROM a AS x\nARG [|V|]\nFROM x\nRUN echo $V\nENV V=2\n',
    );
    assertDefinition('ARG V=1\nFROM a AS x\nARG V[||]\n', 'ARG [|V|]=1\nFROM a AS x\nARG V\n');
    assertDefinition('FROM a\nENV V=1\nARG V\nRUN echo $V[||]\n', 'FROM a\nENV V=1\nARG [|V|]\nRUN echo $V\n');
    assertDefinition(
      'FROM a\nENV V=1\nENV V=2\nWORKDIR /${V[||]}/\nENV V=3\n',
      'FROM a\nENV V=1\nENV [|V|]=2\nWORKDIR /${V}/\nENV V=3\n',
    );
    assertDefinition('FROM a AS x\nARG V=1\nFROM b\nRUN echo $V[||]\n', 'FROM a AS x\nARG V=1\nFROM b\nRUN echo $V\n');
  });

  test('of the end of a heredoc is its delimiter', () => {
    assertDefinition('FROM a\nRUN <<EOF\nls\nEO[||]F\n', 'FROM a\nRUN <<[|EOF|]\nls\nEOF\n');
  });

  test('of FROM does not fold case', () => {
    assertDefinition('FROM a AS X\nFROM X[||]\n', 'FROM a AS X\nFROM X\n');
  });

  test('through a variable: its value, or all stages it may mean', () => {
    assertDefinition('ARG S=x\nFROM a AS x\nFROM $S[||]\n', 'ARG [|S|]=x\nFROM a AS [|x|]\nFROM $S\n');
    assertDefinition(
      'FROM a AS os-amd64\nFROM a AS os-arm64\nFROM os-$TARGETARCH[||]\n',
      'FROM a AS [|os-amd64|]\nFROM a AS [|os-arm64|]\nFROM os-$TARGETARCH\n',
    );
    assertDefinition('ARG S\nFROM a AS x\nFROM $S[||]\n', 'ARG [|S|]\nFROM a AS x\nFROM $S\n');
  });

  test('of a mount by index is an image, not a stage', () => {
    assertDefinition('FROM a\nFROM b\nRUN --mount=from=0[||] ls\n', 'FROM a\nFROM b\nRUN --mount=from=0 ls\n');
  });
});
