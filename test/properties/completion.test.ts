import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completionsAt, placeAt } from '../../server/src/features/completion/completions.ts';
import { documentation } from '../../server/src/features/completion/documentation.ts';
import { markdown } from '../../server/src/features/markup.ts';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { conflict, replace } from '../../server/src/text/edit.ts';
import { NO_WORKSPACE } from '../../server/src/workspace/workspace.ts';

const texts = [
  '# syntax=docker/dockerfile:1\n# check=skip=all;error=true\nARG V=22\nFROM --platform=$BUILDPLATFORM node:${V:-20} AS Build\nWORKDIR /app\nCOPY --link package.json ["a b", "c"]\nRUN --mount=type=cache,target=/root/.npm,sharing=locked \\\n  # why\n\n  --network=none npm ci && echo "$V" \'$V\'\nFROM build AS "👍"\nRUN <<EOF cat >x\n echo ${V#a}\nEOF\nONBUILD COPY --from=build --chown=1:1 /app/dist ./\nENV A=b C="d $V" LEGACY x\nLABEL a.b=c\nEXPOSE 80/tcp\n# hadolint ignore=DL3006\nUSER node:node\nHEALTHCHECK --interval=1s CMD curl $A\nSTOPSIGNAL SIGTERM\nSHELL ["/bin/sh", "-c"]\nVOLUME ["/data"]\nCMD ["a", "$B"]\n',
  '# escape=`\nfrom a as b\ncopy --from="b `\n  # c\n\n  x\nrun --mount=type=bind,source="my dir",target=/x `\n\n',
  'FROM a\nCOPY --fr\nRUN --mount=\nCOPY ["a',
  'FROM a\nENV "x=$',
  'FROM a\nRUN <<A <<-"B" sh\n$x\nA\n${y\n',
  'ONBUILD\nONBUILD ONBUILD RUN x\nFOO --bar $x\n\\\n\\\n',
  'FROM a\nCOPY a \\',
  'FROM a\nRUN \\\n\\\n $',
];
const variants = texts.flatMap((text) => [text, text.replaceAll('\n', '\r\n'), `\ufeff${text}`]);

test('at every place of several texts nothing throws, and each edit stands in the text, in one line, with the cursor in it', () => {
  for (const text of variants) {
    const dockerfile = readDockerfile(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const where = `${JSON.stringify(text.slice(Math.max(0, offset - 20), offset))} | ${JSON.stringify(text.slice(offset, offset + 20))}`;
      const place = placeAt(dockerfile, NO_WORKSPACE, offset);
      if (!place) continue;
      const { spot, proposals } = completionsAt(place, NO_WORKSPACE, { names: ['x/', 'y'], images: ['z:1'] });
      const { insert, replace: whole, prefix } = spot;
      assert.ok(
        0 <= insert.start && insert.start <= insert.end && insert.end <= whole.end && whole.end <= text.length,
        where,
      );
      assert.equal(insert.start, whole.start, where);
      assert.equal(insert.end, offset, where);
      assert.equal(text.slice(insert.start, insert.end), prefix, where);
      assert.doesNotMatch(text.slice(whole.start, whole.end), /[\r\n]/, where);
      assert.equal(new Set(proposals.map(({ label }) => label)).size, proposals.length, where);
      for (const { edits = [], text: written } of proposals) {
        assert.ok(!conflict([...edits, replace(whole, written)]), where);
        for (const { range } of edits) assert.ok(range.start >= 0 && range.end <= text.length, where);
      }
    }
  }
});

test('a topic that nobody has heard of is met with silence', () => {
  const kinds = ['instruction', 'directive', 'flag', 'mount-type', 'mount-key', 'rule', 'image', 'variable'] as const;
  for (const kind of kinds) {
    for (const name of ['', 'constructor', '__proto__ x', 'a b c'])
      assert.equal(documentation({ kind, name }, markdown), '', kind);
  }
});
