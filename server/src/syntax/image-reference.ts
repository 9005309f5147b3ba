/** An image as it is named in FROM or `--from`; the parts as written, none of them resolved. */
export interface ImageReference {
  /** `ghcr.io`, `localhost:5000`; undefined when Docker Hub is meant without being named. */
  readonly registry: string | undefined;
  /** The path in the registry, as written: `node`, `library/node`, `org/app`. */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

const HOST = String.raw`(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?`;
const DOMAIN = new RegExp(`^${HOST}$`);
const PATH = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const TAG = /^[A-Za-z0-9_][\w.-]{0,127}$/;
const DIGEST = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;

/** Reads an image name after distribution/reference's grammar; undefined when it is none. */
export function readImageReference(text: string): ImageReference | undefined {
  if (/^[a-f0-9]{64}$/.test(text)) return undefined;
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  if (digest !== undefined && !DIGEST.test(digest)) return undefined;
  const named = at < 0 ? text : text.slice(0, at);
  const slash = named.indexOf('/');
  const first = slash < 0 ? '' : named.slice(0, slash);
  // A first part with a dot, a colon or a capital is a host; so is localhost (splitDockerDomain).
  const hasRegistry = slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
  const path = hasRegistry ? named.slice(slash + 1) : named;
  const colon = path.indexOf(':');
  const tag = colon < 0 ? undefined : path.slice(colon + 1);
  const repository = colon < 0 ? path : path.slice(0, colon);
  if (!PATH.test(repository) || (tag !== undefined && !TAG.test(tag))) return undefined;
  if (hasRegistry && !DOMAIN.test(first)) return undefined;
  return { registry: hasRegistry ? first : undefined, repository, tag, digest };
}
