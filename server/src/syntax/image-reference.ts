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
const PART = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const REFERENCE = new RegExp(
  String.raw`^(?:(?<host>${HOST})\/)?(?<path>${PART}(?:\/${PART})*)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>.+))?$`,
);
const DIGEST = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
const LONGEST_PATH = 255;

/** Reads an image name as ParseNormalizedNamed in distribution/reference does; undefined when it is none. */
export function readImageReference(text: string): ImageReference | undefined {
  if (/^[a-f0-9]{64}$/.test(text)) return undefined;
  const slash = text.indexOf('/');
  const first = slash < 0 ? '' : text.slice(0, slash);
  // A first part with a dot, a colon or a capital is a host; so is localhost (splitDockerDomain).
  const hasRegistry = slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
  const groups = REFERENCE.exec(hasRegistry ? text : `docker.io/${text}`)?.groups;
  if (!groups || (groups.digest !== undefined && !DIGEST.test(groups.digest))) return undefined;
  const official = /^(?:(?:index\.)?docker\.io\/)?[^/]*$/.test(text) ? 'library/' : '';
  if (official.length + groups.path!.length > LONGEST_PATH) return undefined;
  // What is no host after all, such as a name with an underscore, is a part of the path.
  const registry = hasRegistry ? groups.host : undefined;
  return { registry, repository: groups.path!, tag: groups.tag, digest: groups.digest };
}
