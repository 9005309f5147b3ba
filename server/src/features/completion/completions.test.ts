import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chosenAt, fittingAt, labelsAt, proposalsAt } from '../../../../test/support/completion-test.ts';

const detailOf = (marked: string, label: string): string | undefined =>
  proposalsAt(marked).find((proposal) => proposal.label === label)?.detail;

const has = (marked: string, ...labels: readonly string[]) => {
  const found = labelsAt(marked);
  for (const label of labels) assert.ok(found.includes(label), `${label} is among ${found.join(', ')}`);
};
const lacks = (marked: string, ...labels: readonly string[]) => {
  const found = labelsAt(marked);
  for (const label of labels) assert.ok(!found.includes(label), `${label} is not among ${found.join(', ')}`);
};

describe('instructions', () => {
  test('above the first FROM are ARG and FROM, with directives at the very top', () => {
    assert.deepEqual(labelsAt('[||]').slice(0, 5), [
      'FROM',
      'ARG',
      '# syntax=docker/dockerfile:1',
      '# escape=`',
      '# check=skip=',
    ]);
    assert.deepEqual(labelsAt('ARG A\n[||]\nFROM a'), ['FROM', 'ARG']);
    assert.deepEqual(labelsAt('# syntax=docker/dockerfile:1\n# [||]'), ['# escape=`', '# check=skip=']);
    assert.deepEqual(labelsAt('ARG A\nFR[||]OM a'), ['FROM', 'ARG']);
  });

  test('in a stage are all but MAINTAINER, and behind ONBUILD those that may be triggers', () => {
    has('FROM a\n[||]', 'RUN', 'FROM', 'ONBUILD');
    lacks('FROM a\n[||]', 'MAINTAINER');
    lacks('FROM a\nONBUILD [||]', 'FROM', 'ONBUILD', 'MAINTAINER');
  });

  test('are in the case of the file, whatever has been typed', () => {
    has('from a\nrun b\n[||]', 'copy');
    has('FROM a\nco[||]', 'COPY');
    has('fr[||]', 'FROM');
    assert.equal(chosenAt('from a\nCO[||]PY x y', 'copy'), 'from a\ncopy x y');
  });
});

describe('stages', () => {
  const text = 'FROM node:22 AS Build\nFROM node:22\nFROM Build AS Test\nFROM alpine:3.22 AS prod\n';

  test('in FROM are those above, nearest first and in lower case, since it does not fold it', () => {
    assert.deepEqual(labelsAt(`${text}FROM [||]`).slice(0, 3), ['prod', 'test', 'build']);
    assert.deepEqual(labelsAt('FROM a AS b\nFROM [||] AS c\nFROM a AS d').slice(0, 1), ['b']);
    lacks('FROM a AS b\nFROM [||] AS c\nFROM a AS d', 'c', 'd');
    assert.equal(detailOf(`${text}FROM [||]`, 'build'), 'stage 0, FROM node:22');
  });

  test('in COPY --from are those above, those without a name by their index', () => {
    assert.deepEqual(labelsAt(`${text}COPY --from=[||]`).slice(0, 3), ['Test', '1', 'Build']);
    assert.deepEqual(labelsAt(`${text}COPY --link --from=[||] /x /y`).slice(0, 3), ['Test', '1', 'Build']);
    lacks(`${text}COPY --from=[||]\nFROM a AS late`, 'prod', 'late');
    assert.deepEqual(fittingAt(`${text}COPY --chown=1 --from=bu[||] /x`), ['Build', 'busybox', 'buildpack-deps']);
    assert.equal(chosenAt(`${text}COPY --from=bu[||]x /x`, 'Build'), `${text}COPY --from=Build /x`);
  });

  test('of one name are proposed only where the builder takes the one above', () => {
    lacks('FROM a AS b\nFROM c\nCOPY --from=[||]\nFROM d AS B', 'b');
    assert.equal(
      labelsAt('FROM a AS b\nFROM x AS b\nFROM c\nCOPY --from=[||]').filter((name) => name === 'b').length,
      1,
    );
  });

  test('in mounts have a name', () => {
    const labels = labelsAt(`${text}RUN --mount=type=bind,from=[||]`);
    assert.deepEqual(labels.slice(0, 2), ['Test', 'Build']);
    assert.ok(!labels.includes('1'));
  });

  test('are called as is wanted below and by neighbouring files', () => {
    const workspace = { targets: new Set(['dev']) };
    assert.deepEqual(
      labelsAt('FROM a AS [||]\nFROM b\nCOPY --from=builder /x /y\nCOPY --from=nginx:1 /a /b', { workspace }),
      ['builder', 'dev'],
    );
    assert.deepEqual(labelsAt('FROM a [||]'), ['AS']);
    assert.deepEqual(labelsAt('from a [||]'), ['as']);
  });

  test('named contexts are among them', () => {
    const around = { workspace: { contexts: new Set(['shared']) } };
    assert.equal(labelsAt('FROM a\nCOPY --from=[||]', around)[0], 'shared');
    assert.equal(labelsAt('FROM [||]', around)[0], 'shared');
  });
});

