import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unmark } from '../../../../test/support/fixture.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { applyEdits } from '../../text/edit.ts';
import { prepareRename, rename } from './rename.ts';

const NOWHERE = { contexts: new Set<string>() };

/** From each of the marked places all of them get the other name, with any line end. */
function assertRenamed(marked: string, to: string, inFrom = to): void {
  for (const version of [marked, marked.replaceAll('\n', '\r\n'), `\ufeff${marked}`]) {
    const { text, ranges } = unmark(version);
    const wanted = version.replace(/(FROM )?\[\|[^|]*\|\]/g, (_, from) => (from ? `FROM ${inFrom}` : to));
    const dockerfile = readDockerfile(text);
    for (const { start, end } of ranges) {
      const found = rename(dockerfile, NOWHERE, start, to);
      assert.ok(found && 'edits' in found, JSON.stringify(found));
      assert.equal(applyEdits(text, found.edits), wanted);
      assert.deepEqual(prepareRename(dockerfile, NOWHERE, end), {
        range: { start, end },
        name: text.slice(start, end),
      });
    }
  }
}

/** At the cursor there is nothing to rename, or nothing to that name, and this is why. */
function assertRefused(marked: string, reason: string, to?: string, contexts: readonly string[] = []): void {
  const { text, ranges } = unmark(marked);
  const [dockerfile, around, offset] = [readDockerfile(text), { contexts: new Set(contexts) }, ranges[0]!.start];
  const found = rename(dockerfile, around, offset, to ?? 'other');
  assert.deepEqual(found, { refusal: reason });
  const prepared = prepareRename(dockerfile, around, offset);
  if (to === undefined) assert.deepEqual(prepared, { refusal: reason });
  else assert.ok(prepared && 'name' in prepared);
}

describe('a stage gets another name', () => {
  test('in FROM, in COPY among any flags, in mounts, and in triggers', () => {
    assertRenamed(
      'FROM a AS [|build|]\nFROM [|build|] AS test\nFROM b\nCOPY --link --from=[|build|] --chmod=1 \\\n# build\n a b\n' +
        'RUN --mount=type=bind,from=[|build|],target=/m --mount=type=cache,target=/c,id=build ls build\n' +
        'COPY --from="[|build|]" a b\nONBUILD COPY --from=[|build|] a b\nONBUILD RUN --mount=from=[|build|],target=/x ls\nCOPY --from=0 a b\n',
      'base-1',
    );
  });

  test('which FROM has in lower case', () => {
    assertRenamed('FROM a AS [|x|]\nFROM [|x|]\nCOPY --from=[|x|] a b\n', 'Base', 'base');
    assertRenamed('FROM a AS [|x|]\nFROM [|x|]\n', 'X', 'x');
  });

  test('whatever the case it is written in', () => {
    const text = 'FROM a AS Build\nFROM build\nCOPY --from=BUILD a b\n';
    const found = rename(readDockerfile(text), NOWHERE, 12, 'x');
    assert.ok(found && 'edits' in found);
    assert.equal(applyEdits(text, found.edits), 'FROM a AS x\nFROM x\nCOPY --from=x a b\n');
  });

  test('while another one keeps the same', () => {
    assertRenamed('FROM a AS [|x|]\nFROM [|x|]\nFROM b AS x\nFROM x\nCOPY --from=x a b\n', 'y');
    assertRenamed('FROM a AS x\nFROM x\nFROM b AS [|x|]\nFROM [|x|]\nCOPY --from=[|x|] a b\n', 'y');
  });

  test('that an image has which is taken above alone', () => {
    assertRenamed('FROM golang AS [|x|]\nFROM b\nCOPY --from=[|x|] a b\n', 'golang');
  });
});

