import { type ExpectedFix, testRule } from '../../../../test/support/rule-test.ts';
import { libcMismatch } from './libc-mismatch.ts';

/** The fix for Go, given the text after it. */
const withoutCgo = (after: string): ExpectedFix[] => [
  { title: 'Build with CGO_ENABLED=0', after, safe: false, preferred: true },
];

/** A Go program built by some lines and copied from /app to Alpine. */
const go = (...lines: string[]) =>
  `FROM golang:1.24 AS build\nWORKDIR /src\n${lines.join('\n')}\nFROM alpine:3.22\nCOPY --from=build /app /app\nUSER nobody\nCMD ["/app"]\n`;

/** The same from some base to another one, with a C program. */
const c = (from: string, to: string, command: string) =>
  `FROM ${from} AS build\nWORKDIR /src\nCOPY main.c .\nRUN ${command}\nFROM ${to}\nCOPY --from=build /app /app\nUSER 10001\nCMD ["/app"]\n`;

/** Some path of a stage with some lines, copied to another base. */
const copied = (from: string, lines: string, to: string, path: string) =>
  `FROM ${from} AS build\nWORKDIR /src\n${lines}\nFROM ${to}\nCOPY --from=build ${path}\nUSER 10001\nCMD ["app"]\n`;

testRule(libcMismatch, {
  reports: [
    {
      name: 'Go with cgo, glibc to Alpine, two programs of one RUN with variables in front',
      text: 'FROM golang:1.24 AS build\nWORKDIR /src\nCOPY . .\nRUN go vet ./... && \\\n    # the server\n    GOOS=linux go build -o /out/a ./cmd/a && \\\n    go build -ldflags="-X main.v=$V" -o ../out/b ./cmd/b\nFROM alpine:3.22\nCOPY --from=build --chmod=755 [|/out/a|] [|/out/b|] /usr/bin/\nUSER nobody\nCMD ["a"]\n',
      problems: [
        {
          message: '"/out/a" may be linked against glibc, but alpine:3.22 has musl.',
          fixes: withoutCgo(
            'FROM golang:1.24 AS build\nWORKDIR /src\nCOPY . .\nRUN go vet ./... && \\\n    # the server\n    GOOS=linux CGO_ENABLED=0 go build -o /out/a ./cmd/a && \\\n    go build -ldflags="-X main.v=$V" -o ../out/b ./cmd/b\nFROM alpine:3.22\nCOPY --from=build --chmod=755 /out/a /out/b /usr/bin/\nUSER nobody\nCMD ["a"]\n',
          ),
        },
        {
          message: '"/out/b" may be linked against glibc, but alpine:3.22 has musl.',
          fixes: withoutCgo(
            'FROM golang:1.24 AS build\nWORKDIR /src\nCOPY . .\nRUN go vet ./... && \\\n    # the server\n    GOOS=linux go build -o /out/a ./cmd/a && \\\n    CGO_ENABLED=0 go build -ldflags="-X main.v=$V" -o ../out/b ./cmd/b\nFROM alpine:3.22\nCOPY --from=build --chmod=755 /out/a /out/b /usr/bin/\nUSER nobody\nCMD ["a"]\n',
          ),
        },
      ],
    },
    {
      name: 'to scratch, by index, from a heredoc, with the output in a variable',
      text: 'FROM golang:1.24\nENV OUT=/out\nRUN <<EOF\nset -e\ncd /src\ngo build -o "${OUT}/app" .\nEOF\nFROM scratch\nCOPY --from=0 [|/out/app|] /\nUSER 10001\nENTRYPOINT ["/app"]\n',
      problems: [
        {
          message: '"/out/app" may be linked against glibc, but scratch has no C library.',
          fixes: withoutCgo(
            'FROM golang:1.24\nENV OUT=/out\nRUN <<EOF\nset -e\ncd /src\nCGO_ENABLED=0 go build -o "${OUT}/app" .\nEOF\nFROM scratch\nCOPY --from=0 /out/app /\nUSER 10001\nENTRYPOINT ["/app"]\n',
          ),
        },
      ],
    },
    {
      name: 'to distroless static, a folder that holds the program',
      text: 'FROM golang:1.24 AS build\nWORKDIR /src\nRUN go build -v -o bin/app ./cmd/app\nFROM gcr.io/distroless/static-debian12:nonroot\nCOPY --from=build [|/src/bin|] /opt\nCMD ["/opt/app"]\n',
      problems: [
        {
          message:
            '"/src/bin/app" may be linked against glibc, but gcr.io/distroless/static-debian12:nonroot has no C library.',
          fixes: withoutCgo(
            'FROM golang:1.24 AS build\nWORKDIR /src\nRUN CGO_ENABLED=0 go build -v -o bin/app ./cmd/app\nFROM gcr.io/distroless/static-debian12:nonroot\nCOPY --from=build /src/bin /opt\nCMD ["/opt/app"]\n',
          ),
        },
      ],
    },
    {
      name: 'go build without -o: by the name of the package, or because it is started',
      text: 'FROM golang:1.24 AS build\nWORKDIR /src\nRUN go build ./cmd/one && go build\nFROM alpine:3.22\nWORKDIR /srv\nCOPY --from=build [|/src/one|] .\nCOPY --from=build [|/src/two|] /src/static ./\nUSER nobody\nCMD ["./two"]\n',
      problems: [
        {
          message: '"/src/one" may be linked against glibc, but alpine:3.22 has musl.',
          fixes: withoutCgo(
            'FROM golang:1.24 AS build\nWORKDIR /src\nRUN CGO_ENABLED=0 go build ./cmd/one && go build\nFROM alpine:3.22\nWORKDIR /srv\nCOPY --from=build /src/one .\nCOPY --from=build /src/two /src/static ./\nUSER nobody\nCMD ["./two"]\n',
          ),
        },
        {
          message: '"/src/two" may be linked against glibc, but alpine:3.22 has musl.',
          fixes: withoutCgo(
            'FROM golang:1.24 AS build\nWORKDIR /src\nRUN go build ./cmd/one && CGO_ENABLED=0 go build\nFROM alpine:3.22\nWORKDIR /srv\nCOPY --from=build /src/one .\nCOPY --from=build /src/two /src/static ./\nUSER nobody\nCMD ["./two"]\n',
          ),
        },
      ],
    },
    {
      name: 'go install, and several packages into a folder',
      text: 'FROM golang:1.24 AS build\nRUN go install example.com/x/tool/v2@latest\nRUN go build -o /out/ ./cmd/...\nFROM alpine:3.22\nCOPY --from=build [|/go/bin/tool|] [|/out/app|] /bin/\nUSER nobody\nCMD ["app"]\n',
      problems: [
        {
          message: '"/go/bin/tool" may be linked against glibc, but alpine:3.22 has musl.',
          fixes: withoutCgo(
            'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go install example.com/x/tool/v2@latest\nRUN go build -o /out/ ./cmd/...\nFROM alpine:3.22\nCOPY --from=build /go/bin/tool /out/app /bin/\nUSER nobody\nCMD ["app"]\n',
          ),
        },
        {
          message: '"/out/app" may be linked against glibc, but alpine:3.22 has musl.',
          fixes: withoutCgo(
            'FROM golang:1.24 AS build\nRUN go install example.com/x/tool/v2@latest\nRUN CGO_ENABLED=0 go build -o /out/ ./cmd/...\nFROM alpine:3.22\nCOPY --from=build /go/bin/tool /out/app /bin/\nUSER nobody\nCMD ["app"]\n',
          ),
        },
      ],
    },
    {
      name: 'a folder with several programs, all of which are mended',
      text: 'FROM golang:1.24 AS build\nRUN go install example.com/a@v1 && \\\n    go install example.com/b@v1\nRUN CGO_ENABLED=0 go install example.com/c@v1\nFROM alpine:3.22\nCOPY --from=build [|/go/bin/|] /usr/bin/\nUSER nobody\nCMD ["a"]\n',
      problems: [
        {
          message: '"/go/bin/a" may be linked against glibc, but alpine:3.22 has musl.',
          fixes: withoutCgo(
            'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go install example.com/a@v1 && \\\n    CGO_ENABLED=0 go install example.com/b@v1\nRUN CGO_ENABLED=0 go install example.com/c@v1\nFROM alpine:3.22\nCOPY --from=build /go/bin/ /usr/bin/\nUSER nobody\nCMD ["a"]\n',
          ),
        },
      ],
    },
    {
      name: 'a folder with several programs, one of which cannot be mended',
      text: 'FROM golang:1.24 AS build\nRUN go install example.com/a@v1\nRUN CGO_ENABLED=1 go install example.com/b@v1\nFROM alpine:3.22\nCOPY --from=build [|/go/bin/|] /usr/bin/\nUSER nobody\nCMD ["a"]\n',
      problems: [{ message: '"/go/bin/a" may be linked against glibc, but alpine:3.22 has musl.' }],
    },
    {
      name: 'a program that went through other places and stages',
      text: 'FROM golang:1.24 AS base\nWORKDIR /src\nFROM base AS build\nRUN go build -o app .\nRUN mkdir /out && cp app /out/server\nFROM debian:12 AS files\nCOPY --from=build /out/server /files/server\nFROM alpine:3.22 AS run\nCOPY --from=files [|/files|] /srv\nFROM run\nUSER nobody\nCMD ["/srv/server"]\n',
      problems: [
        {
          message: '"/files/server" may be linked against glibc, but alpine:3.22 has musl.',
          fixes: withoutCgo(
            'FROM golang:1.24 AS base\nWORKDIR /src\nFROM base AS build\nRUN CGO_ENABLED=0 go build -o app .\nRUN mkdir /out && cp app /out/server\nFROM debian:12 AS files\nCOPY --from=build /out/server /files/server\nFROM alpine:3.22 AS run\nCOPY --from=files /files /srv\nFROM run\nUSER nobody\nCMD ["/srv/server"]\n',
          ),
        },
      ],
    },
    {
      name: 'cgo asked for, without a fix',
      text: go('RUN CGO_ENABLED=1 go build -o /app .').replace('/app /app', '[|/app|] /app'),
      problems: [{ message: '"/app" is linked against glibc, but alpine:3.22 has musl.' }],
    },
    {
      name: 'C libraries in the builder, in JSON form, and behind a wrapper, without a fix',
      text: `${go('RUN apt-get update && apt-get install -y libsqlite3-dev', 'RUN go build -o /app .').replace('/app /app', '[|/app|] /app')}`,
      problems: [{ message: '"/app" may be linked against glibc, but alpine:3.22 has musl.' }],
    },
    {
      name: 'an output behind an equals sign, and another in a variable of the stage',
      text: 'FROM golang:1.24 AS build\nARG NAME=two\nRUN go build -o=/out/one . && go build -o /out/$NAME .\nFROM alpine:3.22\nCOPY --from=build [|/out/one|] [|/out/two|] /bin/\nUSER nobody\nCMD ["one"]\n',
      problems: [
        {
          message: '"/out/one" may be linked against glibc, but alpine:3.22 has musl.',
          fixes: withoutCgo(
            'FROM golang:1.24 AS build\nARG NAME=two\nRUN CGO_ENABLED=0 go build -o=/out/one . && go build -o /out/$NAME .\nFROM alpine:3.22\nCOPY --from=build /out/one /out/two /bin/\nUSER nobody\nCMD ["one"]\n',
          ),
        },
        {
          message: '"/out/two" may be linked against glibc, but alpine:3.22 has musl.',
          fixes: withoutCgo(
            'FROM golang:1.24 AS build\nARG NAME=two\nRUN go build -o=/out/one . && CGO_ENABLED=0 go build -o /out/$NAME .\nFROM alpine:3.22\nCOPY --from=build /out/one /out/two /bin/\nUSER nobody\nCMD ["one"]\n',
          ),
        },
      ],
    },
    {
      name: 'the JSON form, without a fix',
      text: go('RUN ["go", "build", "-o", "/app", "."]').replace('/app /app', '[|/app|] /app'),
      problems: [{ message: '"/app" may be linked against glibc, but alpine:3.22 has musl.' }],
    },
    {
      name: 'musl to glibc, where a compiler was installed',
      text: 'FROM golang:1.24-alpine AS build\nRUN apk add --no-cache gcc musl-dev\nRUN go build -o /app .\nFROM debian:12-slim\nCOPY --from=build [|/app|] /app\nUSER nobody\nCMD ["/app"]\n',
      problems: [{ message: '"/app" may be linked against musl, but debian:12-slim has glibc.' }],
    },
    {
      name: 'Go before 1.20 on Alpine, which came with cgo',
      text: 'FROM golang:1.19-alpine AS build\nRUN go build -o /app .\nFROM debian:12-slim\nCOPY --from=build [|/app|] /app\nUSER nobody\nCMD ["/app"]\n',
      problems: [
        {
          message: '"/app" may be linked against musl, but debian:12-slim has glibc.',
          fixes: withoutCgo(
            'FROM golang:1.19-alpine AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM debian:12-slim\nCOPY --from=build /app /app\nUSER nobody\nCMD ["/app"]\n',
          ),
        },
      ],
    },
    {
      name: 'Rust',
      text: copied(
        'rust:1.85',
        'RUN cargo build --release --locked',
        'alpine:3.22',
        '[|/src/target/release/app|] /bin/app',
      ),
      problems: [{ message: '"/src/target/release/app" is linked against glibc, but alpine:3.22 has musl.' }],
    },
    {
      name: 'Rust, copied out of a cache mount',
      text: copied(
        'rust:1.85',
        'RUN --mount=type=cache,target=/src/target cargo build -r && mkdir /out && cp target/release/app /out/',
        'alpine:3.22',
        '[|/out/app|] /bin/',
      ),
      problems: [{ message: '"/out/app" is linked against glibc, but alpine:3.22 has musl.' }],
    },
    {
      name: 'cargo install',
      text: copied(
        'rust:1.85',
        'RUN cargo install --root /usr/local ripgrep',
        'alpine:3.22',
        '[|/usr/local/bin/rg|] /bin/',
      ),
      problems: [{ message: '"/usr/local/bin/rg" is linked against glibc, but alpine:3.22 has musl.' }],
    },
    {
      name: 'Rust for a platform of its own, another profile and directory',
      text: copied(
        'rust:1.85',
        'ENV CARGO_TARGET_DIR=/t\nRUN cargo build --profile dist --target aarch64-unknown-linux-gnu',
        'gcr.io/distroless/static:nonroot',
        '[|/t/aarch64-unknown-linux-gnu/dist/app|] /app',
      ),
      problems: [
        {
          message:
            '"/t/aarch64-unknown-linux-gnu/dist/app" is linked against glibc, but gcr.io/distroless/static:nonroot has no C library.',
        },
      ],
    },
    {
      name: 'Rust of Alpine’s own package',
      text: copied(
        'alpine:3.22',
        'RUN apk add cargo\nRUN cargo build -r',
        'debian:12',
        '[|/src/target/release/app|] /bin/',
      ),
      problems: [{ message: '"/src/target/release/app" is linked against musl, but debian:12 has glibc.' }],
    },
    {
      name: 'C',
      text: c('gcc:14', 'alpine:3.22', 'gcc -O2 -static-libgcc -o /app main.c').replace('/app /app', '[|/app|] /app'),
      problems: [{ message: '"/app" is linked against glibc, but alpine:3.22 has musl.' }],
    },
    {
      name: 'programs beside others that are linked statically',
      text: 'FROM gcc:14 AS build\nRUN gcc -static -o /out/a a.c && gcc -o /out/b b.c\nFROM golang:1.24 AS tools\nRUN go build -tags netgo -o /out/c ./c\nRUN go build -o /out/d ./d\nFROM alpine:3.22\nCOPY --from=build /out/a [|/out/b|] /bin/\nCOPY --from=tools /out/c [|/out/d|] /bin/\nUSER nobody\nCMD ["a"]\n',
      problems: [
        { message: '"/out/b" is linked against glibc, but alpine:3.22 has musl.' },
        {
          message: '"/out/d" may be linked against glibc, but alpine:3.22 has musl.',
          fixes: [
            {
              title: 'Build with CGO_ENABLED=0',
              after:
                'FROM gcc:14 AS build\nRUN gcc -static -o /out/a a.c && gcc -o /out/b b.c\nFROM golang:1.24 AS tools\nRUN go build -tags netgo -o /out/c ./c\nRUN CGO_ENABLED=0 go build -o /out/d ./d\nFROM alpine:3.22\nCOPY --from=build /out/a /out/b /bin/\nCOPY --from=tools /out/c /out/d /bin/\nUSER nobody\nCMD ["a"]\n',
              preferred: true,
            },
          ],
        },
      ],
    },
    {
      name: 'C without -o, and C++ moved away',
      text: copied(
        'alpine:3.22',
        'RUN apk add build-base && cc main.c && g++ -o x x.cc && mv x /out/y',
        'debian:12',
        '[|/src/a.out|] [|/out/y|] /bin/',
      ),
      problems: [
        { message: '"/src/a.out" is linked against musl, but debian:12 has glibc.' },
        { message: '"/out/y" is linked against musl, but debian:12 has glibc.' },
      ],
    },
    {
      name: 'a virtual environment',
      text: copied(
        'python:3.12',
        'RUN python -m venv /opt/venv\nENV PATH=/opt/venv/bin:$PATH\nCOPY requirements.txt .\nRUN pip install -r requirements.txt',
        'python:3.12-alpine',
        '[|/opt/venv|] /opt/venv',
      ),
      problems: [{ message: '"/opt/venv" may hold code for glibc, but python:3.12-alpine has musl.' }],
    },
    {
      name: 'site-packages, and the environment of uv',
      text: copied(
        'python:3.12-alpine',
        'RUN pip install -r requirements.txt\nRUN uv sync --frozen',
        'python:3.12-slim',
        '[|/usr/local/lib/python3.12/site-packages|] [|/src/.venv|] /x/',
      ),
      problems: [
        {
          message: '"/usr/local/lib/python3.12/site-packages" may hold code for musl, but python:3.12-slim has glibc.',
        },
        { message: '"/src/.venv" may hold code for musl, but python:3.12-slim has glibc.' },
      ],
    },
    {
      name: 'what pip installs for a user or into a folder',
      text: copied(
        'python:3.12',
        'RUN pip install --user -r requirements.txt && pip install --prefix=/install .',
        'python:3.12-alpine',
        '[|/root/.local|] [|/install|] /x/',
      ),
      problems: [
        { message: '"/root/.local" may hold code for glibc, but python:3.12-alpine has musl.' },
        { message: '"/install" may hold code for glibc, but python:3.12-alpine has musl.' },
      ],
    },
    {
      name: 'node_modules with native code',
      text: copied(
        'node:22-alpine',
        'RUN apk add --no-cache python3 make g++\nRUN npm ci --omit=dev',
        'node:22-slim',
        '[|/src/node_modules|] /srv/node_modules',
      ),
      problems: [{ message: '"/src/node_modules" holds code for musl, but node:22-slim has glibc.' }],
    },
    {
      name: 'node_modules with a package known to have some, in a folder',
      text: copied('node:22', 'RUN npm install express sharp@0.33', 'node:22-alpine', '[|/src|] /srv'),
      problems: [{ message: '"/src" holds code for glibc, but node:22-alpine has musl.' }],
    },
  ],
  quiet: [
    { name: 'CGO_ENABLED=0 in the RUN', text: go('RUN CGO_ENABLED=0 GOOS=linux go build -o /app .') },
    { name: 'CGO_ENABLED=0 exported', text: go('RUN export CGO_ENABLED=0; go build -o /app .') },
    { name: 'CGO_ENABLED=0 through env', text: go('RUN env CGO_ENABLED=0 go build -o /app .') },
    { name: 'CGO_ENABLED=0 in ENV', text: go('ENV CGO_ENABLED=0', 'RUN go build -o /app .') },
    { name: 'CGO_ENABLED=0 in go env', text: go('RUN go env -w CGO_ENABLED=0', 'RUN go build -o /app .') },
    { name: 'CGO_ENABLED in ARG, with a value', text: go('ARG CGO_ENABLED=0', 'RUN go build -o /app .') },
    { name: 'CGO_ENABLED in ARG, without one', text: go('ARG CGO_ENABLED', 'RUN go build -o /app .') },
    {
      name: 'CGO_ENABLED of a base stage',
      text: `FROM golang:1.24 AS base\nENV CGO_ENABLED=0\n${go('RUN go build -o /app .').replace('golang:1.24', 'base')}`,
    },
    { name: 'a static link', text: go(`RUN go build -ldflags '-linkmode external -extldflags "-static"' -o /app .`) },
    { name: 'netgo', text: go('RUN go build -tags netgo,osusergo -o /app .') },
    { name: 'options in a variable', text: go('RUN go build $FLAGS -o /app .') },
    { name: 'linker options in a variable', text: go('ARG LDFLAGS', 'RUN go build -ldflags "-s $LDFLAGS" -o /app .') },
    { name: 'tags in a variable', text: go('RUN go build -tags "${TAGS}" -o /app .') },
    { name: 'GOFLAGS with tags', text: go('ENV GOFLAGS=-tags=netgo', 'RUN go build -o /app .') },
    { name: 'another platform', text: go('ARG TARGETARCH', 'RUN GOARCH=$TARGETARCH go build -o /app .') },
    { name: 'another system', text: go('RUN GOOS=darwin go build -o /app .') },
    { name: 'an output in a variable', text: go('RUN go build -o "$BIN" .') },
    { name: 'a build that is not always done', text: go('RUN if [ -n "$X" ]; then go build -o /app .; fi') },
    {
      name: 'a build that a later one replaces',
      text: go('RUN go build -o /app .', 'RUN CGO_ENABLED=0 go build -o /app .'),
    },
    {
      name: 'a directory that is not known',
      text: go('RUN cd "$DIR" && go build -o app .').replace('/app /app', '/src/app /app'),
    },
    { name: 'a shell that is not POSIX', text: go('SHELL ["pwsh", "-c"]', 'RUN go build -o /app .') },
    { name: 'a trigger', text: go('ONBUILD RUN go build -o /app .') },
    { name: 'a comment', text: go('# RUN go build -o /app .') },
    { name: 'something else of the builder', text: go('RUN go build -o /other .') },
    {
      name: 'files in the folder of the program',
      text: go('RUN go build').replace('/app /app', '/src/static /static'),
    },
    {
      name: 'Go on Alpine, which has no compiler',
      text: go('RUN go build -o /app .')
        .replace('golang:1.24', 'golang:1.24-alpine')
        .replace('FROM alpine:3.22', 'FROM debian:12'),
    },
    {
      name: 'the same libc',
      text: go('RUN go build -o /app .').replace('FROM alpine:3.22', 'FROM gcr.io/distroless/base-debian12:nonroot'),
    },
    {
      name: 'an image nobody knows',
      text: go('RUN go build -o /app .').replace('FROM alpine:3.22', 'FROM example/app:1'),
    },
    {
      name: 'a base that a variable decides',
      text: `ARG BASE\n${go('RUN go build -o /app .').replace('FROM alpine:3.22', 'FROM $BASE')}`,
    },
    {
      name: 'gcompat',
      text: go('RUN go build -o /app .').replace('USER nobody', 'RUN apk add --no-cache gcompat\nUSER nobody'),
    },
    {
      name: 'libc6-compat in the base stage',
      text: go('RUN go build -o /app .').replace(
        'FROM alpine:3.22',
        'FROM alpine:3.22 AS run\nRUN apk add libc6-compat\nFROM run',
      ),
    },
    {
      name: 'the libraries of the builder',
      text: go('RUN go build -o /app .').replace(
        'USER nobody',
        'COPY --from=build /lib/x86_64-linux-gnu /lib/x86_64-linux-gnu\nUSER nobody',
      ),
    },
    {
      name: 'a file system for scratch',
      text: go('RUN go build -o /app .').replace('FROM alpine:3.22', 'FROM scratch\nADD rootfs.tar.gz /'),
    },
    {
      name: 'a folder laid over scratch',
      text: go('RUN go build -o /app .').replace('FROM alpine:3.22', 'FROM scratch\nCOPY --from=build /rootfs /'),
    },
    {
      name: 'files to take out',
      text: 'FROM golang:1.24 AS build\nRUN go build -o /app .\nFROM scratch\nCOPY --from=build /app /\n',
    },
    {
      name: 'a stage nobody needs',
      text: 'FROM golang:1.24 AS build\nRUN go build -o /app .\nFROM alpine:3.22 AS small\nCOPY --from=build /app /\nFROM debian:12\nCOPY --from=build /app /\nUSER nobody\n',
    },
    {
      name: 'a stage that only hands on',
      text: 'FROM golang:1.24 AS build\nRUN go build -o /app .\nFROM alpine:3.22 AS files\nCOPY --from=build /app /\nFROM debian:12\nCOPY --from=files /app /\nUSER nobody\n',
    },
    {
      name: 'a file of the same name from the context',
      text: go('RUN go build -o /app .').replace('COPY --from=build /app', 'COPY app'),
    },
    {
      name: 'Rust for musl',
      text: copied(
        'rust:1.85',
        'RUN rustup target add x86_64-unknown-linux-musl && cargo build -r --target x86_64-unknown-linux-musl',
        'alpine:3.22',
        '/src/target/x86_64-unknown-linux-musl/release/app /bin/',
      ),
    },
    {
      name: 'Rust on Alpine, which links statically',
      text: copied('rust:1.85-alpine', 'RUN cargo build -r', 'debian:12', '/src/target/release/app /bin/'),
    },
    {
      name: 'crt-static',
      text: copied(
        'rust:1.85',
        'ENV RUSTFLAGS="-C target-feature=+crt-static"\nRUN cargo build -r',
        'alpine:3.22',
        '/src/target/release/app /bin/',
      ),
    },
    {
      name: 'WebAssembly',
      text: copied(
        'rust:1.85',
        'RUN cargo build -r --target wasm32-unknown-unknown',
        'alpine:3.22',
        '/src/target/wasm32-unknown-unknown/release/app /bin/',
      ),
    },
    {
      name: 'other things of cargo',
      text: copied(
        'rust:1.85',
        'RUN cargo build -r',
        'alpine:3.22',
        '/src/target/release/app.wasm /src/target/doc /x/',
      ),
    },
    {
      name: '-static for the last of two commands with one output',
      text: c('gcc:14', 'alpine:3.22', 'gcc -o /app a.c && gcc -static -o /app main.c'),
    },
    { name: 'a mark in another command', text: c('gcc:14', 'alpine:3.22', 'echo -static >> specs && gcc -o /app a.c') },
    { name: 'a mark in a variable of its own', text: go('RUN CGO_LDFLAGS=-static go build -o /app .') },
    {
      name: 'a program of the distribution, which has a rule of its own',
      text: 'FROM alpine:3.22\nCOPY --from=debian:12 /usr/bin/curl /usr/bin/\nUSER nobody\nCMD ["curl"]\n',
    },
    { name: '-static', text: c('gcc:14', 'alpine:3.22', 'gcc -static -o /app main.c') },
    { name: '-c', text: c('gcc:14', 'alpine:3.22', 'gcc -c -o /app main.c') },
    { name: 'flags in a variable', text: c('gcc:14', 'alpine:3.22', 'gcc $CFLAGS -o /app main.c') },
    { name: 'musl-gcc', text: c('debian:12', 'alpine:3.22', 'musl-gcc -o /app main.c') },
    { name: 'make, which may do anything', text: c('gcc:14', 'alpine:3.22', 'make && cp main /app') },
    {
      name: 'JavaScript',
      text: copied('node:22', 'RUN npm ci && npm run build', 'nginx:1.27-alpine', '/src/dist /usr/share/nginx/html'),
    },
    {
      name: 'node_modules without a sign of native code',
      text: copied('node:22', 'RUN npm ci', 'node:22-alpine', '/src/node_modules /srv/node_modules'),
    },
    {
      name: 'a jar',
      text: copied(
        'maven:3-eclipse-temurin-21',
        'RUN mvn package',
        'eclipse-temurin:21-jre-alpine',
        '/src/target/app.jar /app.jar',
      ),
    },
    {
      name: 'a few Python packages by name',
      text: copied('python:3.12', 'RUN python -m venv /v && /v/bin/pip install flask', 'python:3.12-alpine', '/v /v'),
    },
    {
      name: 'Python packages for another platform',
      text: copied(
        'python:3.12',
        'RUN pip install --target /v --platform musllinux_1_2_x86_64 -r r.txt',
        'python:3.12-alpine',
        '/v /v',
      ),
    },
    {
      name: 'Python in an image without a C library',
      text: copied('python:3.12', 'RUN pip install --target /v -r r.txt', 'gcr.io/distroless/static:nonroot', '/v /v'),
    },
    {
      name: 'a stage that copies from itself or a later one',
      text: 'FROM alpine:3.22 AS a\nCOPY --from=a /app /app\nCOPY --from=b /app /app\nCMD ["/app"]\nFROM golang:1.24 AS b\nRUN go build -o /app\nFROM a\nUSER nobody\n',
    },
  ],
});
