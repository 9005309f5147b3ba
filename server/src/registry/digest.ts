import type { ImageReference } from '../syntax/image-reference.ts';
import { readChallenges } from './challenge.ts';
import { Cancelled, denied, late, mismatch, notFound, odd, RegistryFailure, tooMany } from './failure.ts';
import { type Followed, follow } from './follow.ts';
import { type Location, locate, type Mirrors } from './location.ts';
import { ACCEPTED, digestOf, isDigest, isManifest, platformsIn } from './manifest.ts';
import { askToken, basic } from './token.ts';
import type { CredentialsFor, Send } from './transport.ts';

type Method = 'HEAD' | 'GET';

/** Statuses after which it is worth saying who asks. */
const REFUSALS: ReadonlySet<number> = new Set([401, 403, 429]);

/** Which image is asked about. */
export interface Question {
  readonly reference: ImageReference;
  readonly tag: string;
  /** Whether its platforms are of interest, too. That is a pull for those who count, so it is not done for nothing. */
  readonly wantsPlatforms: boolean;
}

/** What a registry said. */
export interface Answer {
  readonly digest: string;
  /** The platforms of the index behind the digest; undefined where nobody looked, and where it is no index. */
  readonly platforms: readonly string[] | undefined;
}

/** What it takes to ask. */
export interface Means {
  readonly send: Send;
  readonly credentialsFor: CredentialsFor;
  readonly mirrors: Mirrors;
}

/** In milliseconds, for all that one question takes. */
const PATIENCE = 5000;

/**
 * Asks a registry for the digest of a tag: that of the index where the image has many platforms, as the builder resolves it.
 * @throws RegistryFailure, or Cancelled once the user gives up
 */
export async function askDigest(
  question: Question,
  means: Means,
  cancelled?: AbortSignal,
  patience = PATIENCE,
): Promise<Answer> {
  const location = locate(question.reference, means.mirrors);
  if (cancelled?.aborted) throw new Cancelled();
  const end = new AbortController();
  const stop = () => end.abort();
  const timer = setTimeout(stop, patience);
  cancelled?.addEventListener('abort', stop);
  try {
    // Whatever it is that keeps the answer.
    const over = new Promise<never>((_, reject) => end.signal.addEventListener('abort', reject));
    return await Promise.race([answerOf(location, question, means, end.signal), over]);
  } catch (error) {
    if (cancelled?.aborted) throw new Cancelled();
    throw end.signal.aborted ? late(location.host, patience) : error;
  } finally {
    clearTimeout(timer);
    cancelled?.removeEventListener('abort', stop);
  }
}

async function answerOf(location: Location, question: Question, means: Means, signal: AbortSignal): Promise<Answer> {
  const { tag, wantsPlatforms } = question;
  const registry = new Registry(location, means, signal);
  const head = await registry.ask('HEAD', tag);
  const announced = head?.headers['docker-content-digest'];
  if (!head || !isManifest(head.headers['content-type']) || !isDigest(announced)) {
    const { digest, answer } = await registry.get(tag);
    return { digest, platforms: platformsIn(answer.headers['content-type'], answer.body) };
  }
  if (!wantsPlatforms) return { digest: announced, platforms: undefined };
  return { digest: announced, platforms: await registry.platforms(announced) };
}

/** A repository of a registry, and what it lets us in with. */
class Registry {
  readonly #location: Location;
  readonly #means: Means;
  readonly #signal: AbortSignal;
  /** What it has let us in with. */
  #accepted: string | undefined;

  constructor(location: Location, means: Means, signal: AbortSignal) {
    this.#location = location;
    this.#means = means;
    this.#signal = signal;
  }

  /** The answer about a tag or digest; undefined where the registry does not know the method. */
  async ask(method: Method, tag: string): Promise<Followed | undefined> {
    const { host, url } = this.#location;
    const answer = await this.#authorized(method, new URL(`${url}/manifests/${tag}`));
    const { status, headers } = answer;
    if (status === 200) return answer;
    if (method === 'HEAD' && (status === 405 || status === 501)) return undefined;
    if (status === 401 || status === 403) throw denied(host, false);
    if (status === 404) throw notFound(host);
    if (status === 429) throw tooMany(host, headers['retry-after']);
    throw odd(host, `status ${status}`);
  }

  /** A manifest with its digest, which is computed, and has to be the one that is announced or asked for. */
  async get(tag: string): Promise<{ readonly digest: string; readonly answer: Followed }> {
    const { host } = this.#location;
    const answer = await this.ask('GET', tag);
    if (!answer || !isManifest(answer.headers['content-type'])) throw odd(host, 'something that is no image manifest');
    const digest = await digestOf(answer.body);
    const announced = isDigest(tag) ? tag : answer.headers['docker-content-digest'];
    if (isDigest(announced) && announced !== digest) throw mismatch(host, announced, digest);
    return { digest, answer };
  }

  /** The platforms behind a digest. That nobody can say is no failure, but that something else is sent is one. */
  async platforms(digest: string): Promise<readonly string[] | undefined> {
    const answer = await this.ask('GET', digest).catch((error: unknown) => {
      if (error instanceof RegistryFailure) return undefined;
      throw error;
    });
    if (!answer || !isManifest(answer.headers['content-type'])) return undefined;
    const sent = await digestOf(answer.body);
    if (sent !== digest) throw mismatch(this.#location.host, digest, sent);
    return platformsIn(answer.headers['content-type'], answer.body);
  }

  /** Asks as nobody in particular, then with a token that everybody gets, then with what the user has stored. */
  async #authorized(method: Method, target: URL): Promise<Followed> {
    const first = await this.#send(method, target, this.#accepted);
    if (first.status !== 401) return first;
    const { host, account, repository } = this.#location;
    const { send, credentialsFor } = this.#means;
    const challenges = readChallenges(first.headers['www-authenticate']);
    const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
    const wanted = bearer && {
      challenge: bearer,
      scope: `repository:${repository}:pull`,
      host,
      onMachine: target.protocol === 'http:',
      send,
      signal: this.#signal,
    };
    // Where a redirect has led to another server, that one is asked.
    const { url } = first;
    const isOther = url.origin !== target.origin;
    const token = wanted && (await askToken(wanted));
    const asAnybody = token === undefined ? undefined : await this.#send(method, url, `Bearer ${token}`);
    if (asAnybody && !REFUSALS.has(asAnybody.status)) return asAnybody;
    const credentials = isOther ? undefined : await credentialsFor(account, this.#signal);
    this.#signal.throwIfAborted();
    // Those who are logged in may ask more often.
    if (!credentials && asAnybody?.status === 429) return asAnybody;
    if (!credentials) throw denied(isOther ? url.host : host, false);
    const own = wanted && (await askToken(wanted, credentials));
    const isBasic = 'user' in credentials && challenges.some(({ scheme }) => scheme === 'basic');
    const authorization = own !== undefined ? `Bearer ${own}` : isBasic ? basic(credentials) : undefined;
    const answer = authorization === undefined ? undefined : await this.#send(method, url, authorization);
    if (!answer || answer.status === 401 || answer.status === 403) throw denied(host, true);
    return answer;
  }

  async #send(method: Method, url: URL, authorization: string | undefined): Promise<Followed> {
    const headers = { accept: ACCEPTED, ...(authorization !== undefined && { authorization }) };
    const answer = await follow(this.#means.send, { method, url, headers, signal: this.#signal });
    const isHome = url.origin === new URL(this.#location.url).origin;
    if (answer.status === 200 && isHome) this.#accepted = authorization;
    return answer;
  }
}
