import { describe, test } from 'node:test';
import { assertHover } from '../../../../test/support/hover-test.ts';

const about = (marked: string, title: string, text: string) => assertHover(marked, `${title}\n\n${text}`);

describe('hover on a path', () => {
  test('resolves where COPY and ADD write to', () => {
    about(
      'FROM alpine\nWORKDIR /a\nWORKDIR b\nCOPY x y [|^./c|]\n',
      '/a/b/c/',
      'The directory to copy to. As seen from the working directory /a/b (line 3).',
    );
    about('FROM a\nADD x [|/c^|]\n', '/c', 'Where it is copied to.');
    about(
      'FROM golang\nCOPY --chown=1 ["x y", [|"^c/"|]]\n',
      '/go/c/',
      'The directory to copy to. As seen from the working directory /go, that of the base image.',
    );
    about(
      'FROM a\nCOPY x [|^c|]\n',
      'c',
      'Where it is copied to. As seen from the working directory, that of the base image: which that is, is not known.',
    );
    about(
      'FROM a\nARG D\nWORKDIR $D\nCOPY x [|^c|]\n',
      'c',
      'Where it is copied to. As seen from the working directory, $D (line 3): which that is, is not known.',
    );
  });

  test('resolves WORKDIR and the target of a mount', () => {
    about(
      'FROM scratch\nWORKDIR [|^a|]\n',
      '/a',
      'The working directory from here on. As seen from the working directory /.',
    );
    about(
      'FROM a\nWORKDIR /w\nRUN --mount=type=cache,target=[|^c|] ls\n',
      '/w/c',
      'Where it is mounted. As seen from the working directory /w (line 2).',
    );
  });

  test('tells where sources are looked for', () => {
    about('FROM a\nCOPY [|/s^rc|] /\n', 'src', 'A path in the build context.');
    about('FROM a\nCOPY [|^.|] /\n', '.', 'A path in the build context.');
    about('FROM a\nCOPY b [|*.^c|] /\n', '*.c', 'A pattern: what fits it in the build context.');
    about('FROM a\nCOPY --from=nginx [|etc^|] /\n', '/etc', 'A path in the image nginx.');
    about('FROM a\nADD [|^https://a.b/c.tgz|] /\n', 'https://a.b/c.tgz', 'A file that the builder downloads.');
    about('FROM a\nADD [|^git@a.b:c/d.git|] /\n', 'git@a.b:c/d.git', 'A Git repository, which the builder fetches.');
  });

  test('is silent where a variable decides, in triggers of which the stage is not known, and on Windows', () => {
    assertHover('FROM a\nARG D\nCOPY x /${D}/^y\n');
    assertHover('FROM a\nONBUILD COPY x ^y\n');
    assertHover('# escape=`\nFROM a\nCOPY x c:\\^y\n');
    assertHover('FROM a\nCOPY x^\n');
  });
});

