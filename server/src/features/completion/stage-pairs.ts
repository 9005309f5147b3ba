/** A builder and a runtime stage for a language, as a snippet. */
export interface StagePair {
  readonly name: string;
  readonly detail: string;
  /** A file in the build context that tells that it is the right one. */
  readonly manifest: RegExp;
  readonly body: string;
}

/**
 * Dependencies before the sources, caches in mounts, and a user other than root at run time. BuildKit takes each of them, and no rule
 * warns of anything (patterns.test.ts, test/buildkit/patterns.test.ts).
 */
export const stagePairs: readonly StagePair[] = [
  {
    name: 'Go',
    detail: 'a static program in a distroless image',
    manifest: /^go\.mod$/,
    body: `FROM golang:\${1:1.26} AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod \\
    go mod download
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod \\
    --mount=type=cache,target=/root/.cache/go-build \\
    CGO_ENABLED=0 go build -o /out/\${2:app} \${3:.}

FROM gcr.io/distroless/static-debian13:nonroot
COPY --from=build /out/\${2:app} /\${2:app}
ENTRYPOINT ["/\${2:app}"]
`,
  },
  {
    name: 'Node.js',
    detail: 'npm, with what only the build needs left behind',
    manifest: /^package\.json$/,
    body: `FROM node:\${1:24}-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm \\
    npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:\${1:24}-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/\${2:dist} ./\${2:dist}
USER node
CMD ["node", "\${2:dist}/\${3:index.js}"]
`,
  },
  {
    name: 'Python',
    detail: 'pip, with a virtual environment that is copied',
    manifest: /^(?:requirements\.txt|pyproject\.toml)$/,
    body: `FROM python:\${1:3.14} AS build
WORKDIR /app
RUN python -m venv /venv
ENV PATH="/venv/bin:\\$PATH"
COPY requirements.txt ./
RUN --mount=type=cache,target=/root/.cache/pip \\
    pip install -r requirements.txt

FROM python:\${1:3.14}-slim
RUN useradd --uid 10001 --create-home app
WORKDIR /app
COPY --from=build /venv /venv
ENV PATH="/venv/bin:\\$PATH"
COPY . .
USER app
CMD ["python", "-m", "\${2:app}"]
`,
  },
  {
    name: 'Rust',
    detail: 'cargo, and a distroless image with the C library',
    manifest: /^Cargo\.toml$/,
    body: `FROM rust:\${1:1}-trixie AS build
WORKDIR /src
COPY Cargo.toml Cargo.lock ./
RUN --mount=type=cache,target=/usr/local/cargo/registry \\
    mkdir src && echo 'fn main() {\\}' > src/main.rs && cargo build --release --locked
COPY src src
RUN --mount=type=cache,target=/usr/local/cargo/registry \\
    touch src/main.rs && cargo build --release --locked

FROM gcr.io/distroless/cc-debian13:nonroot
COPY --from=build /src/target/release/\${2:app} /usr/local/bin/\${2:app}
ENTRYPOINT ["/usr/local/bin/\${2:app}"]
`,
  },
  {
    name: 'Java',
    detail: 'Maven, and a Java runtime',
    manifest: /^pom\.xml$/,
    body: `FROM maven:3-eclipse-temurin-\${1:21} AS build
WORKDIR /src
COPY pom.xml ./
RUN --mount=type=cache,target=/root/.m2 \\
    mvn -B dependency:go-offline
COPY src src
RUN --mount=type=cache,target=/root/.m2 \\
    mvn -B package -DskipTests

FROM eclipse-temurin:\${1:21}-jre
RUN useradd --uid 10001 --create-home app
WORKDIR /app
COPY --from=build /src/target/*.jar app.jar
USER app
ENTRYPOINT ["java", "-jar", "app.jar"]
`,
  },
  {
    name: '.NET',
    detail: 'the SDK, and the runtime of ASP.NET',
    manifest: /\.(?:cs|fs|vb)proj$/,
    body: `FROM mcr.microsoft.com/dotnet/sdk:\${1:10.0} AS build
WORKDIR /src
COPY *.csproj ./
RUN --mount=type=cache,target=/root/.nuget/packages \\
    dotnet restore
COPY . .
RUN --mount=type=cache,target=/root/.nuget/packages \\
    dotnet publish --no-restore -c Release -o /out

FROM mcr.microsoft.com/dotnet/aspnet:\${1:10.0}
WORKDIR /app
COPY --from=build /out ./
USER app
ENTRYPOINT ["dotnet", "\${2:app}.dll"]
`,
  },
];
