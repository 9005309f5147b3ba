import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertHover } from '../../../../test/support/hover-test.ts';
import { instructionReferences } from '../../knowledge/reference/instructions.ts';
import { KEYWORDS } from '../../syntax/head.ts';
import { markdown } from '../markup.ts';

describe('hover on an instruction', () => {
  test('tells of every keyword', () => {
    assert.deepEqual(Object.keys(instructionReferences), [...KEYWORDS]);
    assertHover('FROM a\n[|E^XPOSE|] 80\n', /^EXPOSE\n\nSays on which ports/);
    assertHover('FROM a\n[|onbuild^|] copy a b\n', /^ONBUILD\n/);
    assertHover('FROM a\nonbuild [|c^opy|] a b\n', /^COPY\n/);
    assertHover('FROM a\nEXPOSED^ 80\n');
  });

  test('leads to the reference in Markdown alone', () => {
    const link = "\n\n[Docker's reference](https://docs.docker.com/reference/dockerfile/#stopsignal)";
    assertHover(
      'FROM a\n[|^STOPSIGNAL|] 3\n',
      `**STOPSIGNAL**\n\nThe signal that asks a container to end, by name or number. Without it, SIGTERM.${link}`,
      markdown,
    );
    assertHover('FROM a\n[|^STOPSIGNAL|] 3\n', /SIGTERM\.$/);
  });
});

describe('hover on a flag', () => {
  test('tells of its name and of its value', () => {
    assertHover(
      'FROM a\nRUN [|--net^work|]=none ls\n',
      '--network=default|none|host\n\nWhich network the command sees.\n\n- default: The network of the build.\n- none: No network but the loopback device.\n' +
        "- host: The host's network. The builder has to allow it (network.host).\n\nWithout it: default. Since docker/dockerfile:1.3.",
    );
    assertHover('FROM a\nRUN --network=[|none^|] ls\n', '--network=none\n\nNo network but the loopback device.');
    assertHover('FROM a\nCOPY \\\n# c\n --chown=1 [|--li^nk|] a b\n', /^--link\n\nMakes the files a layer/);
    assertHover('FROM a\nONBUILD ADD [|--unpack^|]=true a b\n', /^--unpack\n/);
    assertHover('FROM a\nCOPY --nope^=a a b\n');
    assertHover('FROM a\nRUN --network=^nope ls\n');
  });

  test('tells of the keys and types of a mount', () => {
    assertHover('FROM a\nRUN --mount=type=[|ca^che|],target=/a ls\n', /^type=cache\n\nA directory that is kept/);
    assertHover(
      'FROM a\nRUN --mount=type=secret,[|d^st|]=/a ls\n',
      'dst=<path>\n\nWhere it is mounted.\n\nWithout it: /run/secrets/ and the id. It is also called target and destination.',
    );
    assertHover('FROM a\nRUN --mount=[|siz^e|]=1,target=/a ls\n', /\n\nA mount of type bind makes no use of it\.$/);
    assertHover('FROM a\nRUN --mount=type=cache,target=/a,sharing=[|LOCKED^|] ls\n', /^sharing=locked\n\nEach waits/);
  });
});

test('hover on a parser directive', () => {
  assertHover('[|# syn^tax|]=docker/dockerfile:1\nFROM a\n', /^# syntax=<image>\n\nThe image of the frontend/);
  assertHover('#Check=[|skip=^all|]\nFROM a\n', /^# check=[\s\S]*- skip: Checks/);
  assertHover('[|# escape^|] = `\nFROM a\n', /^# escape=\\\|`\n\nThe character/);
});