describe('images', () => {
  test('are those of the file, of others at hand, and those that are known', () => {
    const found = labelsAt('FROM node:22\nFROM [||]', { images: ['ghcr.io/me/base:1'] });
    assert.deepEqual(found.slice(0, 2), ['node:22', 'ghcr.io/me/base:1']);
    assert.ok(found.includes('alpine') && found.includes('mcr.microsoft.com/dotnet/sdk') && found.includes('scratch'));
    assert.ok(!found.includes('openjdk'));
  });

  test('have the tags that are used and those that are known, none that is out of support', () => {
    const found = labelsAt('FROM node:20-slim AS a\nFROM node:[||]', { images: ['docker.io/library/node:22.1'] });
    assert.deepEqual(found.slice(0, 3), ['20-slim', '22.1', '24']);
    assert.deepEqual(fittingAt('FROM debian:tr[||]'), ['trixie', 'trixie-slim']);
    assert.deepEqual(labelsAt('FROM unheard-of:[||]'), []);
    assert.equal(chosenAt('FROM node:2[||]0 AS x', '24-slim'), 'FROM node:24-slim AS x');
    lacks('FROM golang:[||]', '1.24');
  });
});

describe('flags', () => {
  test('are those of the instruction that are not there yet', () => {
    assert.deepEqual(labelsAt('FROM a\nCOPY --link --[||] a b'), [
      '--from=',
      '--chown=',
      '--chmod=',
      '--exclude=',
      '--parents',
    ]);
    assert.deepEqual(labelsAt('FROM a\nADD --[||]'), [
      '--checksum=',
      '--chown=',
      '--chmod=',
      '--link',
      '--exclude=',
      '--keep-git-dir',
      '--unpack',
    ]);
    assert.deepEqual(labelsAt('FROM a\nHEALTHCHECK --retries=1 --[||] CMD x'), [
      '--interval=',
      '--timeout=',
      '--start-period=',
      '--start-interval=',
    ]);
    has('FROM unheard\nRUN --mount=type=ssh --[||] x', '--mount=', '--network=', '--security=', '--device=');
    assert.deepEqual(labelsAt('FROM --[||]'), ['--platform=']);
    assert.deepEqual(
      labelsAt('FROM a\nUSER --[||]').filter((label) => label.startsWith('-')),
      [],
    );
  });

  test('are known to the frontend that the file pins', () => {
    assert.deepEqual(labelsAt('# syntax=docker/dockerfile:1.4\nFROM a\nCOPY --[||]'), [
      '--from=',
      '--chown=',
      '--chmod=',
      '--link',
    ]);
  });

  test('keep the value that is there', () => {
    assert.equal(chosenAt('FROM a\nCOPY --fr[||]=b /x /y', '--from'), 'FROM a\nCOPY --from=b /x /y');
    assert.equal(chosenAt('FROM a\nCOPY --fr[||]', '--from='), 'FROM a\nCOPY --from=');
  });

  test('have values', () => {
    assert.deepEqual(labelsAt('FROM a\nRUN --network=[||] x'), ['default', 'none', 'host']);
    assert.deepEqual(labelsAt('FROM a\nHEALTHCHECK --retries=[||] CMD x'), ['3', '5']);
    assert.deepEqual(labelsAt('FROM a\nRUN --security=[||] x'), ['sandbox', 'insecure']);
    assert.deepEqual(labelsAt('FROM a\nCOPY --link=[||] x'), ['true', 'false']);
    assert.deepEqual(labelsAt('FROM --platform=linux/arm64/v8 a\nFROM --platform=[||] b').slice(0, 2), [
      'linux/arm64/v8',
      '$BUILDPLATFORM',
    ]);
    has('FROM node:22\nCOPY --chown=[||] a b', 'node', '1000');
    has('FROM a\nCOPY --chmod=[||] a b', '755');
  });

  test('may stand behind the keyword, also in the middle of a continued line', () => {
    has('FROM a\nCOPY [||]', '--from=');
    has('FROM a\nCOPY --link \\\n# c\n\n  --[||] \\\n  a b', '--from=');
    has('FROM a\nRUN [||]', '--mount=');
    assert.deepEqual(labelsAt('FROM a\nRUN npm --[||]'), []);
  });
});

