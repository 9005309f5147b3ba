/** The kinds of manifests that the builder pulls: an index for many platforms first. */
const INDEXES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
const MANIFESTS = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/** What we take, for the registry. */
export const ACCEPTED = [...INDEXES, ...MANIFESTS].join(', ');

const kindOf = (contentType: string | undefined): string => (contentType ?? '').split(';')[0]!.trim().toLowerCase();

/** Whether an answer is a manifest, by its media type. */
export const isManifest = (contentType: string | undefined): boolean =>
  [...INDEXES, ...MANIFESTS].includes(kindOf(contentType));

/** A digest of the kind that all registries have. */
export const isDigest = (text: string | undefined): text is string => /^sha256:[a-f0-9]{64}$/.test(text ?? '');

/** The digest of what was sent. */
export async function digestOf(body: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', body);
  return `sha256:${Buffer.from(hash).toString('hex')}`;
}

/**
 * The platforms an index has images for: `linux/arm64`, `linux/arm/v7`. Undefined where it is no index, or one of which that is
 * not certain.
 */
export function platformsIn(contentType: string | undefined, body: Uint8Array): readonly string[] | undefined {
  if (!INDEXES.includes(kindOf(contentType))) return undefined;
  const manifests = manifestsIn(body);
  if (!manifests) return undefined;
  const platforms = new Set<string>();
  for (const item of manifests) {
    const { os, architecture, variant } = partsOf(item);
    // The builder may take an entry without a platform for any.
    if (typeof os !== 'string' || typeof architecture !== 'string') return undefined;
    // So are attestations marked.
    if (os === 'unknown') continue;
    platforms.add([os, architecture, ...(typeof variant === 'string' && variant !== '' ? [variant] : [])].join('/'));
  }
  return platforms.size > 0 ? [...platforms] : undefined;
}

function manifestsIn(body: Uint8Array): readonly unknown[] | undefined {
  try {
    const { manifests } = Object(JSON.parse(new TextDecoder().decode(body)));
    return Array.isArray(manifests) ? manifests : undefined;
  } catch {
    return undefined;
  }
}

const partsOf = (
  item: unknown,
): { readonly os?: unknown; readonly architecture?: unknown; readonly variant?: unknown } =>
  Object(Object(item).platform);
