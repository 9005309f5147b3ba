import { odd, unreachable, unsafe } from './failure.ts';
import { isLoopback, mayAsk, readUrl } from './location.ts';
import type { Request, Response, Send } from './transport.ts';

const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** An answer, and where it came from in the end. */
export interface Followed extends Response {
  readonly url: URL;
}

/**
 * Puts a question and follows redirects, a few. What the first server is told of who asks, no other one is, and from
 * an encrypted connection no redirect leads to another kind.
 */
export async function follow(send: Send, request: Request): Promise<Followed> {
  let { url } = request;
  let headers = request.headers;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const answer = await send({ ...request, url, headers }).catch((error: unknown) => {
      request.signal.throwIfAborted();
      throw unreachable(url.host, error);
    });
    const { location } = answer.headers;
    if (!REDIRECTS.has(answer.status) || location === undefined) return { ...answer, url };
    // A form is for the one it was addressed to.
    if (request.method === 'POST') throw odd(url.host, 'a redirect in place of a token');
    const next = readUrl(location, url);
    if (!next || !mayAsk(next, url.protocol === 'http:' && isLoopback(url.hostname))) throw unsafe(location);
    next.username = '';
    next.password = '';
    if (next.origin !== url.origin) {
      const { authorization: _, ...others } = headers;
      headers = others;
    }
    url = next;
  }
  throw odd(request.url.host, `more than ${MOST_REDIRECTS} redirects`);
}