describe('mounts', () => {
  test('have types, and the keys of their type that are not there yet', () => {
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=[||]'), ['bind', 'cache', 'tmpfs', 'secret', 'ssh']);
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=cache,dst=/x,[||] y'), [
      'sharing=',
      'id=',
      'uid=',
      'gid=',
      'mode=',
      'from=',
      'source=',
      'readonly',
    ]);
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=secret,id=x,[||] y'), [
      'env=',
      'target=',
      'required',
      'uid=',
      'gid=',
      'mode=',
    ]);
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=tmpfs,[||]'), ['target=', 'size=']);
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=nope,[||]'), []);
    assert.equal(labelsAt('FROM a\nRUN --mount=target=/x,[||]').at(-1), 'type=');
    assert.equal(labelsAt('FROM a\nRUN --mount=[||],target=/x')[0], 'type=');
  });

  test('have values', () => {
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=cache,target=/x,sharing=[||] y'), [
      'shared',
      'private',
      'locked',
    ]);
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=secret,required=[||]'), ['true', 'false']);
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=bind,source=go.mod,target=[||] x'), ['go.mod']);
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=secret,id=npm x\nRUN --mount=type=secret,id=[||] y'), ['npm']);
    assert.deepEqual(labelsAt('FROM a AS b\nRUN touch /b/f\nFROM c\nRUN --mount=from=b,source=[||],target=/x y'), [
      '/b/f',
    ]);
    assert.equal(
      chosenAt('FROM a\nRUN --mount=type=c[||]ache,target=/x y', 'tmpfs'),
      'FROM a\nRUN --mount=type=tmpfs,target=/x y',
    );
  });

  test('of caches know what the command keeps, or the base image calls for', () => {
    assert.deepEqual(fittingAt('FROM node:22\nRUN --m[||] npm ci'), ['--mount=type=cache (npm)', '--mount=']);
    assert.equal(
      chosenAt('FROM debian:13\nRUN --[||] apt-get install -y x', '--mount=type=cache (apt)'),
      'FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get install -y x',
    );
    assert.equal(
      chosenAt('FROM golang:1.26\nRUN --mount=[||]', 'type=cache (go)'),
      'FROM golang:1.26\nRUN --mount=type=cache,target=/root/.cache/go-build --mount=type=cache,target=/go/pkg/mod',
    );
    assert.deepEqual(labelsAt('FROM node:22\nUSER node\nRUN --mount=type=cache,target=[||] npm ci'), [
      '/home/node/.npm',
    ]);
    assert.match(
      chosenAt('FROM node:22\nUSER node\nRUN --[||] npm ci', '--mount=type=cache (npm)'),
      /,uid=1000,gid=1000 npm/,
    );
    lacks('FROM node:22\nRUN --mount=type=cache,target=/root/.npm --[||] npm ci', '--mount=type=cache (npm)');
    assert.deepEqual(labelsAt('FROM a\nRUN --mount=type=cache,target=/c x\nRUN --mount=target=[||],type=cache make'), [
      '/c',
    ]);
    lacks('FROM node:22\nRUN --[||] ls', '--mount=type=cache (npm)');
  });
});

