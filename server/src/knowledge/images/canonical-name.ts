/** Names of Docker Hub. https://github.com/distribution/reference/blob/main/normalize.go */
const dockerHub: ReadonlySet<string> = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
  'registry.hub.docker.com',
]);

/** Copies of Docker Hub: a registry and the path below which its repositories lie. */
const mirrors: readonly (readonly [registry: string, path: string])[] = [
  ['public.ecr.aws', 'docker/'], // https://docs.aws.amazon.com/AmazonECR/latest/public/docker-hub-mirror.html
  ['mirror.gcr.io', ''], // https://cloud.google.com/artifact-registry/docs/pull-cached-dockerhub-images
];

/**
 * Official images of one architecture, by their namespace, in Go's words.
 * https://github.com/docker-library/official-images#architectures-other-than-amd64
 */
const architectures: ReadonlyMap<string, string> = new Map([
  ['amd64', 'amd64'],
  ['arm32v5', 'arm'],
  ['arm32v6', 'arm'],
  ['arm32v7', 'arm'],
  ['arm64v8', 'arm64'],
  ['i386', '386'],
  ['mips64le', 'mips64le'],
  ['ppc64le', 'ppc64le'],
  ['riscv64', 'riscv64'],
  ['s390x', 's390x'],
  ['winamd64', 'amd64'],
]);

/** One name for one image: `docker.io/library/node`, `index.docker.io/node`, and `arm64v8/node` are all `node`. */
export function canonicalName(registry: string | undefined, repository: string): string {
  const { host, path } = place(registry, repository);
  if (host !== undefined) return `${host}/${path}`;
  if (path.startsWith('library/')) return path.slice('library/'.length);
  const slash = path.indexOf('/');
  return architectures.has(path.slice(0, slash)) ? path.slice(slash + 1) : path;
}

/** The one architecture that an image's name says it is for: `arm64` of `arm64v8/node`. */
export function onlyArchitecture(registry: string | undefined, repository: string): string | undefined {
  const { host, path } = place(registry, repository);
  return host === undefined ? architectures.get(path.slice(0, Math.max(0, path.indexOf('/')))) : undefined;
}

/** Where an image lies; no host for Docker Hub. */
function place(registry: string | undefined, repository: string): { host: string | undefined; path: string } {
  const host = registry?.toLowerCase();
  for (const [mirror, below] of mirrors) {
    if (host === mirror && repository.startsWith(below))
      return { host: undefined, path: repository.slice(below.length) };
  }
  return { host: host !== undefined && dockerHub.has(host) ? undefined : host, path: repository };
}
