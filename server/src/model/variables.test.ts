import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mark, unmark } from '../../../test/support/fixture.ts';
import { readDockerfile } from './dockerfile.ts';
import { variableAt } from './variable-mentions.ts';
import { sourcesOf } from './variable-values.ts';
import { variableOf } from './variables.ts';

/** From each of the marked places all of them are found, with any line end. */
function assertSame(marked: string): void {
  for (const version of [marked, marked.replaceAll('\n', '\r\n'), `\ufeff${marked}`]) {
    const { text, ranges } = unmark(version);
    const dockerfile = readDockerfile(text);
    assert.ok(ranges.length > 0);
    for (const { start } of ranges) {
      const mention = variableAt(dockerfile, start);
      assert.ok(mention, `nothing at ${start} of ${version}`);
      const found = variableOf(dockerfile, mention)!.mentions.map(({ range }) => range);
      assert.equal(mark(text, found), version);
    }
  }
}

describe('a variable is', () => {
  const cases: readonly (readonly [string, string])[] = [
    [
      'a global ARG, those that declare it again, and all that reads it',
      'ARG [|V|]=1 W=$[|V|]\nFROM a:${[|V|]:-2} AS a\nARG [|V|]\nRUN echo "$[|V|]" \'$V\'\nFROM --platform=$[|V|] b\nRUN echo $V\n' +
        'FROM c\nARG [|V|]=3\nLABEL $[|V|]=x\n',
    ],
    ['one of a stage alone', 'FROM a AS a\nARG [|V|]\nUSER $[|V|]\nFROM b\nARG V\nUSER $V\n'],
    [
      'what the next stage inherits',
      'FROM a AS a\nENV [|V|]=1\nFROM a AS b\nFROM b\nWORKDIR /${[|V|]#x}\nFROM a:1\nUSER $V\n',
    ],
    ['an ENV that follows an ARG', 'FROM a\nARG [|V|]=1\nENV [|V|]=${[|V|]}2 Vx=1\nCOPY --chown=$[|V|] a $[|V|]/\n'],
    ['what a trigger hands on', 'FROM a AS a\nONBUILD ARG [|V|]=1\nONBUILD RUN echo $[|V|]\nFROM a\nRUN echo $[|V|]\n'],
    [
      'a name that the builder sets',
      'FROM --platform=$[|BUILDPLATFORM|] a\nARG [|BUILDPLATFORM|]\nFROM b\nARG [|BUILDPLATFORM|] X=$[|BUILDPLATFORM|]\n',
    ],
    [
      'a name that the image sets',
      'FROM a AS a\nENV [|PATH|]=/x:$[|PATH|]\nFROM a\nRUN echo $[|PATH|]\nFROM b\nRUN echo $PATH\n',
    ],
    [
      'what a stage has from one that it may be based on',
      'FROM a AS os-amd64\nENV [|V|]=1\nFROM os-$TARGETARCH\nUSER $[|V|]\n',
    ],
    ['there with an old ENV, and in JSON', 'FROM a\nENV [|V|] a b\nCOPY ["$[|V|]", "/x"]\nEXPOSE $[|V|]\n'],
    [
      'in mounts, and in the bodies of heredocs that are expanded',
      "FROM a\nARG [|V|]\nRUN --mount=type=cache,id=$[|V|],target=/x true\nCOPY <<A <<'B' /\n$[|V|]\nA\n$V\nB\nRUN <<C\necho $[|V|]\nC\n",
    ],
    [
      'in what a shell reads',
      'FROM a\nARG [|V|]\nRUN echo "${[|V|]:-$(echo $[|V|])}" `echo $[|V|]` $(([|V|] + 1)) \\\n # no $V\n  && export [|V|] && ' +
        'sh -c "echo \\$[|V|]" && cat <<X && V=1 ./x\n$[|V|]\nX\nRUN echo ${#[|V|]}\n',
    ],
    [
      'in the exec form of a shell',
      'FROM a\nENV [|V|]=1\nCMD ["sh", "-c", "\\u0065cho \\"$[|V|]\\""]\nENTRYPOINT ["echo", "$V"]\nHEALTHCHECK CMD echo $[|V|]\n',
    ],
    ['not what CMD reads, if it is an ARG alone', 'FROM a\nARG [|V|]=1\nCMD echo $V\n'],
    [
      'set anew where the script reads it first',
      'FROM a\nARG [|V|]\nRUN if [ -z "$[|V|]" ]; then [|V|]=1; fi; echo $[|V|]\n',
    ],
    [
      'not that of a script that sets it first',
      'FROM a\nARG [|V|]\nRUN V=1; echo $V\nRUN export V=1 && echo $V\nRUN false && [|V|]=1; echo $[|V|]\n',
    ],
    ['not that of a mount', 'FROM a\nARG [|V|]\nRUN --mount=type=secret,id=v,env=V echo $V\n'],
    ['not what another shell reads', 'FROM a\nARG [|V|]\nSHELL ["pwsh", "-c"]\nRUN echo $V\nUSER $[|V|]\n'],
    ['spelled as it is', 'FROM a\nARG [|V|] v\nUSER $[|V|]$v\n'],
  ];
  for (const [name, marked] of cases) test(name, () => assertSame(marked));
});

test('the counter of a loop is none', () => {
  const { text, ranges } = unmark('FROM a\nRUN for i in 1 2; do echo $[||]i; done\n');
  const dockerfile = readDockerfile(text);
  const mention = variableAt(dockerfile, ranges[0]!.start);
  assert.equal(mention && variableOf(dockerfile, mention), undefined);
});

test('nothing throws wherever it is asked', () => {
  const texts = [
    'ARG A=1 \\\n# c\n B\nFROM a:$A AS x\nENV A=${B\nRUN echo ${A\nRUN <<E\n$A',
    '# escape=`\r\nFROM a\r\nARG 👍=1 A\r\nRUN echo `\r\n  $A 👍\r\nCMD ["sh","-c","$A',
    'FROM a\nONBUILD RUN echo $A\nONBUILD\nENV\nARG\nENV A\nCOPY <<E',
  ];
  for (const text of texts) {
    const dockerfile = readDockerfile(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const mention = variableAt(dockerfile, offset);
      if (!mention) continue;
      for (const { range } of [
        ...sourcesOf(dockerfile, mention),
        ...(variableOf(dockerfile, mention)?.mentions ?? []),
      ]) {
        assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length);
      }
    }
  }
});