describe('variables', () => {
  const text = 'ARG G=1\nFROM a AS b\nENV E=2\nARG L\nFROM b\nARG D=3\n';

  test('have their values, through the chain of stages', () => {
    assert.deepEqual(
      proposalsAt(`${text}RUN echo $[||]`)
        .slice(0, 5)
        .map(({ label, detail }) => `${label} ${detail}`),
      [
        'D 3',
        'L no default (from stage "b")',
        'E 2 (from stage "b")',
        'PATH set by the base image',
        'G 1 (global, needs ARG here)',
      ],
    );
    lacks('FROM a\nRUN echo $[||]\nARG LATE=1', 'LATE');
    assert.deepEqual(fittingAt('FROM node:22\nRUN echo $NODE[||]'), ['NODE_VERSION']);
    assert.equal(detailOf('FROM a\nARG TARGETOS\nRUN x $[||]', 'TARGETOS'), 'Operating system of the build result');
  });

  test('that are global are declared where they are used', () => {
    assert.equal(chosenAt(`${text}# about\nRUN echo $[||]`, 'G'), `${text}ARG G\n# about\nRUN echo $G`);
    assert.equal(chosenAt('from a\nrun echo ${T[||]}', 'TARGETARCH'), 'from a\narg TARGETARCH\nrun echo ${TARGETARCH}');
    assert.equal(
      chosenAt('FROM a\r\nRUN x \\\r\n  $[||]', 'TARGETOS'),
      'FROM a\r\nARG TARGETOS\r\nRUN x \\\r\n  $TARGETOS',
    );
    lacks('ARG G=1\nFROM a\nONBUILD RUN echo $[||]', 'G', 'TARGETOS');
  });

  test('in FROM are the global ones and those of the platform, without a declaration', () => {
    assert.deepEqual(labelsAt('ARG V=1\nFROM a:$[||]').slice(0, 2), ['V', 'TARGETPLATFORM']);
    assert.equal(
      chosenAt('ARG V=1\nFROM --platform=$[||] a', 'BUILDPLATFORM'),
      'ARG V=1\nFROM --platform=$BUILDPLATFORM a',
    );
    lacks('FROM a\nENV E=1\nFROM b:$[||]', 'E');
    lacks('ARG A=$[||]', 'A');
  });

  test('close their braces', () => {
    assert.equal(chosenAt('FROM a\nENV X=1\nRUN echo ${[||]', 'X'), 'FROM a\nENV X=1\nRUN echo ${X}');
    assert.equal(chosenAt('FROM a\nENV X=1\nRUN echo ${[||]Y:-z}', 'X'), 'FROM a\nENV X=1\nRUN echo ${X:-z}');
  });

  test('have modifiers', () => {
    const modifiers = (marked: string) => labelsAt(marked).filter((label) => /^\W/.test(label));
    assert.deepEqual(modifiers('FROM a\nENV X=1\nWORKDIR ${X:[||]}'), [':-default', ':+other', ':?message']);
    assert.deepEqual(modifiers('FROM a\nENV X=1\nWORKDIR ${X[||]}'), [
      ':-default',
      ':+other',
      ':?message',
      '#pattern',
      '##pattern',
      '%pattern',
      '%%pattern',
      '/pattern/replacement',
      '//pattern/replacement',
    ]);
    assert.deepEqual(modifiers('FROM a\nENV X=1\nRUN echo $X[||]'), []);
    assert.equal(chosenAt('FROM a\nENV X=1\nWORKDIR ${X:[||]', ':-default'), 'FROM a\nENV X=1\nWORKDIR ${X:-}');
  });

  test('of the shell are those that the command has set', () => {
    assert.deepEqual(labelsAt('FROM a\nRUN A=1; for f in x; do B=2 && echo "$[||]"; C=3').slice(0, 3), ['B', 'f', 'A']);
    lacks('FROM a\nRUN A=1\nRUN echo $[||]', 'A');
  });

  test('are not proposed where no shell of that kind reads them', () => {
    assert.deepEqual(labelsAt('FROM mcr.microsoft.com/windows/servercore:ltsc2022\nENV X=1\nRUN echo $[||]'), []);
  });

  test('have names that ARG and ENV may take', () => {
    assert.deepEqual(labelsAt('ARG G=1\nARG H\nFROM a\nARG H\nARG [||]').slice(0, 2), ['G', 'TARGETPLATFORM']);
    assert.deepEqual(labelsAt('ARG [||]\nFROM a:$TAG\nFROM $B'), ['TAG', 'B']);
    assert.equal(chosenAt('FROM a\nENV X=1\nENV [||]', 'X'), 'FROM a\nENV X=1\nENV X=');
    assert.equal(chosenAt('FROM a\nENV PA[||]=/x', 'PATH'), 'FROM a\nENV PATH=/x');
    has('FROM a\nLABEL [||]', 'org.opencontainers.image.source');
    lacks('FROM a\nLABEL org.opencontainers.image.source=x [||]', 'org.opencontainers.image.source');
  });
});

