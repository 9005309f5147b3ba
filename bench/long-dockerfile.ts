/** One service of the file below: two stages, some 60 lines, in the manner of what people write. */
const service = (name: string, i: number): string => `
# ${name}: dependencies first, so that a change of the source does not install them again
FROM node:22-bookworm-slim AS ${name}-build
LABEL org.opencontainers.image.title="${name}" \\
      org.opencontainers.image.source="https://example.com/${name}.git"
ARG APP_VERSION=dev
ENV NODE_ENV=production \\
    npm_config_fund=false \\
    npm_config_audit=false
WORKDIR /src/${name}

RUN apt-get update && apt-get install -y --no-install-recommends \\
        build-essential \\
        ca-certificates \\
        # for node-gyp
        python3 \\
        pkg-config \\
        libssl-dev \\
    && rm -rf /var/lib/apt/lists/*

COPY services/${name}/package.json services/${name}/package-lock.json ./
COPY packages/shared/package.json ./shared/
RUN --mount=type=cache,target=/root/.npm npm ci
COPY services/${name} .
COPY packages/shared ./shared
RUN --mount=type=secret,id=registry-token,env=NPM_TOKEN \\
    npm run build -- --version "$APP_VERSION" \\
    && npm test \\
    && npm prune --omit=dev
RUN <<EOF
set -e
mkdir -p /out/${name}/bin
cp -r dist node_modules /out/${name}/
for tool in migrate seed; do
  install -m 0755 "tools/$tool.sh" "/out/${name}/bin/$tool"
done
find /out/${name} -name '*.map' -delete
EOF

FROM debian:bookworm-slim AS ${name}
ENV PORT=80${i} \\
    HOME=/srv/${name}
RUN set -eux; \\
    groupadd --system --gid 10001 app; \\
    useradd --system --uid 10001 --gid app --home-dir /srv/${name} app; \\
    apt-get update; \\
    apt-get install -y --no-install-recommends ca-certificates curl tini; \\
    rm -rf /var/lib/apt/lists/*
WORKDIR /srv/${name}
COPY --from=node:22-bookworm-slim /usr/local/bin/node /usr/local/bin/node
COPY --from=${name}-build --chown=app:app /out/${name} .
EXPOSE 80${i}
HEALTHCHECK --interval=30s CMD curl -fsS "http://localhost:80${i}/health" || exit 1
USER app
ENTRYPOINT ["tini", "--"]
CMD ["node", "dist/server.js"]
`;

const SERVICES = ['accounts', 'billing', 'catalogue', 'delivery', 'events'];

/** A Dockerfile of some 300 lines and twelve stages, the last of which needs all the others. */
export const LONG_DOCKERFILE = `# syntax=docker/dockerfile:1
ARG GO_VERSION=1.24
${SERVICES.map((name, i) => service(name, i + 10)).join('')}
FROM golang:\${GO_VERSION}-alpine AS proxy
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \\
    CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/proxy ./cmd/proxy

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates tini && rm -rf /var/lib/apt/lists/*
COPY --from=proxy /out/proxy /usr/local/bin/proxy
${SERVICES.map((name) => `COPY --from=${name} /srv/${name} /srv/${name}`).join('\n')}
USER 10001
ENTRYPOINT ["tini", "--", "proxy"]
`;