describe('a stage keeps its name', () => {
  test('if the new one is none', () => {
    const said = (name: string) =>
      `"${name}" cannot name a stage: it has to begin with a letter, and only letters, digits, "-", "_" and "." may follow.`;
    for (const name of ['0', '1x', '_x', 'a/b', 'a:1', 'a b', '$x', '', 'é'])
      assertRefused('FROM a AS [||]x\n', said(name), name);
    for (const name of ['scratch', 'Context'])
      assertRefused('FROM a AS [||]x\n', `The name "${name}" is reserved.`, name);
  });

  test('if another stage has the new one', () => {
    assertRefused('FROM a AS [||]x\nFROM b AS Y\n', 'The name "y" is already taken by the stage on line 2.', 'y');
  });

  test('if an image would mean it', () => {
    const said = (line: number) => `"nginx" is an image on line ${line}, and would mean this stage.`;
    assertRefused('FROM a AS [||]x\nFROM nginx\n', said(2), 'nginx');
    assertRefused('FROM a\nCOPY --from=nginx a b\nFROM a AS [||]x\n', said(2), 'nginx');
    assertRefused('FROM a AS [||]x\nFROM b\nRUN --mount=from=nginx ls\n', said(3), 'NGINX');
  });

  test('if a variable may mean it, be it now or then', () => {
    assertRefused('ARG S=x\nFROM a AS [||]x\nFROM $S\n', 'Line 3 may mean stage "x": a variable decides what "$S" is.');
    assertRefused(
      'ARG N\nFROM a AS [||]o-1\nFROM o-$N\n',
      'Line 3 may mean stage "o-1": a variable decides what "o-$N" is.',
    );
    assertRefused('ARG S\nFROM a AS [||]x\nFROM $S\n', 'Line 3 may mean stage "x": a variable decides what "$S" is.');
    assertRefused('ARG N\nFROM a AS [||]x\nFROM o-$N\n', 'Line 3 would mean something else.', 'o-2');
    assertRefused('FROM a AS [||]x\nFROM x\n', 'Line 2 may mean stage "x": "x" is a named context, too.', undefined, [
      'x',
    ]);
    assertRefused('FROM a AS [||]x\nFROM x\n', 'Line 2 would mean something else.', 'y', ['y']);
  });

  test('if a mount takes from it because it is called scratch', () => {
    const said = 'The mount on line 3 takes from stage "scratch" without naming it.';
    assertRefused('FROM a AS [||]scratch\nFROM b\nRUN --mount=type=cache,target=/c ls\n', said);
  });

  test('at an index, and if it has none', () => {
    assertRefused(
      'FROM a AS x\nFROM b\nCOPY --from=[||]0 a b\n',
      '"0" is an index and stays as it is: rename stage "x" where it has its name.',
    );
    assertRefused('[||]FROM a\n', 'The stage has no name: write AS and one behind its image.');
  });

  test('and an image has no name to change', () => {
    assert.equal(prepareRename(readDockerfile('FROM alpine\n'), NOWHERE, 7), undefined);
    assert.equal(rename(readDockerfile('FROM alpine\n'), NOWHERE, 7, 'x'), undefined);
  });
});

describe('a variable gets another name', () => {
  test('above the first FROM, in all stages that declare it again, and in all that read it', () => {
    assertRenamed(
      'ARG [|V|]=1\nFROM a:${[|V|]} AS a\nARG [|V|]\nRUN echo "$[|V|]" \\\n  # $V\n  ${[|V|]:-V}\nFROM b\nARG [|V|]=2\nENV W=$[|V|]\nFROM c\nRUN ls V\n',
      'VERSION',
    );
  });

  test('in the stages that inherit it alone', () => {
    assertRenamed('FROM a AS a\nENV [|V|]=1\nFROM a\nWORKDIR /$[|V|]\nFROM b\nENV V=1\nUSER $V\n', 'W');
  });

  test('in a script that changes it', () => {
    assertRenamed('FROM a\nARG [|V|]\nRUN [ -n "$[|V|]" ] || [|V|]=1; echo $[|V|]\nRUN V=1; echo $V\n', 'W');
  });

  test('in heredocs that are expanded, in mounts, and where a container starts', () => {
    assertRenamed(
      'FROM a\nENV [|V|]=1 W=2\nCOPY <<E /x\n$[|V|] $W\nE\nRUN --mount=type=cache,id=$[|V|],target=/c ls\nCMD exec x $[|V|]\nENTRYPOINT ["sh", "-c", "x $[|V|]"]\n',
      'LONGER_NAME',
    );
  });
});

