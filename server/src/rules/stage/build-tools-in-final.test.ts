import { type ExpectedFix, testRule } from '../../../../test/support/rule-test.ts';
import { buildToolsInFinal } from './build-tools-in-final.ts';

const split = (after: string): ExpectedFix[] => [
  { title: 'Compile in a stage of its own', after, safe: false, preferred: true },
];

/** A final stage with some lines behind a builder that it copies from. */
const behind = (base: string, lines: string, start = 'CMD ["python", "-m", "app"]') =>
  `FROM node:22 AS assets\nRUN npm ci\nFROM ${base}\n${lines}\nCOPY --from=assets /a /a\nUSER 10001\n${start}\n`;

/** A file of one stage that compiles a C program and starts it. */
const alone = (install: string, copy: string, compile: string) =>
  `FROM debian:12\nWORKDIR /src\nRUN ${install}\nCOPY ${copy} ./\nRUN ${compile}\nUSER 10001\nCMD ["/app"]\n`;

const APT = 'apt-get update && apt-get install -y [|gcc|] libc6-dev && rm -rf /var/lib/apt/lists/*';
const quiet = (text: string) => text.replaceAll(/\[\||\|\]/g, '');

testRule(buildToolsInFinal, {
  reports: [
    {
      name: 'what a single stage compiles and starts, and gives it a builder',
      text: '# syntax=docker/dockerfile:1\n# our server\nFROM debian:12-slim\nWORKDIR /src\n# tools\nRUN apt-get update && \\\n    # a compiler\n    apt-get install -y --no-install-recommends [|gcc|] \\\n      libc6-dev=2.36* make \\\n    && rm -rf /var/lib/apt/lists/*\nCOPY Makefile *.c ./\nCOPY include ./include\n# compile\nRUN gcc -O2 -Iinclude \\\n    -o server *.c -lpthread -lm\n\n# serve\nENV PORT=80\nEXPOSE 80\nUSER nobody\nENTRYPOINT ["/src/server"]\n',
      problems: [
        {
          message: 'gcc, libc6-dev and make stay in the image.',
          fixes: split(
            '# syntax=docker/dockerfile:1\n# our server\nFROM debian:12-slim AS build\nWORKDIR /src\n# tools\nRUN apt-get update && \\\n    # a compiler\n    apt-get install -y --no-install-recommends gcc \\\n      libc6-dev=2.36* make \\\n    && rm -rf /var/lib/apt/lists/*\nCOPY Makefile *.c ./\nCOPY include ./include\n# compile\nRUN gcc -O2 -Iinclude \\\n    -o server *.c -lpthread -lm\n\nFROM debian:12-slim\nWORKDIR /src\nCOPY --from=build /src/server /src/server\n\n# serve\nENV PORT=80\nEXPOSE 80\nUSER nobody\nENTRYPOINT ["/src/server"]\n',
          ),
        },
      ],
    },
    {
      name: 'the same with a named stage, a platform, a taken name and the whole context',
      text: 'ARG V=3.22\nFROM busybox:1.37 AS build\nRUN mkdir /www\nFROM --platform=$BUILDPLATFORM alpine:$V AS web\nRUN apk add --no-cache [|build-base|]\nCOPY . /src\nRUN ["cc", "-static", "-o", "/usr/local/bin/web", "/src/web.c"]\nCOPY --from=build /www /www\nUSER nobody\nCMD ["web"]\n',
      workspace: { context: new Set(['web.c', 'web.h', 'README.md', 'Dockerfile', '.github/', '.github/ci.yml']) },
      problems: [
        {
          message: 'build-base stays in the image.',
          fixes: split(
            'ARG V=3.22\nFROM busybox:1.37 AS build\nRUN mkdir /www\nFROM --platform=$BUILDPLATFORM alpine:$V AS build-2\nRUN apk add --no-cache build-base\nCOPY . /src\nRUN ["cc", "-static", "-o", "/usr/local/bin/web", "/src/web.c"]\n\nFROM --platform=$BUILDPLATFORM alpine:$V AS web\nCOPY --from=build-2 /usr/local/bin/web /usr/local/bin/web\nCOPY --from=build /www /www\nUSER nobody\nCMD ["web"]\n',
          ),
        },
      ],
    },
    {
      name: 'Go of the distribution, with modules fetched before',
      text: 'FROM debian:12 AS base\nWORKDIR /src\nFROM base\nRUN apt-get update && apt-get install -y [|golang|]\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY cmd cmd\nRUN go build -o /app ./cmd/app\nUSER nobody\nENTRYPOINT ["/app"]\n',
      problems: [
        {
          message: 'golang stays in the image.',
          fixes: split(
            'FROM debian:12 AS base\nWORKDIR /src\nFROM base AS build\nRUN apt-get update && apt-get install -y golang\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY cmd cmd\nRUN go build -o /app ./cmd/app\n\nFROM base\nWORKDIR /src\nCOPY --from=build /app /app\nUSER nobody\nENTRYPOINT ["/app"]\n',
          ),
        },
      ],
    },
    ...(
      [
        ['the whole context, of which nothing is known', alone(APT, '.', 'gcc -o /app main.c')],
        ['files that the program may read', alone(APT, 'main.c config.ini', 'gcc -o /app main.c')],
        ['a library that the program needs', alone(APT, 'main.c', 'gcc -o /app main.c -lcurl')],
        ['options of which one is not known', alone(APT, 'main.c', 'gcc $CFLAGS -o /app main.c')],
        ['more than one command', alone(APT, 'main.c', 'gcc -o /app main.c && cp x /etc/x')],
        ['more than one RUN', alone(APT, 'main.c', 'mkdir /data\nRUN gcc -o /app main.c')],
        ['a variable set before', alone(`${APT}\nENV A=1`, 'main.c', 'gcc -o /app main.c')],
        ['something else that is installed', alone(APT.replace('-y', '-y tzdata'), 'main.c', 'gcc -o /app main.c')],
        [
          'a program that is only an argument',
          alone(APT, 'main.c', 'gcc -o /app main.c').replace('["/app"]', '["x", "/app"]'),
        ],
        [
          'an index that would shift',
          `${alone(APT, 'main.c', 'gcc -o /app main.c')}COPY --from=nginx:1 /a /a\nCOPY --from=1 /b /b\n`,
        ],
      ] as const
    ).map(([name, text]) => ({
      name: `without a fix: ${name}`,
      text,
      problems: [{ message: 'gcc and libc6-dev stay in the image.' }],
    })),
    {
      name: 'without a fix: C++, which needs a library',
      text: alone(APT.replace('gcc', 'g++'), 'main.cc', 'g++ -o /app main.cc'),
      problems: [{ message: 'g++ and libc6-dev stay in the image.' }],
    },
    {
      name: 'packages of an interpreter’s image behind a builder, one problem for each command',
      text: behind(
        'python:3.13-slim',
        'RUN apt-get update && apt-get install -y curl [|build-essential|] libpq-dev && apt-get install -y [|gcc-12=12.*|] "python3-dev" git cmake:arm64 ninja-build libffi-dev\nRUN dnf install -y x',
      ),
      problems: [
        { message: 'build-essential and libpq-dev stay in the image.' },
        { message: 'gcc-12, python3-dev, cmake, ninja-build and libffi-dev stay in the image.' },
      ],
    },
    {
      name: 'more than a few, in a heredoc of a base stage',
      text: 'FROM golang:1.24 AS go\nFROM fedora:42 AS base\nRUN <<EOF\nset -e\ndnf -y install [|gcc|] gcc-c++ make cmake openssl-devel zlib-devel\nEOF\nFROM base\nCOPY --from=go /x /x\nUSER nobody\nENTRYPOINT ["/usr/bin/tini", "--", "/x"]\n',
      problems: [{ message: 'gcc, gcc-c++, make, cmake and 2 more stay in the image.' }],
    },
    {
      name: 'packages of which others are removed again, and a group that stays',
      text: behind(
        'python:3.13-alpine',
        'RUN apk add --no-cache --virtual .build gcc && apk add [|musl-dev|] make && pip install x && apk del .build make\nRUN apk add -t .more [|g++|] && apk del .other',
      ),
      problems: [{ message: 'musl-dev stays in the image.' }, { message: 'g++ stays in the image.' }],
    },
    {
      name: 'headers, whatever a comment calls them, and a compiler below another RUN with such a comment',
      text: behind(
        'python:3.13',
        '# Runtime dependencies\nRUN apt-get install -y [|libpq-dev|]\nRUN apt-get install -y [|gcc|]',
      ),
      problems: [{ message: 'libpq-dev stays in the image.' }, { message: 'gcc stays in the image.' }],
    },
    {
      name: 'a server whose image starts itself',
      text: behind('nginx:1.27', 'RUN apt-get update && apt-get install -y [|make|]', 'EXPOSE 80'),
      problems: [{ message: 'make stays in the image.' }],
    },
    {
      name: 'an SDK that compiles what it starts',
      text: 'FROM --platform=linux/amd64 [|golang:1.24|]\nWORKDIR /src\nCOPY . .\nRUN apt-get update && apt-get install -y gcc && go build -o app .\nUSER nobody\nCMD ./app --serve\n',
      problems: [{ message: 'The build tools of golang:1.24 stay in the image.' }],
    },
    {
      name: 'an SDK in a base stage',
      text: 'FROM [|rust:1.85|] AS base\nWORKDIR /app\nFROM base AS app\nRUN cargo build --release\nUSER nobody\nENTRYPOINT ["target/release/app"]\n',
      problems: [{ message: 'The build tools of rust:1.85 stay in the image.' }],
    },
    {
      name: 'a program that make makes',
      text: 'FROM alpine:3.22\nRUN apk add --no-cache [|gcc|] musl-dev make\nWORKDIR /app\nCOPY . .\nRUN make\nUSER nobody\nCMD ["./server"]\n',
      problems: [{ message: 'gcc, musl-dev and make stay in the image.' }],
    },
    {
      name: 'a program behind a shell',
      text: 'FROM [|rust:1.85|]\nWORKDIR /app\nRUN cargo build --release\nUSER nobody\nCMD ["/bin/sh", "-c", "exec ./target/release/app $ARGS"]\n',
      problems: [{ message: 'The build tools of rust:1.85 stay in the image.' }],
    },
    {
      name: 'an SDK with a program of another stage',
      text: 'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /out/app .\nFROM [|golang:1.24|]\nCOPY --from=build /out/app /usr/local/bin/\nUSER nobody\nCMD ["app"]\n',
      problems: [{ message: 'The build tools of golang:1.24 stay in the image.' }],
    },
    {
      name: 'Maven, and a JDK where a JRE will do',
      text: 'FROM [|maven:3-eclipse-temurin-21|]\nRUN mvn package\nUSER ubuntu\nCMD ["java", "-jar", "target/app.jar"]\n',
      problems: [{ message: 'The build tools of maven:3-eclipse-temurin-21 stay in the image.' }],
    },
    {
      name: 'a JDK where a JRE will do',
      text: 'FROM maven:3-eclipse-temurin-21 AS build\nRUN mvn package\nFROM [|eclipse-temurin:21|]\nCOPY --from=build /target/app.jar /\nUSER ubuntu\nENTRYPOINT exec java $JAVA_OPTS -jar /app.jar\n',
      problems: [{ message: 'The build tools of eclipse-temurin:21 stay in the image.' }],
    },
    {
      name: '.NET',
      text: 'FROM [|mcr.microsoft.com/dotnet/sdk:9.0|]\nRUN dotnet publish -o /app\nUSER app\nENTRYPOINT ["dotnet", "/app/web.dll"]\n',
      problems: [{ message: 'The build tools of mcr.microsoft.com/dotnet/sdk:9.0 stay in the image.' }],
    },
  ],
  quiet: [
    {
      name: 'builders',
      text: 'FROM debian:12 AS build\nRUN apt-get install -y gcc\nFROM debian:12\nCOPY --from=build /a /a\nUSER nobody\nCMD ["/a"]\n',
    },
    {
      name: 'a single stage of an interpreter',
      text: 'FROM python:3.13\nRUN apt-get install -y gcc libpq-dev\nRUN pip install psycopg2\nUSER nobody\nCMD ["python", "-m", "app"]\n',
    },
    {
      name: 'stages that only build on each other',
      text: 'FROM python:3.13 AS base\nRUN apt-get install -y gcc\nFROM base\nUSER nobody\nCMD ["python", "-m", "app"]\n',
    },
    {
      name: 'a target for tests',
      text: behind('python:3.13', 'RUN apt-get install -y gcc').replace('FROM python:3.13', 'FROM python:3.13 AS test'),
    },
    {
      name: 'packages for running',
      text: behind('python:3.13', 'RUN apt-get install -y git binutils libpq5 libgomp1 gettext'),
    },
    {
      name: 'packages removed in the same RUN',
      text: behind(
        'python:3.13',
        'RUN apt-get install -y gcc make && pip install x && apt-get purge -y --auto-remove gcc make',
      ),
    },
    {
      name: 'packages of which a variable says which are removed',
      text: behind('python:3.13', 'RUN apt-get install -y gcc make && pip install x && apt-get purge -y $TOOLS'),
    },
    {
      name: 'packages of which a pattern says which are removed',
      text: behind(
        'python:3.13',
        "RUN apt-get install -y gcc libpq-dev && pip install x && apt-get purge -y 'gcc*' '*-dev'",
      ),
    },
    {
      name: 'a group that is deleted',
      text: behind(
        'python:3.13-alpine',
        'RUN apk add --no-cache --virtual .build-deps gcc musl-dev && pip install x && apk del .build-deps',
      ),
    },
    {
      name: 'what apt-mark puts in order',
      text: behind(
        'python:3.13',
        "RUN apt-get install -y gcc && make && apt-mark auto '.*' && apt-mark manual libx && apt-get purge -y --auto-remove",
      ),
    },
    {
      name: 'packages that a later layer removes, which another rule tells of',
      text: behind('python:3.13', 'RUN apt-get install -y gcc\nRUN pip install x\nRUN apt-get purge -y gcc'),
    },
    {
      name: 'an install that is not always done',
      text: behind('python:3.13', 'ARG DEV\nRUN if [ -n "$DEV" ]; then apt-get install -y gcc; fi'),
    },
    {
      name: 'a trigger, a comment, and another shell',
      text: behind(
        'python:3.13',
        '# RUN apt-get install -y gcc\nONBUILD RUN apt-get install -y gcc\nSHELL ["pwsh", "-c"]\nRUN apt-get install -y gcc',
      ),
    },
    { name: 'a variable', text: behind('python:3.13', 'RUN apt-get install -y $PACKAGES') },
    { name: 'an image to work in', text: behind('debian:12', 'RUN apt-get install -y gcc', 'CMD ["bash"]') },
    {
      name: 'an image that builds when it runs',
      text: behind('debian:12', 'RUN apt-get install -y gcc', 'ENTRYPOINT ["/usr/bin/make", "-C", "/src"]'),
    },
    { name: 'an image that starts nothing', text: behind('debian:12', 'RUN apt-get install -y gcc', 'EXPOSE 80') },
    {
      name: 'an SDK for its tools',
      text: 'FROM golang:1.24 AS build\nRUN go install example.com/lint@v1\nFROM golang:1.24\nCOPY --from=build /x/lint /usr/bin/\nUSER nobody\nCMD ["lint", "run"]\n',
    },
    {
      name: 'an SDK that starts its own tools',
      text: 'FROM mcr.microsoft.com/dotnet/sdk:9.0\nUSER app\nENTRYPOINT ["dotnet", "watch", "run"]\n',
    },
    {
      name: 'a JDK with a jar from the context',
      text: 'FROM eclipse-temurin:21\nCOPY app.jar /\nUSER ubuntu\nENTRYPOINT ["java", "-jar", "/app.jar"]\n',
    },
    {
      name: 'a JRE',
      text: 'FROM maven:3-eclipse-temurin-21 AS build\nRUN mvn package\nFROM eclipse-temurin:21-jre\nCOPY --from=build /target/app.jar /\nUSER ubuntu\nENTRYPOINT ["java", "-jar", "/app.jar"]\n',
    },
    {
      name: 'the last stage of a split',
      text: quiet(
        `FROM debian:12 AS build\nRUN ${APT}\nRUN gcc -o /app main.c\nFROM debian:12\nCOPY --from=build /app /app\nUSER nobody\nCMD ["/app"]\n`,
      ),
    },
    {
      name: 'a script beside what make makes',
      text: 'FROM alpine:3.22\nRUN apk add --no-cache gcc make\nWORKDIR /app\nRUN make\nUSER nobody\nCMD ["./start.sh"]\n',
    },
    { name: 'no stage at all', text: 'ARG A=1\n' },
  ],
});