describe('paths', () => {
  const names = ['src/', 'app.js', 'a b.txt', '.git'];
  const build =
    'FROM a AS build\nWORKDIR /app\nRUN mkdir -p /out && go build -o dist/app\nCOPY go.mod ./\nFROM b\nWORKDIR /srv\n';

  test('of sources are in the build context, folders first', () => {
    assert.deepEqual(labelsAt('FROM b\nCOPY [||]', { names }).slice(0, 4), ['.', 'src/', '.git', 'app.js']);
    assert.equal(chosenAt('FROM b\nCOPY sr[||]x /y', 'src/', { names }), 'FROM b\nCOPY src/ /y');
    assert.equal(chosenAt('FROM b\nCOPY ./lib/[||]', 'app.js', { names }), 'FROM b\nCOPY ./lib/app.js');
    assert.equal(chosenAt('FROM b\nCOPY ["[||]', 'a b.txt', { names }), 'FROM b\nCOPY ["a b.txt');
    assert.equal(chosenAt('FROM b\nCOPY ["app.js", [||]]', 'a b.txt', { names }), 'FROM b\nCOPY ["app.js", "a b.txt"]');
    assert.deepEqual(
      labelsAt('FROM b\nCOPY a[||]', {}).filter((label) => !label.startsWith('--')),
      [],
    );
    assert.deepEqual(labelsAt('FROM b\nRUN --mount=type=bind,source=[||],target=/x y', { names }), [
      '.',
      'src/',
      '.git',
      'app.js',
    ]);
  });

  test('of a stage are what it is known to make', () => {
    const found = labelsAt(`${build}COPY --from=build [||]`, { names }).filter((label) => label.startsWith('/'));
    assert.deepEqual(found.sort(), ['/app', '/app/dist/app', '/app/go.mod', '/out']);
    assert.deepEqual(labelsAt(`${build}COPY --from=0 --link /o[||] x`).sort(), found);
    assert.deepEqual(labelsAt(`${build}COPY --from=nginx:1 /[||] x`), []);
    assert.ok(labelsAt(`${build}COPY --from=build /app/web /x\nCOPY --from=build /[||] x`).includes('/app/web'));
    assert.equal(
      chosenAt(`${build}COPY --from=build /app/di[||] /x`, '/app/dist/app'),
      `${build}COPY --from=build /app/dist/app /x`,
    );
    const context = new Set(['web/', 'web/a.js', 'go.sum']);
    const whole = labelsAt('FROM a AS b\nWORKDIR /w\nCOPY . .\nFROM c\nCOPY --from=b [||]', { workspace: { context } });
    assert.deepEqual(whole.slice(0, 3), ['/w', '/w/web', '/w/go.sum']);
    assert.equal(labelsAt('FROM scratch AS b\nCOPY x /\nFROM c\nCOPY --from=b [||]')[0], '/');
    lacks('FROM a AS b\nRUN touch /x && rm /x\nFROM c\nCOPY --from=b [||]', '/x');
  });

  test('of destinations are the working directory, the path that the source has, and what the stage has', () => {
    const shown = (marked: string, context?: ReadonlySet<string>) =>
      proposalsAt(marked, { names: [], workspace: { context } }).map(({ label, detail }) => `${label} ${detail}`);
    assert.deepEqual(shown(`${build}RUN mkdir /data\nENV HOME=/home/me PATH=/a:/b\nCOPY x [||]`), [
      './ /srv/',
      'x the same path',
      '/srv/ the working directory',
      '/data made by RUN',
      '/usr/local/bin/ for programs',
      '$HOME /home/me',
    ]);
    assert.equal(shown('FROM b\nCOPY ./src [||]', new Set(['src/']))[1], 'src/ the same path');
    assert.equal(shown(`${build}COPY --from=build /etc/passwd [||]`)[1], '/etc/passwd the same path');
    lacks('FROM b\nCOPY a b [||]', 'a', 'b');
    assert.deepEqual(labelsAt('FROM a\nWORKDIR /srv\nVOLUME [||]'), ['/srv']);
  });

  test('of WORKDIR are those of other stages', () => {
    assert.deepEqual(labelsAt('FROM a AS b\nWORKDIR /src\nFROM node:22\nWORKDIR [||]'), ['/src', '/home/node', '/app']);
    lacks('FROM a AS b\nWORKDIR /ap[||]\nFROM b AS c\nWORKDIR x', '/ap', '/ap/x');
  });
});