describe('a variable keeps its name', () => {
  test('if the new one is none, or one that others know', () => {
    const said = '"1x" cannot name a variable: only letters, digits and "_" may stand in it, and no digit comes first.';
    assertRefused('FROM a\nARG [||]V\n', said, '1x');
    assertRefused('FROM a\nARG [||]V\n', '"TARGETARCH" is a name that the builder knows.', 'TARGETARCH');
    assertRefused('FROM a\nARG [||]V\n', '"PATH" is a name that base images and programs know.', 'PATH');
    assertRefused(
      'FROM alpine\nFROM node\nARG [||]V\n',
      'The base image of the stage on line 2 sets "NODE_VERSION".',
      'NODE_VERSION',
    );
  });

  test('if others know it', () => {
    assertRefused('FROM --platform=$[||]BUILDPLATFORM a\n', '"BUILDPLATFORM" is a name that the builder knows.');
    assertRefused('FROM a\nENV [||]PATH=/x:$PATH\n', '"PATH" is a name that base images and programs know.');
    assertRefused('FROM node\nENV [||]NODE_VERSION=1\n', 'The base image of the stage on line 1 sets "NODE_VERSION".');
    assertRefused('FROM a\nENV X=1 [||]LIBS=/x:$LIBS\n', 'On line 2 "LIBS" may come from the base image.');
    assertRefused('FROM a\nRUN echo $[||]NAME\n', 'Nothing in this file sets "NAME".');
  });

  test('if the new one is in use where it would reach', () => {
    const said = (line: number) => `"W" is already used on line ${line}.`;
    assertRefused('ARG [||]V\nARG W\nFROM a\n', said(2), 'W');
    assertRefused('ARG [||]V\nFROM a\nARG W=1\n', said(3), 'W');
    assertRefused('ARG W\nFROM a\nARG [||]V=1\n', said(1), 'W');
    assertRefused('FROM a\nARG [||]V\nRUN echo $W\n', said(3), 'W');
    assertRefused('FROM a AS a\nENV [||]V=1\nFROM a\nUSER $W\n', said(4), 'W');
    assertRefused('FROM a\nARG [||]V\nRUN for W in a; do echo $V; done\n', said(3), 'W');
    assertRefused('FROM a\nARG [||]V\nRUN W=1; ./x $V\n', said(3), 'W');
    assertRefused("FROM a\nARG [||]V\nRUN W=1 sh -c 'x $W'\n", said(3), 'W');
  });

  test('if something may read it that cannot be followed', () => {
    const said = (line: number) => `Line ${line} may read "V" in a way that cannot be followed.`;
    assertRefused("FROM a\nARG [||]V\nRUN x | envsubst '$V'\n", said(3));
    assertRefused("FROM a\nARG [||]V\nRUN V=1 sh -c 'echo $V'\n", said(3));
    assertRefused('FROM a\nARG [||]V\nSHELL ["pwsh", "-c"]\nRUN echo \\\n  $env:V\n', said(5));
    assertRefused('FROM a\nARG [||]V\nRUN <<E\n#!/usr/bin/python3\nimport os; os.environ["V"]\nE\n', said(5));
    assertRefused('FROM a\nARG [||]V\nRUN python <<\'E\'\nimport os; os.environ.get("V")\nE\n', said(4));
    assertRefused('FROM a\nENV [||]V=1\nCOPY <<"E" /x\n$V\nE\n', 'Line 4 may read "V" when a container runs.');
    assertRefused(
      'FROM a\nENV [||]V=1\nRUN . ./x; echo $V\n',
      'Line 3 may read "V" from a script that is read in there.',
    );
    assertRefused('FROM a\nENV [||]V=1 W=V\nENV ${W}=2\n', 'On line 3 the name is not written in one piece.');
  });

  test('not if the name stands there for something else', () => {
    assertRenamed('FROM a\nARG [|V|]\nRUN . /etc/os-release; . "$NVM_DIR/nvm.sh"; echo $[|V|]\n', 'W');
    assertRenamed('FROM a\nARG [|V|]\nRUN W=1 make W=2 $[|V|]\n', 'W');
    assertRenamed('FROM a\nARG [|V|]\nRUN echo V $VV # $V\nCOPY <<"E" /x\n$V\nE\nRUN <<E\n# $V\necho $[|V|]\nE\n', 'W');
  });
});

describe('a delimiter gets another name', () => {
  test('in front of the body and behind it', () => {
    assertRenamed('FROM a\nRUN cat <<[|E|] > E\nE \n[|E|]\nRUN <<E\nE\n', 'EOF');
    assertRenamed('FROM a\nCOPY <<-"[|E|]" <<F /x/\n\tE1\n[|E|]\nE\nF\n', 'EOF');
  });

  test('but not one that the body says, that cannot be one, or that has no end', () => {
    assertRefused('FROM a\nRUN <<[||]E\necho\n\tF\nF\nE\n', 'Line 5 of its body says "F", and would end it.', 'F');
    assertRefused('FROM a\nRUN <<-[||]E\necho\n\tF\nF\nE\n', 'Line 4 of its body says "F", and would end it.', 'F');
    const said = '"a b" cannot end a heredoc: only letters, digits, "_", "." and "-" may stand in it.';
    assertRefused('FROM a\nRUN <<[||]E\nE\n', said, 'a b');
    assertRefused('FROM a\nRUN <<[||]E\n', 'The heredoc has no end: no line says "E".');
    assertRefused('FROM a\nRUN <<E"[||]O"F\nEOF\n', 'The delimiter is not written in one piece.');
  });
});
