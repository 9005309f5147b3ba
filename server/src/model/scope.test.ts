import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from './dockerfile.ts';

/** The value of `$X…` in the last instruction of a file, as its stage sees it. */
function value(text: string, word: string): string | undefined {
  const { stages } = readDockerfile(text);
  const stage = stages.at(-1)!;
  return stage.scope.evaluate(word, stage.instructions.at(-1)!);
}

describe('variables', () => {
  const cases: readonly (readonly [string, string, string, string | undefined])[] = [
    ['a global ARG is empty in a stage', 'ARG G=1\nFROM scratch\nUSER x', '$G', ''],
    ['until it is declared again', 'ARG G=1\nFROM scratch\nARG G\nUSER x', '$G', '1'],
    [
      'where a second global one without a value takes nothing away',
      'ARG G=1\nARG G\nFROM scratch\nARG G\nUSER x',
      '$G',
      '1',
    ],
    ['where the stage’s own default wins', 'ARG G=1\nFROM scratch\nARG G=2\nUSER x', '$G', '2'],
    ['ENV after ARG wins', 'FROM scratch\nARG A=1\nENV A=2\nUSER x', '$A', '2'],
    ['ARG after ENV wins, too', 'FROM scratch\nENV A=2\nARG A=1\nUSER x', '$A', '1'],
    ['ARG without a value leaves ENV as it is', 'FROM scratch\nENV A=2\nARG A\nUSER x', '$A', '2'],
    ['one ARG sees the values to the left', 'FROM scratch\nARG A=1\nARG A=2 B=$A\nUSER x', '$B', '2'],
    ['one ENV sees the values before it', 'FROM scratch\nENV A=1\nENV A=2 B=$A\nUSER x', '$B', '1'],
    [
      'a stage inherits from the stage it is based on',
      'FROM scratch AS a\nARG A=1\nENV B=$A\nFROM a\nUSER x',
      '$A$B',
      '11',
    ],
    ['an inherited ENV wins over an inherited ARG', 'FROM scratch AS a\nENV A=1\nARG A=2\nFROM a\nUSER x', '$A', '1'],
    ['a trigger sees the stage it runs in', 'FROM scratch AS a\nONBUILD ENV B=$A\nENV A=1\nFROM a\nUSER x', '$B', '1'],
    [
      'but not from one it copies from',
      'FROM scratch AS a\nENV A=1\nFROM scratch\nCOPY --from=a / /\nUSER x',
      '$A',
      '',
    ],
    ['an image may set anything', 'FROM alpine:3\nUSER x', '$A', undefined],
    ['an ARG without a default is not known', 'FROM scratch\nARG A\nUSER x', '$A', undefined],
    ['a default of the reference helps', 'FROM scratch\nUSER x', '${A:-b}', 'b'],
    ['platform arguments are not known', 'FROM scratch\nARG TARGETARCH\nUSER x', 'a-$TARGETARCH', undefined],
    ['quotes and escapes', 'FROM scratch\nENV A="x y" B=\'$A\' C=\\$A\nUSER x', '$A|$B|$C', 'x y|$A|$A'],
    ['what comes later does not count', 'FROM scratch\nUSER x\nENV A=1', '$A', ''],
    ['there is always a PATH', 'FROM scratch\nUSER x', '$PATH', undefined],
  ];
  for (const [name, text, word, expected] of cases) test(name, () => assert.equal(value(text, word), expected));

  const defaults: readonly (readonly [string, string, string | undefined])[] = [
    ['an ARG without a default is empty', 'FROM scratch\nARG A\nUSER x', ''],
    ['one that only the lines above the first FROM declare, too', 'ARG A\nFROM scratch\nARG A\nUSER x', ''],
    ['unless a base image sets it', 'FROM alpine:3\nUSER x', undefined],
    ['or the builder', 'FROM scratch\nARG TARGETARCH\nUSER x', undefined],
    ['a default counts', 'ARG A=1\nFROM scratch\nARG A\nUSER x', '1'],
  ];
  for (const [name, text, expected] of defaults) {
    test(`without build arguments, ${name}`, () => {
      const stage = readDockerfile(text).stages.at(-1)!;
      const word = text.includes('TARGETARCH') ? '$TARGETARCH' : '$A';
      assert.equal(stage.scope.evaluateWithDefaults(word, stage.instructions.at(-1)!), expected);
    });
  }

  test('a value that doubles itself is given up, not built', () => {
    const doubling = Array.from({ length: 100 }, () => 'ENV A=$A$A').join('\n');
    assert.equal(value(`FROM scratch\nENV A=xx\n${doubling}\nUSER x`, '$A'), undefined);
  });

  test('hundreds of stages, each based on the last', () => {
    const stages = Array.from({ length: 1000 }, (_, i) => `FROM s${i} AS s${i + 1}\nENV A${i + 1}=$A${i}`).join('\n');
    assert.equal(value(`FROM scratch AS s0\nENV A0=x\n${stages}\nUSER x`, '$A1000$A0$B'), 'xx');
  });

  test('hundreds of arguments, each made of the last', () => {
    const args = Array.from({ length: 1000 }, (_, i) => `ARG A${i + 1}=$A${i}`).join('\n');
    assert.equal(value(`FROM scratch\nARG A0=x\n${args}\nUSER x`, '$A1000'), 'x');
  });
});
