import { RegistryFailure } from './failure.ts';
import { isLoopback, readUrl } from './location.ts';

/** What the user has set for all programs, or for an editor. */
export interface ProxySettings {
  /** In place of what the environment says. */
  readonly url?: string | undefined;
  /** The value of `Proxy-Authorization`, in place of name and password in the URL. */
  readonly authorization?: string | undefined;
  /** Hosts that are asked directly, beside those of NO_PROXY. */
  readonly direct?: readonly string[];
  /** No proxy is used, whatever else says so. */
  readonly off?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy to ask an https URL through; undefined for none. The environment is read as Go's programs do, Docker among them.
 * @throws RegistryFailure for a proxy of a kind that we do not speak to
 */
export function proxyFor({ hostname, port }: URL, settings: ProxySettings, environment: Environment): URL | undefined {
  const said = settings.url || environment.HTTPS_PROXY || environment.https_proxy;
  if (settings.off || !said || isLoopback(hostname)) return undefined;
  const listed = (environment.NO_PROXY || environment.no_proxy || '').split(/[\s,]+/);
  if ([...listed, ...(settings.direct ?? [])].some((entry) => covers(entry, hostname, port || '443'))) return undefined;
  const url = readUrl(said.includes('://') ? said : `http://${said}`);
  if (url && /^https?:$/.test(url.protocol) && url.hostname !== '') return url;
  throw new RegistryFailure(
    `The proxy is no http or https URL. Look at http.proxy in the settings, or at HTTPS_PROXY.`,
  );
}

/** Whether an entry of NO_PROXY means a host: the host itself, a domain that it lies in, or all. */
function covers(entry: string, hostname: string, port: string): boolean {
  if (entry === '*') return true;
  const [, host, wanted] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
  if (!host || (wanted !== undefined && wanted !== port)) return false;
  const domain = host.replace(/^\*?\./, '');
  const isDomain = host !== domain;
  return (!isDomain && hostname === domain) || hostname.endsWith(`.${domain}`);
}

/** The value of `Proxy-Authorization`; undefined for none. */
export function proxyAuthorization({ username, password }: URL, { authorization }: ProxySettings): string | undefined {
  if (authorization) return authorization;
  if (username === '') return undefined;
  return `Basic ${Buffer.from(`${unescaped(username)}:${unescaped(password)}`).toString('base64')}`;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