describe('other words', () => {
  test('users are those of the chain, of the base image, and root', () => {
    assert.deepEqual(
      labelsAt('FROM alpine:3.22 AS a\nRUN adduser -D -u 5000 app\nFROM a\nUSER [||]\nRUN adduser late'),
      ['app', '5000', 'nobody', 'root'],
    );
    assert.deepEqual(labelsAt('FROM node:22-alpine\nUSER [||]'), ['node', '1000', 'nobody', 'root']);
    assert.deepEqual(labelsAt('FROM a\nCOPY --chown=me:me x y\nUSER [||]'), ['me', 'root']);
    assert.deepEqual(labelsAt('FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nUSER [||]'), [
      'ContainerUser',
      'ContainerAdministrator',
    ]);
    assert.deepEqual(labelsAt('FROM scratch\nUSER [||]'), ['65532:65532']);
    assert.deepEqual(labelsAt('FROM node:22\nUSER node:[||]'), []);
  });

  test('shells are those that the base image has', () => {
    assert.deepEqual(labelsAt('FROM alpine:3.22\nSHELL [||]'), [
      '["/bin/ash", "-eo", "pipefail", "-c"]',
      '["/bin/sh", "-c"]',
    ]);
    assert.equal(labelsAt('FROM debian:13\nSHELL [[||]')[0], '["/bin/bash", "-o", "pipefail", "-c"]');
    assert.match(labelsAt('FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL [||]')[0]!, /^\["powershell"/);
    assert.equal(
      chosenAt('FROM debian:13\nSHELL ["/bin/z[||]sh"]\n', '["/bin/sh", "-c"]'),
      'FROM debian:13\nSHELL ["/bin/sh", "-c"]\n',
    );
  });

  test('signals, protocols and checks', () => {
    assert.deepEqual(fittingAt('FROM a\nSTOPSIGNAL SIGQ[||]'), ['SIGQUIT']);
    assert.deepEqual(labelsAt('FROM a\nEXPOSE 8080/[||]'), ['tcp', 'udp', 'sctp']);
    assert.deepEqual(labelsAt('FROM a\nHEALTHCHECK [||]').slice(0, 2), ['CMD', 'NONE']);
    assert.deepEqual(labelsAt('FROM a\nHEALTHCHECK --retries=2 C[||]'), ['CMD']);
  });

  test('directives have values', () => {
    assert.deepEqual(labelsAt('# syntax=[||]'), ['docker/dockerfile:1', 'docker/dockerfile:1-labs']);
    assert.deepEqual(labelsAt('# escape=[||]'), ['\\', '`']);
    assert.deepEqual(labelsAt('# check=[||]'), ['skip=', 'error=true', 'experimental=']);
    assert.deepEqual(labelsAt('FROM a\n# check=[||]\nRUN x'), ['skip=']);
  });

  test("rules are BuildKit's or hadolint's, and ours, each once", () => {
    has('# check=skip=[||]', 'DuplicateStageName', 'stage/unused', 'all');
    lacks('# check=skip=DuplicateStageName,[||]', 'DuplicateStageName', 'DL3006');
    lacks('FROM a\n# check=skip=[||]\nRUN x', 'DuplicateStageName');
    has('FROM a\n# hadolint ignore=DL3008,[||]\nRUN x', 'DL3009', 'stage/unused');
    lacks('FROM a\n# hadolint ignore=DL3008,[||]\nRUN x', 'DL3008', 'DuplicateStageName', 'all');
    assert.equal(detailOf('# check=skip=[||]', 'DuplicateStageName'), 'Two stages have the same name');
  });
});

describe('what other tools leave to be typed', () => {
  const text = 'ARG V=1\nFROM node:22 AS base\nENV HOST=db\nFROM base AS build\nWORKDIR /app\nRUN touch bundle.js\n';

  test('stages in FROM (docker/docs#23285)', () => has(`${text}FROM [||]`, 'base', 'build'));
  test('COPY --from among several flags', () =>
    has(`${text}FROM a\nCOPY --link --chown=1 --from=[||] --chmod=1 /x /y`, 'build'));
  test('flags of RUN', () => has(`${text}RUN --[||]`, '--mount=', '--network=', '--security='));
  test('newer flags of COPY', () => has(`${text}COPY --[||]`, '--link', '--chmod=', '--parents', '--exclude='));
  test('types and keys of mounts', () => {
    has(`${text}RUN --mount=type=[||]`, 'bind', 'cache', 'secret');
    has(`${text}RUN --mount=type=cache,[||]`, 'target=', 'sharing=');
  });
  test('the stage that a mount is of', () => has(`${text}FROM a\nRUN --mount=type=bind,from=[||]`, 'build', 'base'));
  test('paths of the build context (vscode-docker#2537)', () => {
    const names = ['src/', 'package.json'];
    assert.deepEqual(fittingAt(`${text}COPY pack[||]`, { names }), ['package.json']);
    assert.deepEqual(fittingAt(`${text}ADD --link s[||] .`, { names }), ['src/']);
  });
  test('paths of the stage that is copied from', () => has(`${text}FROM a\nCOPY --from=build [||]`, '/app/bundle.js'));
  test('inherited variables', () => has(`${text}RUN ping $[||]`, 'HOST', 'V'));
  test('names of checks', () => has('# check=skip=[||]', 'DuplicateStageName'));
});
