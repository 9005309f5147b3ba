import type { ImageReference } from '../syntax/image-reference.ts';
import { HUB, unsafe } from './failure.ts';

/** Where an image is asked for. */
export interface Location {
  /** How people call the registry, or the mirror that is asked in its place. */
  readonly host: string;
  /** What Docker's configuration calls it. */
  readonly account: string;
  /** `https://host/v2/path`, without a slash at its end. */
  readonly url: string;
  /** The repository's name there. */
  readonly repository: string;
}

/** Mirrors by the registry that they stand for: a host, or an https URL, with a path where the mirror has one. */
export type Mirrors = Readonly<Record<string, string>>;

/** What Docker's configuration calls Docker Hub. */
const HUB_ACCOUNT = 'https://index.docker.io/v1/';
const HUB_HOST = 'registry-1.docker.io';

/** A URL, where the text is one. */
export function readUrl(text: string, base?: URL): URL | undefined {
  return URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
}

/** Whether a host is this machine, so that nobody listens on the way. */
export const isLoopback = (hostname: string): boolean =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(hostname);

/** Whether a URL may be asked: https, or http on this machine if we were there before. */
export const mayAsk = ({ protocol, hostname }: URL, onMachine: boolean): boolean =>
  protocol === 'https:' || (protocol === 'http:' && onMachine && isLoopback(hostname));

/** The canonical names of registry and repository: `node` is `docker.io` and `library/node` (splitDockerDomain in distribution/reference). */
function canonical({ registry, repository }: ImageReference): {
  readonly registry: string;
  readonly repository: string;
} {
  if (registry !== undefined && !/^(?:index\.)?docker\.io$/.test(registry)) return { registry, repository };
  return { registry: 'docker.io', repository: repository.includes('/') ? repository : `library/${repository}` };
}

/**
 * Where to ask for an image: its registry, or the mirror that stands for it. A path of a mirror goes behind `/v2`, as it does in
 * BuildKit's configuration (util/resolver/resolver.go).
 * @throws RegistryFailure when that is no URL that may be asked
 */
export function locate(reference: ImageReference, mirrors: Mirrors): Location {
  const { registry, repository } = canonical(reference);
  const mirror = Object.hasOwn(mirrors, registry) ? mirrors[registry] : undefined;
  if (mirror !== undefined) return locateAt(mirror, repository);
  if (registry === 'docker.io') {
    return { host: HUB, account: HUB_ACCOUNT, url: `https://${HUB_HOST}/v2/${repository}`, repository };
  }
  const url = readUrl(`https://${registry}`);
  // A port that is too large, or no address.
  if (!url) throw unsafe(`https://${registry}`);
  const scheme = isLoopback(url.hostname) ? 'http:' : 'https:';
  return { host: registry, account: registry, url: `${scheme}//${registry}/v2/${repository}`, repository };
}

function locateAt(mirror: string, repository: string): Location {
  const url = readUrl(/^[a-z][a-z\d+.-]*:\/\//i.test(mirror) ? mirror : `https://${mirror}`);
  if (!url || url.host === '' || !mayAsk(url, true)) throw unsafe(mirror);
  const { protocol, host, pathname } = url;
  const path = `${pathname}/${repository}`
    .split('/')
    .filter((part) => part !== '')
    .join('/');
  return { host, account: host, url: `${protocol}//${host}/v2/${path}`, repository: path };
}
