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

/** Official images of one architecture. https://github.com/docker-library/official-images#architectures-other-than-amd64 */
const architectures: ReadonlySet<string> = new Set([
  'amd64',
  'arm32v5',
  'arm32v6',
  'arm32v7',
  'arm64v8',
  'i386',
  'mips64le',
  'ppc64le',
  'riscv64',
  's390x',
  'winamd64',
]);

/** One name for one image: `docker.io/library/node`, `index.docker.io/node`, and `arm64v8/node` are all `node`. */
export function canonicalName(registry: string | undefined, repository: string): string {
  let host = registry?.toLowerCase();
  let path = repository;
  for (const [mirror, below] of mirrors) {
    if (host === mirror && path.startsWith(below)) {
      host = undefined;
      path = path.slice(below.length);
    }
  }
  if (host !== undefined && !dockerHub.has(host)) return `${host}/${path}`;
  if (path.startsWith('library/')) return path.slice('library/'.length);
  const slash = path.indexOf('/');
  return architectures.has(path.slice(0, slash)) ? path.slice(slash + 1) : path;
}
