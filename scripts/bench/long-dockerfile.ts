/** One service of the file below: two stages, 25 lines, in the manner of what people write. */
const service = (name: string, i: number): string => `
# ${name}: dependencies first, so that a change of the source does not install them again
FROM node:22-bookworm-slim AS ${name}-build
ARG APP_VERSION
ENV NODE_ENV=production \\
    PORT=80${i}
WORKDIR /src/${name}
RUN apt-get update && apt-get install -y --no-install-recommends \\
        build-essential \\
        ca-certificates \\
        python3 \\
    && rm -rf /var/lib/apt/lists/*
COPY services/${name}/package.json services/${name}/package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY services/${name} .
RUN npm run build -- --version "$APP_VERSION" && npm prune --omit=dev

FROM gcr.io/distroless/nodejs22-debian12:nonroot AS ${name}
ENV PORT=80${i}
WORKDIR /app
COPY --from=${name}-build --chown=nonroot:nonroot /src/${name}/node_modules ./node_modules
COPY --from=${name}-build --chown=nonroot:nonroot /src/${name}/dist ./dist
EXPOSE 80${i}
USER nonroot
CMD ["dist/server.js"]
`;

const SERVICES = [
  ...['accounts', 'billing', 'catalogue', 'delivery', 'events', 'feed', 'gateway', 'history'],
  ...['identity', 'jobs', 'kitchen'],
];

/** A Dockerfile of some 300 lines and 24 stages, the last of which needs all the others. */
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

FROM alpine:3.22
RUN apk add --no-cache ca-certificates tini
RUN <<EOF
set -e
addgroup -S app
adduser -S -G app -u 10001 app
EOF
COPY --from=proxy /out/proxy /usr/local/bin/proxy
${SERVICES.map((name) => `COPY --from=${name} /app /srv/${name}`).join('\n')}
USER 10001
ENTRYPOINT ["tini", "--", "proxy"]
`;
