/** What a RUN with a cache mount mostly runs, by the package manager, as a snippet. */
export const CACHED_COMMANDS: Readonly<Record<string, string>> = {
  // The images of Debian and Ubuntu delete what apt downloads.
  apt: [
    'rm -f /etc/apt/apt.conf.d/docker-clean',
    'apt-get update',
    'apt-get install -y --no-install-recommends ${1:ca-certificates}',
  ].join(' && \\\n    '),
  apk: 'apk add ${1:ca-certificates}',
  dnf: 'dnf install -y --setopt=install_weak_deps=False --setopt=keepcache=1 ${1:ca-certificates}',
  npm: 'npm ci',
  pnpm: 'pnpm install --frozen-lockfile',
  yarn: 'yarn install --frozen-lockfile',
  bun: 'bun install --frozen-lockfile',
  pip: 'pip install -r ${1:requirements.txt}',
  uv: 'uv sync --locked --no-dev',
  poetry: 'poetry install --only main --no-root',
  go: 'go build -o ${1:/out/app} ${2:.}',
  cargo: 'cargo build --release --locked',
  maven: 'mvn -B package -DskipTests',
  gradle: 'gradle --no-daemon ${1:build}',
  dotnet: 'dotnet restore',
  composer: 'composer install --no-dev',
};
