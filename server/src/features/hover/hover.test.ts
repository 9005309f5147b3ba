import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unmark } from '../../../../test/support/fixture.ts';
import { readDockerfile } from '../../model/dockerfile.ts';
import { NO_WORKSPACE } from '../../workspace/workspace.ts';
import { markdown, plaintext } from '../markup.ts';
import { hover } from './hover.ts';

function show(marked: string, markup = plaintext, targets: readonly string[] = []): string | undefined {
  const { text, ranges } = unmark(marked);
  const workspace = { ...NO_WORKSPACE, targets: new Set(targets) };
  return hover(readDockerfile(text), workspace, ranges[0]!.start, markup)?.text;
}

const lines = (...rows: string[]): string => rows.join('\n');

describe('hover on a stage', () => {
  test('tells of the targets of neighbouring files', () => {
    const last = (text: string, ...targets: string[]) => show(text, plaintext, targets)?.split('\n').at(-1);
    const text = 'FROM a AS b[||]ase\nFROM base AS dev\nFROM b\n';
    assert.equal(last(text), 'The default target does not need it.');
    assert.equal(last(text, 'dev'), 'dev, a target of a neighbouring file, needs it.');
    assert.equal(last(text, 'base', 'dev'), 'A neighbouring file builds it as a target.');
  });

  test('tells chain, configuration and uses', () => {
    const text = [
      'FROM --platform=$BUILDPLATFORM node:20-alpine3.20 AS base',
      'USER node',
      'EXPOSE 8080 9229/udp',
      'FROM base AS build',
      'WORKDIR /app',
      'ENTRYPOINT ["node"]',
      'CMD ["server.js"]',
      'FROM build AS test',
      'FROM nginx:1.27',
      'COPY --from=buil[||]d --chown=1 /app/dist /app/conf /www/',
      'RUN --mount=from=build,source=/app/tools,target=/t ls',
    ].join('\n');
    assert.equal(
      show(text),
      lines(
        'Stage build (index 1, line 4)',
        '',
        '- Based on: base (line 1) → node:20-alpine3.20 (alpine 3.20, musl)',
        '- Platform: $BUILDPLATFORM (line 1)',
        '- Size: 3 instructions, 1 layer on top of its base',
        '- User: node (line 2)',
        '- Working directory: /app (line 5)',
        '- Entrypoint: ["node"] (line 6)',
        '- Command: ["server.js"] (line 7)',
        '- Ports: 8080 (line 3), 9229/udp (line 3)',
        '- Base of: test (line 8)',
        '- Copied out: /app/dist, /app/conf by stage 3 (line 10)',
        '- Mounted: /app/tools by stage 3 (line 11)',
        '',
        'The default target needs it.',
      ),
    );
  });

  test('tells what comes from the image, and what nobody needs', () => {
    assert.equal(
      show('FROM scratch AS x[||]\nFROM my/image\n'),
      lines(
        'Stage x (index 0, line 1)',
        '',
        '- Based on: scratch, the empty image',
        '- Platform: that of the build',
        '- User: root, from the image',
        '- Working directory: /, from the image',
        '',
        'The default target does not need it.',
      ),
    );
    assert.match(
      show('FROM my/image AS x[||]\n') ?? '',
      /User: that of the image\n.*\n\nThis is the default target\.$/,
    );
  });

  test('does not say that a stage is needed where a variable decides', () => {
    const over = (last: string) => show(`ARG BASE\nFROM a AS x[||]\nFROM b AS y\n${last}\n`) ?? '';
    assert.match(over('FROM $BASE'), /The default target needs it if a variable says so\.$/);
    assert.match(over('FROM $BASE\nCOPY --from=x a a'), /The default target needs it\.$/);
  });

  test('works on an index, on FROM without a name, and in ONBUILD', () => {
    const title = /^Stage 0 \(line 1\)/;
    assert.match(show('FROM a\nFROM b\nCOPY --from=[||]0 a a\n') ?? '', title);
    assert.match(show('FR[||]OM a\nFROM b\n') ?? '', title);
    assert.match(show('FROM a AS x\nFROM b\nONBUILD COPY --from=[||]x a a\n') ?? '', /^Stage x /);
    assert.equal(show('FROM a AS x\nRUN x[||]\n'), undefined);
  });

  test('shows what is written where the value is not known', () => {
    const text = show('ARG U\nFROM a-$U AS x[||]\nUSER $U\nWORKDIR there\n') ?? '';
    assert.match(text, /Based on: a-\$U, which depends on a variable/);
    assert.match(text, /User: \$U \(line 3\)/);
    assert.match(text, /Working directory: there, seen from that of the image \(line 4\)/);
  });

  test('knows the named contexts', () => {
    const workspace = { ...NO_WORKSPACE, contexts: new Set(['base', 'x']) };
    const over = (marked: string) => {
      const { text, ranges } = unmark(marked);
      return hover(readDockerfile(text), workspace, ranges[0]!.start, plaintext)?.text ?? '';
    };
    assert.match(over('FROM [||]base AS a\n'), /^Context base\n\nA named context, .*\.$/);
    assert.match(over('FROM base AS [||]a\n'), /Based on: base, a named context\n/);
    assert.match(over('FROM a AS x\nFROM b\nCOPY --from=[||]x a a\n'), /^Context x\n[\s\S]*It may also be x/);
  });

  test('is short for long lists and chains', () => {
    const chain = Array.from({ length: 100 }, (_, i) => `FROM s${i} AS s${i + 1}\nCOPY --from=s0 /a /a\n`).join('');
    const text = show(`FROM a AS s0\n${chain}FROM s100 AS [||]last\n`) ?? '';
    assert.match(text, /s93 \(line 186\) → 93 more → a/);
    assert.match(show(`FROM a AS s0[||]\n${chain}`) ?? '', /s8 \(line 17\); 92 more\n/);
  });
});