describe('hover on a path in another stage', () => {
  const BUILD = 'FROM golang:1.22 AS build\nWORKDIR /src\nCOPY . .\nRUN mkdir -p /data && go build -o /out/app .\n';
  const LAST = 'FROM scratch\n';

  test('leads to the command that makes it', () => {
    about(
      `${BUILD}${LAST}COPY --from=build [|/out/^app|] /\n`,
      '/out/app of stage build',
      'Made by RUN go build -o /out/app . (line 4).',
    );
    about(`${BUILD}${LAST}COPY --from=0 [|da^ta|] /\n`, '/data of stage build', 'Made by RUN mkdir -p /data (line 4).');
    about(
      `${BUILD}${LAST}RUN --mount=from=build,source=[|/out/ap^p|],target=/x ls\n`,
      '/out/app of stage build',
      'Made by RUN go build -o /out/app . (line 4).',
    );
  });

  test('tells what may make it, the nearest first', () => {
    about(
      `${BUILD}RUN ./build.sh\nRUN make /x/y\n${LAST}COPY --from=build [|/x/y^|] /src/main.go /\n`,
      '/x/y of stage build',
      'May be made by RUN make /x/y (line 6).',
    );
    about(
      `${BUILD}${LAST}COPY --from=build [|/src/*.^mod|] /\n`,
      'Files in /src of stage build',
      'May be made by RUN go build -o /out/app . (line 4), COPY . . (line 3).',
    );
    about(
      `FROM node AS a\nWORKDIR /w\nCOPY a.json b.css dist/\nRUN mkdir -p dist && npm run build\n${LAST}COPY --from=a [|/w/dist/*.js^|] /\n`,
      'Files in /w/dist of stage a',
      'May be made by RUN npm run build (line 4).',
    );
    about(
      `FROM node AS a\nRUN ["sh", "-c", "./x.sh"]\n${LAST}COPY --from=a [|/x/y^|] /\n`,
      '/x/y of stage a',
      'May be made by RUN ["sh", "-c", "./x.sh"] (line 2).',
    );
  });

  test('does not name any of many that may do so', () => {
    about(
      `FROM scratch AS a\n${'RUN make\n'.repeat(4)}${LAST}COPY --from=a [|/x/y^|] /\n`,
      '/x/y of stage a',
      'May be made by one of 4 commands.',
    );
    about(
      `FROM alpine AS a\n${'RUN make\n'.repeat(4)}${LAST}COPY --from=a [|/etc/y^|] /\n`,
      '/etc/y of stage a',
      'Comes with the base image alpine, or is made by one of 4 commands.',
    );
    about(
      `FROM scratch AS a\n${'RUN make x=/out/b\n'.repeat(4)}RUN make x=/out/ install\n${LAST}COPY --from=a [|/out/y^|] /\n`,
      '/out/y of stage a',
      'May be made by RUN make x=/out/ install (line 6).',
    );
  });

  test('does not name any of many that work in the same directory', () => {
    const four = ['npm ci', 'npm run a', 'npm run b', 'npm test'].map((command) => `RUN ${command}\n`).join('');
    about(
      `FROM scratch AS a\nWORKDIR /w\n${four}${LAST}COPY --from=a [|/w/d^ist|] /\n`,
      '/w/dist of stage a',
      'May be made by one of 4 commands.',
    );
    assertHover(
      `FROM scratch AS a\nWORKDIR /w\n${four}RUN make -C /w/dist/x\n${LAST}COPY --from=a [|/w/dist/x/^y|] /\n`,
      /May be made by RUN make -C \/w\/dist\/x \(line 7\)/,
    );
  });

  test('does not name an instruction that the builder does not know', () => {
    about(
      `FROM scratch AS a\nRUM touch /x\n${LAST}COPY --from=a [|/^x|] /\n`,
      '/x of stage a',
      'Where it comes from is not known.',
    );
  });

  test('tells that nothing does', () => {
    about(
      `${BUILD}${LAST}COPY --from=build [|/no^|] /\n`,
      '/no of stage build',
      'Nothing in stage build makes /no, as far as this file shows.',
    );
    about(`FROM scratch AS a\n${LAST}COPY --from=a [|/no^|] /\n`, '/no of stage a', 'Nothing in stage a makes /no.');
  });

  test('tells of the base image, and of mounts', () => {
    about(
      `FROM nginx:1 AS a\n${LAST}COPY --from=a [|/etc/ng^inx|] /\n`,
      '/etc/nginx of stage a',
      'Comes with the base image nginx:1, if it is there.',
    );
    about(
      `FROM rust AS a\nWORKDIR /app\nRUN --mount=type=cache,target=/app/target cargo build\n${LAST}COPY --from=a [|/app/target/x^|] /\n`,
      '/app/target/x of stage a',
      'It is in a cache mount at /app/target (line 3), and so not in the stage.',
    );
    about(`${BUILD}${LAST}COPY --from=build [|^/|] /\n`, '/ of stage build', 'All there is in stage build.');
  });

  test('follows it through the stages that it is based on, and those that it is copied from', () => {
    about(
      `${BUILD}FROM build AS test\n${LAST}COPY --from=test [|/out/^app|] /\n`,
      '/out/app of stage test',
      'Made by RUN go build -o /out/app . of stage build (line 4).',
    );
    about(
      `${BUILD}FROM alpine\nWORKDIR /srv\nCOPY --from=build /out/app bin/\n${LAST}COPY --from=1 [|/srv/bin/^app|] /\n`,
      '/srv/bin/app of stage 1',
      'May be made by COPY --from=build /out/app bin/ (line 7), or come with the base image alpine.\n\nIn stage build: made by RUN go build -o /out/app . (line 4).',
    );
  });

  test('leaves the paths of Windows as they are', () => {
    const text = (line: string) =>
      `# escape=\`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022 AS a\nWORKDIR C:\\src\n${line}\n`;
    assertHover(text('COPY x ^.'));
    assertHover(text('COPY x C:\\o^ut'));
    about(text('FROM a\nCOPY --from=a [|C:\\o^ut|] /'), 'C:\\out', 'A path in stage a.');
    about(text('COPY [|src\\^x|] C:\\out'), 'src\\x', 'A path in the build context.');
  });

  test('is silent in a trigger, and in a stage that is not there', () => {
    assertHover(`${BUILD}${LAST}COPY --from=9 /out/^app /\n`);
    assertHover(`${BUILD}${LAST}ONBUILD COPY --from=build /out/^app /\n`);
  });
});
