/** Docker Hub, which is meant where no registry is named, under the names it goes by. */
const HUB: ReadonlySet<string> = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);

/** A host with an asterisk for its beginning or its end, as hadolint has them (Hadolint/Rule/DL3026.hs). */
export const REGISTRY_PATTERN =
  /^(?:\*|(?:\*[.-]?)?[a-zA-Z\d](?:[a-zA-Z\d.-]*[a-zA-Z\d])?(?::\d+)?(?:[.-]?\*)?|\[[\da-fA-F:]+\](?::\d+)?)$/;

/** Whether a text is the name of a registry, or a pattern of several. */
export const isRegistryPattern = (text: string): boolean => REGISTRY_PATTERN.test(text);

/** Whether a pattern means a registry; undefined is that of an image without any. Case makes no difference in hosts. */
export function matchesRegistry(pattern: string, registry: string | undefined): boolean {
  const wanted = pattern.toLowerCase();
  const host = registry?.toLowerCase() ?? 'docker.io';
  const names = HUB.has(host) ? [...HUB] : [host];
  return names.some((name) => {
    if (wanted === '*') return true;
    if (wanted.startsWith('*')) return name.endsWith(wanted.slice(1).replace(/\*$/, ''));
    return wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted;
  });
}