describe('hover on an image', () => {
  test('tells what is known of it', () => {
    assert.equal(
      show('FROM node[||]:20-bookworm\n'),
      lines(
        'Image node:20-bookworm',
        '',
        '- Registry: Docker Hub',
        '- Repository: library/node',
        '- Tag: 20-bookworm',
        '- Family: node',
        '- Distribution: debian bookworm',
        '- C library: glibc',
        '- Shell: /bin/sh, and bash',
        '- User: root',
        '- User to run programs as: node (1000)',
        '- Working directory: /',
        '- Package manager: apt',
        '',
        'Node.js 20 has had no fixes since 2026-04.',
      ),
    );
  });

  test('spells out the parts of its name', () => {
    const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
    const text = show(`FROM ghcr.io/org/app@${digest}[||]\n`) ?? '';
    assert.match(text, new RegExp(`\n- Registry: ghcr.io\n- Repository: org/app\n- Digest: ${digest}\n\nNot`));
    assert.match(show('FROM docker.io/nginx:1[||]\n') ?? '', /- Registry: Docker Hub\n- Repository: library\/nginx\n/);
    assert.match(show('FROM gcr.io/distroless/static[||]\n') ?? '', /- Shell: none\n/);
  });

  test('calls a distribution by its own name, and nothing by none', () => {
    for (const [image, name] of [
      ['amazonlinux:2', 'amazonlinux 2'],
      ['amazoncorretto:21-al2023', 'amazonlinux 2023'],
      ['rockylinux:9', 'rockylinux 9'],
      ['registry.access.redhat.com/ubi9/ubi', 'rhel 9'],
      ['tonistiigi/xx', 'none'],
    ])
      assert.match(show(`FROM ${image}[||]\n`) ?? '', new RegExp(`\n- Distribution: ${name}\n`));
  });

  test('tells when nothing is', () => {
    assert.equal(
      show('FROM a\nCOPY --from=my/[||]thing a a\n'),
      'Image my/thing\n\n- Registry: Docker Hub\n- Repository: my/thing\n- Tag: none, so latest\n\nNot a stage of this file. Nothing more is known of it.',
    );
    assert.equal(show('FROM NO[||]\n'), 'Image NO\n\nThis is no valid name of an image.');
    assert.equal(show('FROM scratch[||]\n'), 'scratch\n\nThe empty image.');
  });

  test('says what a place cannot mean', () => {
    assert.equal(show('FROM a\nCOPY --from=7[||] a a\n'), 'No stage has the index 7.');
    assert.equal(
      show('ARG Z\nFROM a AS os-x\nFROM a AS os-y\nFROM os-$Z[||]\n'),
      'Variable Z\n\n- Value: none without a build argument\n- Set by: ARG Z (line 1)\n\n' +
        'os-$Z depends on a variable that has no value here.\n\nIt may be os-x, os-y.',
    );
    assert.equal(show('FROM a\nCOPY --from=$Z[||] a a\n'), 'The builder replaces no variables in $Z.');
  });
});

describe('text from the file', () => {
  test('stays inside code spans', () => {
    const nasty = '`[a](command:x)`<b>``';
    const text = show(`FROM a AS ${nasty}[||]\nUSER ${nasty}\nCMD ${nasty}\n`, markdown) ?? '';
    const outside = text.replace(/(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
    assert.doesNotMatch(outside, /[[<]/);
    assert.match(text, /^\*\*Stage ``` `\[a\]\(command:x\)`<b>`` ```\*\* \(index 0, line 1\)\n/);
  });

  test('stays on its line', () => {
    const text = show('FROM a AS x[||]\nCMD ["a\\n\\n# b\\u2028c"]\nUSER a\\\n\n\n  # c\nb\n', markdown) ?? '';
    assert.doesNotMatch(text, /^# /m);
    assert.match(text, /\n- Command: `\["a\\n\\n# b\u2028?.*c"\]` \(line 2\)\n/u);
  });
});

test('nothing throws wherever it is asked, and every answer is about the place', () => {
  for (const text of [
    '# syntax = docker/dockerfile:1\nARG A=1 B\nFROM a:${A:-${B}} AS 👍\nENV X=$A \\\n # $A\n Y="$X\nRUN <<E <<"F" cat $X\n$X\nE\nx',
    '# escape=`\r\n# check=skip=all\r\nFROM a AS b\r\nWORKDIR `\r\n  c`\r\n\r\nCOPY --from=0 --chown=$A <<E 👍* /x /y/ `\r\n$A\r\n',
    'FROM a AS b\nONBUILD COPY --from=b --link a b\nFROM b\nUSER $X\nONBUILD\nRUN --mount=type=bind,from=b,source=/a,target=b,,="\nCOPY --from=b ["/a", "',
    '\ufeffFROM\nFROM $\nFROM ${\nFROM a AS\nCOPY --from=\nHEALTHCHECK --interval=1s CMD ["a", "$X"]\nCMD echo ${X',
  ]) {
    const dockerfile = readDockerfile(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const { range } = hover(dockerfile, NO_WORKSPACE, offset, markdown) ?? {};
      if (range)
        assert.ok(0 <= range.start && range.start <= offset && offset <= range.end && range.end <= text.length);
    }
  }
});
