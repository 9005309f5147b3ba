import { type ExpectedFix, testRule } from '../../../../test/support/rule-test.ts';
import { deleteInLaterLayer } from './delete-in-later-layer.ts';

const merged = (after: string): ExpectedFix[] => [
  { title: 'Merge with the RUN above', after, safe: false, preferred: true },
];

testRule(deleteInLaterLayer, {
  reports: [
    {
      name: 'packages that the RUN above installs',
      text: 'FROM debian:12\nRUN apt-get update && apt-get install -y gcc=4:12 make curl\nRUN apt-get purge -y --auto-remove [|gcc|] make\nUSER nobody\n',
      problems: [
        {
          message: 'gcc and make are removed here, but stay in the image: an earlier layer has them.',
          fixes: merged(
            'FROM debian:12\nRUN apt-get update && apt-get install -y gcc=4:12 make curl \\\n    && apt-get purge -y --auto-remove gcc make\nUSER nobody\n',
          ),
        },
      ],
    },
    {
      name: 'a RUN over several lines, with comments and a blank line between',
      text: 'FROM alpine:3.22\nRUN apk add --no-cache --virtual .build-deps gcc && \\\n  # compile\n  make\n# and clean up\n\n# for good\nRUN --network=none apk del [|.build-deps|]\nRUN --network=none apk add x && \\\n  y\n# hadolint ignore=DL3018\n# then\nRUN --network=none \\\n  # now\n  z && \\\n  apk del [|x|]\nUSER nobody\n',
      problems: [
        { message: '.build-deps is removed here, but stays in the image: an earlier layer has it.' },
        {
          message: 'x is removed here, but stays in the image: an earlier layer has it.',
          fixes: merged(
            'FROM alpine:3.22\nRUN apk add --no-cache --virtual .build-deps gcc && \\\n  # compile\n  make\n# and clean up\n\n# for good\nRUN --network=none apk del .build-deps\n# hadolint ignore=DL3018\nRUN --network=none apk add x && \\\n  y && \\\n  # then\n  # now\n  z && \\\n  apk del x\nUSER nobody\n',
          ),
        },
      ],
    },
    {
      name: 'dnf, yum and a variable',
      text: 'FROM fedora:42\nARG TOOLS="gcc make"\nRUN dnf install -y cmake ${TOOLS}; dnf clean all\nRUN x\nRUN yum remove -y [|cmake|] "$TOOLS"\nUSER nobody\n',
      problems: [{ message: 'cmake and $TOOLS are removed here, but stay in the image: an earlier layer has them.' }],
    },
    {
      name: 'lists of packages',
      text: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl\n# less\nRUN rm -rf [|/var/lib/apt/lists/*|]\nUSER nobody\n',
      problems: [
        {
          message: '"/var/lib/apt/lists/*" is deleted here, but stays in the image: an earlier layer has it.',
          fixes: merged(
            'FROM debian:12\nRUN apt-get update && apt-get install -y curl \\\n    # less\n    && rm -rf /var/lib/apt/lists/*\nUSER nobody\n',
          ),
        },
      ],
    },
    {
      name: 'lists in a layer of their own, which stay there also where the RUN that installs should have them',
      text: 'FROM debian:12\nRUN apt-get update\nRUN apt-get install -y curl\nRUN rm -rf [|/var/lib/apt/lists/*|]\nUSER nobody\n',
      problems: [
        { message: '"/var/lib/apt/lists/*" is deleted here, but stays in the image: an earlier layer has it.' },
      ],
    },
    {
      name: 'lists that were refreshed twice, by the RUN that installs',
      text: 'FROM debian:12\nRUN apt-get update\nRUN apt-get update && apt-get install -y curl\nRUN rm -rf [|/var/lib/apt/lists/*|]\nUSER nobody\n',
      problems: [
        {
          message: '"/var/lib/apt/lists/*" is deleted here, but stays in the image: an earlier layer has it.',
          fixes: merged(
            'FROM debian:12\nRUN apt-get update\nRUN apt-get update && apt-get install -y curl \\\n    && rm -rf /var/lib/apt/lists/*\nUSER nobody\n',
          ),
        },
      ],
    },
    {
      name: 'caches of other managers',
      text: 'FROM centos:7\nRUN yum install -y python3\nRUN pip3 install flask\nRUN [|yum clean all|] && rm -rf [|/root/.cache|]\nUSER nobody\n',
      problems: [
        { message: '"yum clean all" leaves the cache in the image: an earlier layer has it.' },
        {
          message: '"/root/.cache" is deleted here, but stays in the image: an earlier layer has it.',
          fixes: merged(
            'FROM centos:7\nRUN yum install -y python3\nRUN pip3 install flask \\\n    && yum clean all && rm -rf /root/.cache\nUSER nobody\n',
          ),
        },
      ],
    },
    {
      name: 'downloads, wherever they are put',
      text: 'FROM debian:12\nWORKDIR /opt\nENV V=1.2\nRUN curl -fsSLo /tmp/a-$V.tgz https://example.com/a.tgz && wget -qO b https://example.com/b\nRUN cd /srv && curl -sSfLO "https://example.com/c.zip?x=1" && wget -P /x https://example.com/d.deb && curl https://example.com/e > e\nRUN rm [|/tmp/a-1.2.tgz|] b /srv/c.zip /x/*.deb ../srv/e\nUSER nobody\n',
      problems: [
        {
          message:
            '"/tmp/a-1.2.tgz", "b", "/srv/c.zip", "/x/*.deb" and "../srv/e" are deleted here, but stay in the image: earlier layers have them.',
        },
      ],
    },
    {
      name: 'a clone, and a folder above it, in a heredoc',
      text: 'FROM debian:12\nRUN git clone --depth 1 -b v1 https://example.com/x/tool.git && git clone https://example.com/y /build/y\nRUN <<EOF\nset -e\nmake -C tool\nrm -rf [|tool|] /build\nEOF\nUSER nobody\n',
      problems: [
        { message: '"tool" and "/build" are deleted here, but stay in the image: an earlier layer has them.' },
      ],
    },
    {
      name: 'node_modules, when the dependencies are installed anew',
      text: 'FROM node:22\nWORKDIR /app\nRUN npm ci && npm run build\nRUN rm -rf [|node_modules|] && npm ci --omit=dev\nUSER node\n',
      problems: [
        {
          message: '"node_modules" is deleted here, but stays in the image: an earlier layer has it.',
          fixes: merged(
            'FROM node:22\nWORKDIR /app\nRUN npm ci && npm run build \\\n    && rm -rf node_modules && npm ci --omit=dev\nUSER node\n',
          ),
        },
      ],
    },
    {
      name: 'wheels of another stage',
      text: 'FROM python:3.12 AS build\nRUN uv build\nFROM python:3.12\nCOPY --from=build /app/dist/*.whl /tmp/\nRUN pip install --no-cache-dir /tmp/*.whl && rm [|/tmp/*.whl|]\nUSER nobody\n',
      problems: [{ message: '"/tmp/*.whl" is deleted here, but stays in the image: an earlier layer has it.' }],
    },
    {
      name: 'archives, URLs, folders, programs of other images and secrets',
      text: 'FROM debian:12\nWORKDIR /app\nCOPY app.tar.gz /tmp\nADD https://example.com/x.deb https://example.com/y.tgz ./debs/\nCOPY [".", "/src"]\nCOPY --from=example/tool:1 /bin/tool /usr/bin/\nCOPY .npmrc ./\nRUN file /tmp/app.tar.gz && rm [|/tmp/app.tar.gz|] && rm -r [|debs|] /src && rm [|/usr/bin/to*|] .npmrc\nUSER nobody\n',
      problems: [
        { message: '"/tmp/app.tar.gz" is deleted here, but stays in the image: an earlier layer has it.' },
        { message: '"debs" and "/src" are deleted here, but stay in the image: earlier layers have them.' },
        { message: '"/usr/bin/to*" and ".npmrc" are deleted here, but stay in the image: earlier layers have them.' },
      ],
    },
    {
      name: 'a base stage of the last one, and the JSON form',
      text: 'FROM debian:12 AS base\nRUN curl -o /x.zip https://example.com/x\nRUN ["rm", [|"/x.zip"|]]\nFROM base\nUSER nobody\n',
      problems: [{ message: '"/x.zip" is deleted here, but stays in the image: an earlier layer has it.' }],
    },
    {
      name: 'RUNs that cannot be merged for certain',
      text: 'FROM debian:12\nRUN cd /tmp && curl -O https://example.com/a.zip\nRUN rm [|/tmp/a.zip|]\nRUN curl -O https://example.com/b.zip\nRUN unzip b.zip; rm [|b.zip|]\nRUN --network=host curl -O https://example.com/c.zip\nRUN rm [|c.zip|]\nRUN curl -O https://example.com/d.zip # fetch\nRUN rm [|d.zip|]\nRUN X=1 && curl -O https://example.com/e.zip\nRUN rm [|e.zip|]\nRUN curl -O https://example.com/f.zip\nENV A=1\nRUN rm [|f.zip|]\nUSER nobody\n',
      problems: ['/tmp/a.zip', 'b.zip', 'c.zip', 'd.zip', 'e.zip', 'f.zip'].map((name) => ({
        message: `"${name}" is deleted here, but stays in the image: an earlier layer has it.`,
      })),
    },
    {
      name: 'another escape character',
      text: '# escape=`\nFROM debian:12\nSHELL ["/bin/sh", "-c"]\nRUN curl `\n  -O https://example.com/a.zip\nRUN rm [|a.zip|]\nUSER nobody\n',
      problems: [
        {
          message: '"a.zip" is deleted here, but stays in the image: an earlier layer has it.',
          fixes: merged(
            '# escape=`\nFROM debian:12\nSHELL ["/bin/sh", "-c"]\nRUN curl `\n  -O https://example.com/a.zip `\n  && rm a.zip\nUSER nobody\n',
          ),
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'an archive that is unpacked, as layer/archive-copied-then-extracted tells',
      text: 'FROM debian:12\nCOPY a.tar /tmp/\nRUN tar xf /tmp/a.tar && rm /tmp/a.tar\nUSER nobody\n',
    },
    {
      name: 'lists that are gone once the RUN that installs refreshes them, as cache/update-without-install wants',
      text: 'FROM debian:12\nRUN apt-get update\nRUN apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nRUN rm -rf /var/lib/apt/lists/*\nUSER nobody\n',
    },
    {
      name: 'what the same RUN made',
      text: 'FROM debian:12\nRUN apt-get update && apt-get install -y gcc && apt-get purge -y gcc && rm -rf /var/lib/apt/lists/*\nRUN curl -O https://example.com/a.zip && rm a.zip\nUSER nobody\n',
    },
    {
      name: 'what the same RUN made once more',
      text: 'FROM debian:12\nRUN apt-get update && apt-get install -y a\nRUN apt-get update && apt-get install -y b && rm -rf /var/lib/apt/lists/*\nUSER nobody\n',
    },
    {
      name: 'builder stages',
      text: 'FROM debian:12 AS build\nRUN curl -O https://example.com/a.zip\nRUN rm a.zip\nFROM debian:12\nCOPY --from=build /x /x\nUSER nobody\n',
    },
    {
      name: 'files of the base image',
      text: 'FROM nginx:1.27\nRUN rm -rf /etc/nginx/conf.d/* /usr/share/nginx/html\nUSER nginx\n',
    },
    {
      name: 'packages of the base image',
      text: 'FROM debian:12\nRUN apt-get install -y make\nRUN apt-get purge -y gcc && apt-get autoremove\nUSER nobody\n',
    },
    {
      name: 'files in mounts',
      text: 'FROM debian:12\nRUN --mount=type=cache,target=/dl curl -o /dl/a.zip https://example.com/a\nRUN --mount=type=cache,target=/dl rm /dl/a.zip\nRUN --mount=type=tmpfs,target=/tmp git clone https://example.com/x /tmp/x\nRUN rm -rf /tmp/*\nUSER nobody\n',
    },
    {
      name: 'caches in mounts, or switched off',
      text: 'FROM python:3.12\nRUN --mount=type=cache,target=/var/lib/apt/lists apt-get update && apt-get install -y x\nRUN rm -rf /var/lib/apt/lists/*\nENV PIP_NO_CACHE_DIR=1\nRUN pip install x\nRUN rm -rf /root/.cache/pip\nUSER nobody\n',
    },
    {
      name: 'apk without a cache',
      text: 'FROM alpine:3.22\nRUN apk add --no-cache curl\nRUN rm -rf /var/cache/apk/*\nUSER nobody\n',
    },
    {
      name: 'apt’s archives, which are not kept',
      text: 'FROM debian:12\nRUN apt-get update && apt-get install -y x && rm -rf /var/lib/apt/lists/*\nRUN apt-get clean && rm -rf /var/cache/apt/archives/*\nUSER nobody\n',
    },
    {
      name: 'variables and globs that say nothing',
      text: 'FROM debian:12\nRUN curl -o /tmp/a.zip https://example.com/a\nRUN rm -rf "$DIR" /srv/*.zip /tmp/b* ~/x\nUSER nobody\n',
    },
    {
      name: 'small texts',
      text: 'FROM python:3.12\nCOPY requirements.txt install.sh /tmp/\nRUN curl -o /tmp/key.gpg https://example.com/k\nRUN rm -rf /tmp/requirements.txt /tmp/install.sh /tmp/key.gpg\nUSER nobody\n',
    },
    {
      name: 'a file without an ending, maybe a script',
      text: 'FROM debian:12\nCOPY setup /tmp/setup\nRUN /tmp/setup && rm /tmp/setup\nUSER nobody\n',
    },
    {
      name: 'an archive that ADD unpacks',
      text: 'FROM debian:12\nADD app.tar.gz /app/\nRUN rm -rf /app/app.tar.gz\nUSER nobody\n',
    },
    {
      name: 'what is not always done',
      text: 'FROM debian:12\nRUN if [ -n "$X" ]; then curl -O https://example.com/a.zip; fi\nRUN rm -f a.zip\nRUN curl -O https://example.com/b.zip\nRUN test -f x || rm b.zip\nUSER nobody\n',
    },
    {
      name: 'a directory that is not known',
      text: 'FROM debian:12\nRUN cd "$DIR" && curl -O https://example.com/a.zip\nRUN cd "$DIR" && rm a.zip\nUSER nobody\n',
    },
    {
      name: 'another directory',
      text: 'FROM debian:12\nWORKDIR /a\nRUN curl -O https://example.com/a.zip\nWORKDIR /b\nRUN rm -f a.zip\nUSER nobody\n',
    },
    {
      name: 'what came to lie elsewhere by a pipe',
      text: 'FROM debian:12\nRUN curl https://example.com/a.tgz | tar xz -C /opt\nRUN rm -rf /opt/doc\nUSER nobody\n',
    },
    {
      name: 'triggers and other shells',
      text: 'FROM debian:12\nONBUILD RUN curl -O https://example.com/a.zip\nSHELL ["pwsh", "-c"]\nRUN rm a.zip\nUSER nobody\n',
    },
    {
      name: 'a deletion of a deletion',
      text: 'FROM debian:12\nRUN curl -O https://example.com/a.zip && rm a.zip\nRUN rm -f a.zip\nUSER nobody\n',
    },
  ],
});
