import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from './dockerfile.ts';
import { originOf } from './provenance.ts';

/** Where a path of the last stage comes from: the kind, and the words that make it or may do so. */
function origin(text: string, path: string): string {
  const dockerfile = readDockerfile(text);
  const { kind, by, inBase } = originOf(dockerfile, dockerfile.stages.at(-1)!, path);
  const words = by.map(({ range }) => text.slice(range.start, range.end));
  return [kind, ...words, ...(kind === 'unknown' && inBase ? ['base'] : [])].join(' | ');
}

const NODE = 'FROM node:22\nWORKDIR /app\n';

describe('originOf', () => {
  const cases: readonly (readonly [name: string, text: string, path: string, expected: string])[] = [
    ['WORKDIR', NODE, '/app', 'made | WORKDIR'],
    ['a folder above', 'FROM scratch\nCOPY a.json /x/y/\n', '/x', 'made | COPY'],
    ['nothing', NODE, '/src', 'missing'],
    ['a place of the distribution', NODE, '/usr/lib/x', 'unknown | base'],
    ['a place for projects amid those of the distribution', NODE, '/usr/src/app/x', 'missing'],
    ['a folder that an image brings', 'FROM golang:1.24\n', '/go/bin', 'unknown | base'],
    ['an image that is not known', 'FROM company/node\n', '/src', 'unknown | base'],
    ['an image that a variable names', 'ARG I=node\nFROM $I\n', '/src', 'unknown | base'],
    ['an image with triggers', 'FROM node:8-onbuild\n', '/src', 'unknown | base'],
    ['scratch', 'FROM scratch\n', '/usr/bin/x', 'missing'],
    ['a source of any names', `${NODE}COPY . .\n`, '/app/dist', 'unknown | COPY'],
    ['one file, into a folder', `${NODE}COPY package.json ./\n`, '/app/package.json', 'made | COPY'],
    ['one file, beside another', `${NODE}COPY package.json ./\n`, '/app/dist', 'missing'],
    ['one file under a new name', 'FROM scratch\nCOPY a.json /b\n', '/b', 'made | COPY'],
    ['a repository', `${NODE}RUN git clone https://a.b/c.git\n`, '/app/c', 'made | git clone https://a.b/c.git'],
    ['an environment', `${NODE}RUN python3 -m venv /v\n`, '/v', 'made | python3 -m venv /v'],
    [
      'each of several outputs',
      `${NODE}RUN openssl req -x509 -keyout k -out c\n`,
      '/app/k',
      'made | openssl req -x509 -keyout k -out c',
    ],
    ['a program that is installed', 'FROM golang\nRUN go install .\n', '/go/bin/a', 'unknown | go install . | base'],
    [
      'a package of the distribution',
      `${NODE}RUN apt-get install -y a\n`,
      '/usr/bin/a',
      'unknown | apt-get install -y a | base',
    ],
    ['what an empty folder does not hold', 'FROM scratch\nRUN mkdir /a\n', '/a/b', 'missing'],
    ['what one of several folders may hold', 'FROM scratch\nRUN mkdir /a/{b,c}\n', '/a/b', 'unknown | mkdir /a/{b,c}'],
    ['a heredoc', 'FROM scratch\nCOPY <<a.sh <<b.sh /bin/\na.sh\nb.sh\n', '/bin/b.sh', 'made | COPY'],
    ['a destination with a variable', 'FROM scratch\nARG D=/x\nCOPY a.json $D/\n', '/y', 'unknown | COPY'],
    ['parents', 'FROM scratch\nCOPY --parents a/b.json /x/\n', '/x/a/b.json', 'unknown | COPY'],
    ['an archive that ADD unpacks', 'FROM scratch\nADD rootfs.tar.xz /\n', '/etc/passwd', 'unknown | ADD'],
    [
      'a relative destination in an unknown directory',
      'FROM scratch\nARG X\nWORKDIR $X\nCOPY a.json .\n',
      '/y',
      'unknown | WORKDIR | COPY',
    ],
    ['a base stage', 'FROM scratch AS a\nCOPY a.json /x/\nFROM a\n', '/x/a.json', 'made | COPY'],
    ['a trigger', 'FROM scratch AS a\nONBUILD COPY a.json /x/\nFROM a\n', '/x/a.json', 'made | COPY'],
    ['a trigger, in its own stage', 'FROM scratch AS a\nONBUILD COPY a.json /x/\n', '/x/a.json', 'missing'],
    ['an instruction nobody knows', `${NODE}INCLUDE x\n`, '/x', 'unknown | INCLUDE'],
    ['VOLUME', 'FROM scratch\nVOLUME /x\n', '/x', 'unknown | VOLUME'],
    ['mkdir', `${NODE}RUN mkdir -p x/y && true\n`, '/app/x', 'made | mkdir -p x/y'],
    ['mkdir, elsewhere', `${NODE}RUN mkdir -p x/y && true\n`, '/out', 'missing'],
    ['cd', `${NODE}RUN cd /out && touch x\n`, '/out/x', 'made | touch x'],
    ['a subshell', `${NODE}RUN (cd /out && touch x)\n`, '/y', 'unknown | touch x'],
    ['a redirection', `${NODE}RUN echo hi >/x/y\n`, '/x/y', 'made | echo hi >/x/y'],
    ['tee', `${NODE}RUN echo hi | tee /x/y\n`, '/x/y', 'made | tee /x/y'],
    ['cp', `${NODE}RUN cp -r dist /out\n`, '/out', 'made | cp -r dist /out'],
    ['below what is copied', `${NODE}RUN cp -r dist /out\n`, '/out/x', 'unknown | cp -r dist /out'],
    ['install', `${NODE}RUN install -Dm 755 -t /out/bin x\n`, '/out/bin', 'made | install -Dm 755 -t /out/bin x'],
    ['ln', `${NODE}RUN ln -s /app /src\n`, '/src/dist', 'unknown | ln -s /app /src'],
    ['what is removed again', `${NODE}RUN touch /x && rm -f /x\n`, '/x', 'unknown | touch /x'],
    ['what is moved away', `${NODE}RUN touch /x && mv /x /y\n`, '/x', 'unknown | touch /x | mv /x /y'],
    ['an output', `${NODE}RUN go build -o /out/server ./cmd\n`, '/out/server', 'made | go build -o /out/server ./cmd'],
    [
      'an output behind other flags',
      `${NODE}RUN go build -mod=readonly -o=/x .\n`,
      '/x',
      'made | go build -mod=readonly -o=/x .',
    ],
    [
      'no output',
      `${NODE}RUN cd /d && go build -mod=readonly .\n`,
      '/d/d=readonly',
      'unknown | go build -mod=readonly .',
    ],
    ['a glued output', `${NODE}RUN gcc -fno-common -o/x a.c\n`, '/x', 'made | gcc -fno-common -o/x a.c'],
    ['a bundled output', `${NODE}RUN curl -fsSLo /x $U\n`, '/x', 'made | curl -fsSLo /x $U'],
    ['compiler flags with variables', `${NODE}RUN go build -ldflags "-X main.v=$V" -o /out/a .\n`, '/x', 'missing'],
    ['a compiler in its folder', `${NODE}RUN go build .\n`, '/app/server', 'unknown | go build .'],
    ['a workspace', 'FROM rust\nWORKDIR /app/api\nRUN cargo build\n', '/app/target', 'unknown | cargo build'],
    ['a package manager', `${NODE}RUN npm ci\n`, '/app/node_modules', 'made | npm ci'],
    ['scripts of a project', `${NODE}RUN npm run build\n`, '/dist', 'unknown | npm run build'],
    ['the same, in the project', `${NODE}RUN npm run build\n`, '/app/dist', 'unknown | npm run build'],
    [
      'an option of MSBuild',
      `${NODE}RUN dotnet publish /p:OutDir=../x\n`,
      '/x/y',
      'unknown | dotnet publish /p:OutDir=../x',
    ],
    ['an attached option', `${NODE}RUN tar -xf a.tar -C/x\n`, '/x/y', 'unknown | tar -xf a.tar -C/x'],
    ['an option with a value', `${NODE}RUN npm run x --out=../y\n`, '/y/z', 'unknown | npm run x --out=../y'],
    ['stars and braces', `${NODE}RUN mkdir -p /x/{a,b}\n`, '/x/a', 'unknown | mkdir -p /x/{a,b}'],
    ['a variable', `${NODE}RUN mkdir -p "$X/y"\n`, '/z', 'unknown | mkdir -p "$X/y"'],
    ['a variable behind a folder', `${NODE}RUN mkdir -p "/x/$X"\n`, '/z', 'missing'],
    ['a program nobody knows', `${NODE}RUN ./build.sh\n`, '/z', 'unknown | ./build.sh'],
    ['make', `${NODE}RUN make\n`, '/z', 'unknown | make'],
    ['a shell with a script', `${NODE}RUN sh -c 'mkdir /x'\n`, '/x', 'made | mkdir /x'],
    ['a shell with a file', `${NODE}RUN sh x.sh\n`, '/z', 'unknown | sh x.sh'],
    ['a script that cannot be read', `${NODE}RUN if x; then\n`, '/z', 'unknown | RUN'],
    ['another shell', `${NODE}SHELL ["pwsh", "-c"]\nRUN mkdir /x\n`, '/z', 'unknown | RUN'],
    ['packages of the system', `${NODE}RUN apt-get update && apt-get install -y $PACKAGES\n`, '/z', 'missing'],
    ['packages in another root', `${NODE}RUN apk add --root /x a\n`, '/z', 'unknown | apk add --root /x a'],
    ['packages in scratch', 'FROM scratch\nCOPY a.sh /bin/\nRUN apk add a\n', '/usr/x', 'unknown | base'],
    ['a variable for programs', 'FROM node:22\nENV GOBIN=/out\nRUN go install a@v1\n', '/out/a', 'unknown | ENV'],
    ['PATH', 'FROM node:22\nENV PATH=$PATH:/app/bin\n', '/z', 'missing'],
    [
      'a variable of the script',
      `${NODE}RUN export DESTDIR=/out && echo\n`,
      '/out/a',
      'unknown | RUN | export DESTDIR=/out',
    ],
    ['an unknown variable that names a place', `${NODE}RUN DESTDIR=$X npm ci\n`, '/z', 'unknown | DESTDIR=$X npm ci'],
    ['a cache mount', `${NODE}RUN --mount=type=cache,target=/app/x npm ci && mkdir x/y\n`, '/app/x/y', 'missing'],
    ['above a mount', `${NODE}RUN --mount=type=cache,target=/z/x true\n`, '/z', 'unknown | RUN'],
    ['any script, in a mount', `${NODE}RUN --mount=type=cache,target=x ./x.sh\n`, '/app/x/y', 'missing'],
    ['a mount somewhere', `${NODE}RUN --mount=type=cache,target=$X ./x.sh\n`, '/app/x', 'unknown | ./x.sh'],
  ];
  for (const [name, text, path, expected] of cases) test(name, () => assert.equal(origin(text, path), expected));

  test('many writers of one place, and paths and chains of great length, are unknown', () => {
    const mkdirs = Array.from({ length: 30 }, () => 'RUN make\n').join('');
    assert.match(origin(NODE + mkdirs, '/z'), /^unknown/);
    assert.match(origin(`${NODE}RUN mkdir -p /x/${'a/'.repeat(99)}\n`, '/z'), /^unknown/);
    const stages = Array.from({ length: 99 }, (_, i) => `FROM s${i} AS s${i + 1}\n`).join('');
    assert.match(origin(`FROM scratch AS s0\n${stages}`, '/z'), /^unknown/);
  });
});
