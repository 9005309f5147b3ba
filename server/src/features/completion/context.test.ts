import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unmark } from '../../../../test/support/fixture.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { contextAt } from './context.ts';

/** The kind of what may be written at a cursor, and the word there with the cursor in it. */
function show(marked: string): string | undefined {
  const { text, ranges } = unmark(marked);
  const offset = ranges[0]!.start;
  const context = contextAt(readDockerfile(text), offset);
  if (!context) return undefined;
  const { what, spot } = context;
  return `${what.kind} ${text.slice(spot.replace.start, offset)}|${text.slice(offset, spot.replace.end)}`;
}

const cases: Readonly<Record<string, readonly (readonly [marked: string, found: string | undefined])[]>> = {
  'the beginning of a line': [
    ['[||]', 'instruction |'],
    ['\ufeff[||]', 'instruction |'],
    ['FR[||]', 'instruction FR|'],
    ['FROM a\n[||]', 'instruction |'],
    ['FROM a\n  [||]', 'instruction |'],
    ['FROM a\nCO[||]PY a b', 'instruction CO|PY'],
    ['FROM a\nONBUILD [||]', 'instruction |'],
    ['FROM a\nONBUILD ru[||]n x', 'instruction ru|n'],
    ['FROM a\nONBUILD ONBUILD C[||]', undefined],
    ['FROM a\n [||] RUN x', undefined],
  ],
  comments: [
    ['# [||]', 'directive # |'],
    ['#sy[||]', 'directive #sy|'],
    ['# syntax=doc[||]ker', 'directive-value doc|ker'],
    ['# syntax=docker/dockerfile:1\n# esc[||]', 'directive # esc|'],
    ['# escape=[||]', 'directive-value |'],
    ['\n# sy[||]', undefined],
    ['FROM a\n# sy[||]', undefined],
    ['# check=sk[||]', 'directive-value sk|'],
    ['# check=skip=a;er[||]', 'directive-value er|'],
    ['# check=skip=Stage[||]', 'rules Stage|'],
    ['# check=error=true;skip=A, B[||]', 'rules B|'],
    ['FROM a\n# check=skip=[||]\nRUN x', 'rules |'],
    ['FROM a\n# hadolint ignore=DL3006,DL[||]30,DL3000\nRUN x', 'rules DL|30'],
    ['FROM a\n# hadolint global ignore=[||]\nRUN x', 'rules |'],
    ['FROM a\n# hadolint ignore=DL3006 because [||]\nRUN x', undefined],
    ['FROM a\n# $[||]', undefined],
    ['FROM a\nRUN x \\\n # $[||]\n y', undefined],
  ],
  FROM: [
    ['FROM [||]', 'image |'],
    ['FROM node:2[||]', 'image node:2|'],
    ['from --platform=linux/amd64 no[||]de AS x', 'image no|de'],
    ['FROM a [||]', 'as |'],
    ['FROM a A[||]', 'as A|'],
    ['FROM a AS [||]', 'stage-name |'],
    ['FROM a AS b [||]', undefined],
    ['FROM --pl[||] a', 'flag --pl|'],
    ['FROM -[||]', 'flag -|'],
    ['FROM --platform=$B[||]', 'variable B|'],
    ['FROM a:${V[||]}', 'variable V|'],
  ],
  flags: [
    ['FROM a\nCOPY --fr[||]', 'flag --fr|'],
    ['FROM a\nCOPY --fr[||]om=x a b', 'flag --fr|om'],
    ['FROM a\nCOPY --from=[||]', 'flag-value |'],
    ['FROM a\nCOPY --from=bu[||]ild /x /y', 'flag-value bu|ild'],
    ['FROM a\nCOPY --chown=1 --link --from=bu[||] /x', 'flag-value bu|'],
    ['FROM a\nCOPY --from="bu[||] /x', 'flag-value bu|'],
    ['FROM a\nCOPY --from="bu[||]ild" /x', 'flag-value bu|ild'],
    ['FROM a\nONBUILD COPY --from=[||]', 'flag-value |'],
    ['FROM a\nCOPY -- --fr[||]', 'path --fr|'],
    ['FROM a\nUSER --fr[||]', 'user --fr|'],
    ['FROM a\nCOPY --link \\\n  # why\n\n  --fr[||] \\\n /x /y', 'flag --fr|'],
    ['FROM a\nCOPY --link \\\n[||]\n /x /y', 'path |'],
    ['FROM a\nCOPY --link \\[||]\n /x /y', undefined],
    ['FROM a\nCOPY --fr\\\nom[||]=x /y', undefined],
    ['# escape=`\nFROM a\nCOPY --link `\n  --fr[||]', 'flag --fr|'],
    ['FROM a\r\nCOPY --link \\\r\n  --fr[||]\r\n', 'flag --fr|'],
    ['FROM a\r\nCOPY --link \\\r\n[||]', 'path |'],
  ],
  mounts: [
    ['FROM a\nRUN --mount=[||]', 'mount-key |'],
    ['FROM a\nRUN --mount=ty[||]pe=cache', 'mount-key ty|pe'],
    ['FROM a\nRUN --mount=type=ca[||]', 'mount-value ca|'],
    ['FROM a\nRUN --mount=type=ca[||]che,target=/x y', 'mount-value ca|che'],
    ['FROM a\nRUN --mount=type=cache,[||] y', 'mount-key |'],
    ['FROM a\nRUN --mount=type=cache,target=/x,sha[||] y', 'mount-key sha|'],
    ['FROM a\nRUN --mount=type=bind,from=[||],target=/x y', 'mount-value |'],
    ['FROM a\nRUN --mount=type=bind,source="my d[||]ir",target=/x y', 'mount-value my d|ir'],
    ['FROM a\nRUN --mount=type=bind,target=$[||]', 'variable |'],
    ['FROM a\nRUN --mount=type=bind,from=$[||]', 'mount-value $|'],
    ['FROM a\nRUN --mount=type=ssh --mount=type=[||]', 'mount-value |'],
  ],
  paths: [
    ['FROM a\nCOPY [||]', 'path |'],
    ['FROM a\nCOPY sr[||]c/ /x', 'path sr|c/'],
    ['FROM a\nCOPY a [||]', 'path |'],
    ['FROM a\nCOPY ["a[||]', 'path a|'],
    ['FROM a\nCOPY ["a", "b[||]"]', 'path b|'],
    ['FROM a\nCOPY [ [||]', 'path |'],
    ['FROM a\nCOPY ["a", [||]]', 'path |'],
    ['FROM a\nCOPY ["a"][||]', undefined],
    ['FROM a\nCOPY <<EO[||]F /x\nEOF', undefined],
    ['FROM a\nVOLUME /v[||]', 'path /v|'],
    ['FROM a\nADD $X[||]', 'variable X|'],
    ['FROM a\nWORKDIR /a[||]', 'directory /a|'],
  ],
  variables: [
    ['FROM a\nRUN echo $[||]', 'variable |'],
    ['FROM a\nRUN echo "$A[||]B c"', 'variable A|B'],
    ['FROM a\nRUN echo ${A[||]}', 'variable A|'],
    ['FROM a\nRUN echo ${A:[||]', 'variable A:|'],
    ['FROM a\nRUN echo ${A:-[||]', undefined],
    ['FROM a\nRUN echo \\$[||]', undefined],
    ['FROM a\nRUN echo $$[||]', undefined],
    ["FROM a\nRUN awk '{print $[||]}'", undefined],
    ['FROM a\nRUN echo a b [||]', undefined],
    ['FROM a\nRUN a \\\n  && echo $[||]', 'variable |'],
    ['FROM a\nCMD ["echo", "$[||]"]', undefined],
    ['FROM a\nCMD echo $[||]', 'variable |'],
    ['FROM a\nHEALTHCHECK CMD curl $[||]', 'variable |'],
    ['FROM a\nENV A=$[||]', 'variable |'],
    ['FROM a\nENV A b $[||]', 'variable |'],
    ["FROM a\nENV A='$[||]'", undefined],
    ['FROM a\nEXPOSE $[||]', 'variable |'],
    ['FROM a\nUSER $[||]', 'variable |'],
    ['FROM a\nWORKDIR "/x/$[||]', 'variable |'],
    ['FROM a\nCOPY ["$[||]', 'variable |'],
  ],
  heredocs: [
    ['FROM a\nRUN <<EOF\necho $[||]\nEOF', 'variable |'],
    ['FROM a\nRUN <<"EOF"\necho $[||]', 'variable |'],
    ['FROM a\nRUN <<EOF\n#!/usr/bin/env python3\n$[||]\nEOF', undefined],
    ['FROM a\nRUN cat <<EOF\n$[||]\nEOF', 'variable |'],
    ["FROM a\nRUN cat <<'EOF'\n$[||]\nEOF", undefined],
    ["FROM a\nCOPY <<EOF /x\nit's $A[||]\nEOF", 'variable A|'],
    ["FROM a\nCOPY <<'EOF' /x\n$[||]\nEOF", undefined],
    ['FROM a\nCOPY <<EOF /x\nRUN [||]\nEOF', undefined],
    ['FROM a\nRUN <<EOF\nx\nEO[||]F', undefined],
    ['FROM a\nRUN <<EOF\nx\nEOF\n[||]', 'instruction |'],
  ],
  'other words': [
    ['FROM a\nENV [||]', 'pair-name |'],
    ['FROM a\nENV A=1 B[||]=2', 'pair-name B|'],
    ['FROM a\nENV A="x y[||]', undefined],
    ['FROM a\nARG T[||]', 'pair-name T|'],
    ['ARG [||]', 'pair-name |'],
    ['FROM a\nLABEL org[||]', 'pair-name org|'],
    ['FROM a\nUSER no[||]de', 'user no|de'],
    ['FROM a\nSHELL ["/b[||]', 'shell ["/b|'],
    ['FROM a\nSTOPSIGNAL SIG[||]', 'signal SIG|'],
    ['FROM a\nEXPOSE 80/t[||]cp 90', 'protocol t|cp'],
    ['FROM a\nEXPOSE 80[||]', undefined],
    ['FROM a\nHEALTHCHECK --interval=1s [||]', 'healthcheck |'],
    ['FROM a\nRUN [||]', 'command |'],
    ['FROM a\nMAINTAINER m[||]', undefined],
    ['FROM a\nENTRYPOINT [||]', undefined],
  ],
};

describe('what may be written', () => {
  for (const [name, rows] of Object.entries(cases)) {
    test(name, () => {
      for (const [marked, found] of rows) assert.equal(show(marked), found, JSON.stringify(marked));
    });
  }

  test('at the end of a file whose last line goes on', () => {
    const text = 'FROM a\nCOPY --link \\\n';
    assert.equal(contextAt(readDockerfile(text), text.length)?.what.kind, 'path');
  });
});
