import type { Challenge } from './challenge.ts';
import { odd, tooMany, unsafe } from './failure.ts';
import { type Followed, follow } from './follow.ts';
import { mayAsk, readUrl } from './location.ts';
import type { Credentials, Send } from './transport.ts';

/** What a token is asked for. */
interface Wanted {
  readonly challenge: Challenge;
  /** The scope where the challenge names none. */
  readonly scope: string;
  /** How the registry is called that wants it. */
  readonly host: string;
  /** Whether the registry is asked over http, on this machine. */
  readonly onMachine: boolean;
  readonly send: Send;
  readonly signal: AbortSignal;
}

const CLIENT = 'dockerfile-stages';

/**
 * Asks for a token as Docker does (https://distribution.github.io/distribution/spec/auth/token/), without credentials for
 * anybody. Undefined where it is refused.
 */
export async function askToken(wanted: Wanted, credentials?: Credentials): Promise<string | undefined> {
  const { challenge, host, onMachine, send, signal } = wanted;
  const realm = challenge.parameters.get('realm') ?? '';
  const url = readUrl(realm);
  if (!url || !mayAsk(url, onMachine)) throw unsafe(realm);
  url.username = '';
  url.password = '';
  const service = challenge.parameters.get('service');
  const scopes = (challenge.parameters.get('scope') ?? wanted.scope).split(' ').filter((scope) => scope !== '');
  if (credentials && 'identityToken' in credentials) {
    // https://distribution.github.io/distribution/spec/auth/oauth/
    const form = new URLSearchParams({
      grant_type: 'refresh_token',
      service: service ?? '',
      client_id: CLIENT,
      scope: scopes.join(' '),
      refresh_token: credentials.identityToken,
    });
    const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
    return tokenIn(host, await follow(send, { method: 'POST', url, headers, body: form.toString(), signal }));
  }
  if (service !== undefined) url.searchParams.set('service', service);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  if (credentials) url.searchParams.set('account', credentials.user);
  const headers = { accept: 'application/json', ...(credentials && { authorization: basic(credentials) }) };
  return tokenIn(host, await follow(send, { method: 'GET', url, headers, signal }));
}

/** The value of `Authorization` for a name and a password. */
export const basic = ({ user, password }: Extract<Credentials, { user: string }>): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

function tokenIn(host: string, { status, headers, body, url }: Followed): string | undefined {
  if (status === 429) throw tooMany(host, headers['retry-after']);
  if (status >= 400 && status < 500) return undefined;
  if (status !== 200) throw odd(url.host, `status ${status} in place of a token`);
  try {
    const { token, access_token: accessToken } = Object(JSON.parse(new TextDecoder().decode(body)));
    const given: unknown = token || accessToken;
    if (typeof given === 'string' && /^[\x21-\x7e]+$/.test(given)) return given;
  } catch {
    // Said below.
  }
  throw odd(url.host, 'something that is no token');
}
