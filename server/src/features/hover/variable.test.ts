import { describe, test } from 'node:test';
import { assertHover } from '../../../../test/support/hover-test.ts';

const lines = (...rows: string[]): string => rows.join('\n');
const REPLACED = 'A build argument may replace it: --build-arg V=….';

describe('hover on a variable that has a value', () => {
  test('where it is defined', () => {
    assertHover('ARG [|V^|]=1\nFROM a\n', lines('Variable V', '', '- Value: 1', '', REPLACED));
    assertHover('FROM a\nENV A=b [|^V|]="x y"\n', lines('Variable V', '', '- Value: x y'));
    assertHover('FROM a\nENV [|^V|]=\n', /- Value: empty$/);
    assertHover('FROM a\nENV [|^V|]=$X\n', /- Value: depends on what the file does not say$/);
    assertHover(
      'ARG V=1\nFROM a\nARG [|^V|]\n',
      lines('Variable V', '', '- Value: 1', '- Set by: ARG V=1 (line 1)', '', REPLACED),
    );
    assertHover('FROM a\nARG [|^V|]\n', lines('Variable V', '', '- Value: none without a build argument'));
  });

  test('of which the file says a part', () => {
    const path = lines('Variable PATH', '', '- Value: /x:$PATH, where $PATH is that of the base image');
    assertHover('FROM my/image\nENV [|P^ATH|]=/x:$PATH\n', path);
    assertHover(
      'FROM node\nENV [|P^ATH|]="/x:${PATH}"\n',
      /Value: \/x:\$\{PATH\}, where \$PATH is that of the base image$/,
    );
    assertHover(
      'FROM debian:12 AS a\nENV PATH=/y:$PATH\nFROM a\nENV D=/x\nENV PATH=$D:$PATH\nRUN echo [|$P^ATH|]\n',
      /Value: \/x:\/y:\$PATH, where \$PATH is \/usr\/local\/sbin:.*:\/bin\n/,
    );
    assertHover('FROM a\nARG N\nENV [|^V|]=a-$N-$N\n', /Value: a-\$N-\$N, where \$N is not known$/);
    assertHover('ARG N\nARG [|^V|]=a:$N\nFROM $V\n', /Value: a:\$N, where \$N is not known\n/);
    assertHover('ARG N\nARG V=a:$N\nFROM [|$^V|]\n', /Value: a:\$N, where \$N is not known\n/);
    assertHover('FROM a\nENV [|^V|]=${N:-1}$M\n', /depends on what the file does not say$/);
    const double = Array.from({ length: 60 }, () => 'ENV V=a$V$V\n').join('');
    assertHover(`FROM node\nENV V=$PATH\n${double}RUN echo [|$^V|]\n`, /depends on what the file does not say/);
  });

  test('where it is used, through the stages it came', () => {
    assertHover(
      'ARG V=1\nFROM a AS a\nARG V\nFROM a AS b\nFROM b\nRUN echo "[|$^V|]"\n',
      lines(
        'Variable V',
        '',
        '- Value: 1',
        '- Set by: ARG V (line 3), ARG V=1 (line 1)',
        '- Through: a → b',
        '',
        REPLACED,
      ),
    );
    assertHover(
      'FROM a\nENV V=1\nCOPY a /x/[|${V^:-2}|]/\n',
      lines('Variable V', '', '- Value: 1', '- ${V:-2}: 1', '- Set by: ENV V=1 (line 2)'),
    );
    assertHover('FROM a\nENV V=1\nCMD echo [|^$V|]\n', /- Set by: ENV V=1 \(line 2\)$/);
    assertHover(
      'FROM a AS a\nONBUILD ENV V=1\nFROM a\nUSER [|^$V|]\n',
      /- Set by: ENV V=1, a trigger \(line 2\)\n- Through: a$/,
    );
  });

  test('in FROM, together with what it makes', () => {
    assertHover(
      'ARG V=b\nFROM a AS b\nFROM [|$V^|]\n',
      /^Variable V\n\n- Value: b\n[\s\S]*\n\nStage b \(index 0, line 2\)\n/,
    );
    assertHover('ARG V\nFROM [|${V^:-a}|]\n', /- \$\{V:-a\}: a\n- Set by: ARG V \(line 1\)$/);
  });

  test('of the builder', () => {
    assertHover(
      'FROM a\nARG TARGETARCH\nRUN echo [|^$TARGETARCH|]\n',
      /- Value: known to the builder\n- Set by: ARG TARGETARCH \(line 2\)\n\nArchitecture of the build result, such as amd64 or arm64\.$/,
    );
    assertHover('FROM --platform=[|$BUILD^PLATFORM|] a\n', /^Variable BUILDPLATFORM\n\nPlatform of the node/);
    assertHover('FROM a\nRUN echo [|^$http_proxy|]\n', 'Variable http_proxy\n\nProxy for HTTP.');
  });
});

describe('hover on a variable without a value says why', () => {
  const assertWhy = (marked: string, why: string) => assertHover(marked, `Variable V\n\n${why}`);

  test('a global ARG that the stage does not declare', () => {
    assertWhy(
      'ARG V=1\nFROM alpine\nUSER [|$^V|]\n',
      'It is not set here. ARG V (line 1) is for FROM alone: a stage has it once it says ARG V itself. The base image does not set it either, so it is empty.',
    );
    assertWhy(
      'ARG V=1\nFROM alpine\nRUN echo [|$^V|]\n',
      'It is not set here. ARG V (line 1) is for FROM alone: a stage has it once it says ARG V itself.',
    );
  });

  test('FROM sees those above the first one', () => {
    assertWhy(
      'FROM a\nARG V=1\nFROM [|^$V|]\n',
      'It is not set: no ARG above the first FROM declares it.\n\nThe variables here have no value, so no image is named.',
    );
    assertWhy(
      'FROM a\nFROM [|^$V|]\nARG V=1\n',
      'It is not set here: FROM sees nothing but the ARG lines above the first FROM.\n\nThe variables here have no value, so no image is named.',
    );
  });

  test('it is set below, or by the very line', () => {
    assertWhy(
      'FROM a\nUSER [|^$V|]\nENV V=1\n',
      'It is not set here yet: ENV V (line 3) stands below. Whether the base image does is not known.',
    );
    assertWhy(
      'FROM a\nENV V=[|${V^:-x}|]\n',
      'It is not set here: what ENV sets counts for the instructions below it. Whether the base image does is not known.\n\nWithout a value, ${V:-x} is x.',
    );
  });

  test('a container has no build arguments', () => {
    assertWhy('FROM a\nARG V=1\nCMD echo [|^$V|]\n', 'A build argument is not there when a container is started.');
  });

  test('nobody sets it', () => {
    assertWhy(
      'FROM scratch\nUSER [|^$V|]\n',
      'No ARG or ENV sets it here. The base image does not set it either, so it is empty.',
    );
    assertHover('FROM php\nUSER [|^$PHP_VERSION|]\n', /here\. The base image sets it\.$/);
    assertWhy(
      'FROM a\nRUN echo [|^$V|]\n',
      'No ARG or ENV sets it here: its value comes from the base image, from the shell, or from nowhere.',
    );
    assertWhy('FROM a\nONBUILD USER [|^$V|]\n', 'Which value it has is decided where the trigger runs.');
  });
});

test('hover is silent about variables of a script', () => {
  assertHover('FROM a\nRUN for i in 1 2; do echo $^i; done; echo $?\n');
  assertHover('FROM a\nRUN for i in 1 2; do echo $i; done; echo $^?\n');
  assertHover("FROM a\nENV V=1\nLABEL a='$V^'\n");
});

describe('hover on the delimiter of a heredoc', () => {
  test('of a file', () => {
    assertHover(
      "FROM a\nCOPY <<[|E^OF|] <<'B' /x/\n$V\nEOF\nB\n",
      'Heredoc EOF\n\nIts lines are the content of a file. Variables in them are replaced by the builder.\n\nIt ends in line 4.',
    );
    assertHover("FROM a\nCOPY <<EOF <<'[|B|]^' /x/\n$V\nEOF\nB\n", /left alone, since the delimiter is quoted\./);
  });

  test('of a script, and of what a command reads', () => {
    assertHover(
      "FROM alpine\nRUN <<'[|E^|]'\nls\nE\n",
      /a script for \/bin\/sh -c, which gets them as they are written/,
    );
    assertHover('FROM alpine\nRUN <<E\n#!/usr/bin/env python3\nx\n[|^E|]\n', /a script for python3, which/);
    assertHover(
      'FROM alpine\nRUN cat <<-[|E^|] >x\n\tls\n',
      'Heredoc E\n\nIts lines are the input of the command. Variables in them are replaced by the shell.\n\n' +
        'Its end is missing: a line that is E alone. Tabs at the beginning of its lines are dropped.',
    );
  });
});
