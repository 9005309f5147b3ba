import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { readImageReference } from '../syntax/image-reference.ts';
import { askDigest } from './digest.ts';
import { Cancelled } from './failure.ts';
import type { Mirrors } from './location.ts';
import type { Credentials, Request, Response } from './transport.ts';

const INDEX = 'application/vnd.oci.image.index.v1+json';
const BODY = JSON.stringify({ manifests: [{ platform: { os: 'linux', architecture: 'amd64' } }] });
const sha = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const DIGEST = sha(BODY);
const OTHER = sha('other');

const answer = (status: number, headers: Record<string, string> = {}, body = ''): Response => ({
  status,
  headers,
  body: new TextEncoder().encode(body),
});
const manifest = (headers: Record<string, string> = {}, body = BODY) =>
  answer(200, { 'content-type': INDEX, 'docker-content-digest': DIGEST, ...headers }, body);
const bearer = (realm = 'https://auth.example/token', more = '') =>
  answer(401, { 'www-authenticate': `Bearer realm="${realm}",service="the registry"${more}` });
const token = (value = 'anybody') => answer(200, {}, JSON.stringify({ token: value }));

type Script = Readonly<Record<string, Response | ((request: Request) => Response)>>;

interface Options {
  readonly image?: string;
  readonly wantsPlatforms?: boolean;
  readonly credentials?: Credentials;
  readonly mirrors?: Mirrors;
}

/** Asks where a script answers: by method and URL without the query. Tells what was asked, each in a line. */
async function ask(
  script: Script,
  { image = 'a.example/app:1', wantsPlatforms = false, credentials, mirrors = {} }: Options = {},
) {
  const asked: string[] = [];
  const reference = readImageReference(image)!;
  const question = { reference, tag: reference.tag ?? 'latest', wantsPlatforms };
  const result = await askDigest(question, {
    mirrors,
    credentialsFor: async (account) => {
      asked.push(`credentials of ${account}`);
      return credentials;
    },
    send: async (request) => {
      const { method, url, headers } = request;
      asked.push(`${method} ${url.href}${headers.authorization ? ` as ${headers.authorization}` : ''}`);
      const given = script[`${method} ${url.origin}${url.pathname}`];
      if (!given) throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
      return typeof given === 'function' ? given(request) : given;
    },
  }).then(
    ({ digest, platforms }) => ({ digest, platforms }),
    (error: Error) => error.message,
  );
  return { result, asked };
}

const HEAD = 'HEAD https://a.example/v2/app/manifests/1';
const GET = 'GET https://a.example/v2/app/manifests/1';
const BY_DIGEST = `GET https://a.example/v2/app/manifests/${DIGEST}`;
const TOKEN = 'GET https://auth.example/token';
const found = { digest: DIGEST, platforms: undefined };
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('the digest of a tag', () => {
  test('is asked for without a pull', async () => {
    assert.deepEqual(await ask({ [HEAD]: manifest() }), { result: found, asked: [HEAD] });
  });

  test('is computed where the registry does not say it', async () => {
    const platforms = ['linux/amd64'];
    for (const head of [
      manifest({ 'docker-content-digest': '' }),
      manifest({ 'content-type': 'text/html' }),
      answer(405),
    ]) {
      assert.deepEqual(await ask({ [HEAD]: head, [GET]: manifest() }), {
        result: { digest: DIGEST, platforms },
        asked: [HEAD, GET],
      });
    }
  });

  test('comes with the platforms where they are wanted, and without where they are not to be had', async () => {
    const wanted = { wantsPlatforms: true };
    assert.deepEqual(await ask({ [HEAD]: manifest(), [BY_DIGEST]: manifest() }, wanted), {
      result: { digest: DIGEST, platforms: ['linux/amd64'] },
      asked: [HEAD, BY_DIGEST],
    });
    for (const get of [answer(429), answer(500), answer(200, { 'content-type': 'text/html' })]) {
      assert.deepEqual((await ask({ [HEAD]: manifest(), [BY_DIGEST]: get }, wanted)).result, found);
    }
  });

  test('is refused where something else is sent', async () => {
    const said = (announced: string, sent: string) =>
      `a.example announces ${announced} and sends ${sent}. Do not trust what it sends; look at what stands between you and it.`;
    const none = manifest({ 'docker-content-digest': '' });
    assert.equal(
      (await ask({ [HEAD]: none, [GET]: manifest({ 'docker-content-digest': OTHER }) })).result,
      said(OTHER, DIGEST),
    );
    const other = { [HEAD]: manifest(), [BY_DIGEST]: manifest({}, 'other') };
    assert.equal((await ask(other, { wantsPlatforms: true })).result, said(DIGEST, OTHER));
    assert.equal(
      (await ask({ [HEAD]: answer(200), [GET]: answer(200, { 'content-type': 'text/html' }) })).result,
      'a.example answers with something that is no image manifest. Try again later.',
    );
  });
});

describe('a registry that wants to know who asks', () => {
  const asToken = (wanted: string) => (request: Request) =>
    request.headers.authorization === wanted ? manifest() : bearer();

  test('gives a token to everybody', async () => {
    const { result, asked } = await ask({ [HEAD]: asToken('Bearer anybody'), [TOKEN]: token() });
    assert.deepEqual(result, found);
    assert.deepEqual(asked, [
      HEAD,
      `${TOKEN}?service=the+registry&scope=repository%3Aapp%3Apull`,
      `${HEAD} as Bearer anybody`,
    ]);
  });

  test('is shown the same token again', async () => {
    const script = { [HEAD]: asToken('Bearer anybody'), [TOKEN]: token(), [BY_DIGEST]: asToken('Bearer anybody') };
    const { asked } = await ask(script, { wantsPlatforms: true });
    assert.equal(asked.at(-1), `${BY_DIGEST} as Bearer anybody`);
    assert.equal(asked.length, 4);
  });

  test('is told it only where everybody is not enough', async () => {
    const credentials = { user: 'me', password: 'secret' };
    const mine = ({ headers }: Request) => (headers.authorization ? token('mine') : token());
    const { result, asked } = await ask({ [HEAD]: asToken('Bearer mine'), [TOKEN]: mine }, { credentials });
    assert.deepEqual(result, found);
    assert.deepEqual(asked.slice(3), [
      'credentials of a.example',
      `${TOKEN}?service=the+registry&scope=repository%3Aapp%3Apull&account=me as ${basic('me:secret')}`,
      `${HEAD} as Bearer mine`,
    ]);
    const refusing = ({ headers }: Request) => (headers.authorization ? token('mine') : answer(403));
    assert.deepEqual((await ask({ [HEAD]: asToken('Bearer mine'), [TOKEN]: refusing }, { credentials })).result, found);
  });

  test('takes a token that stands for a password', async () => {
    const bodies: (string | undefined)[] = [];
    const script = {
      [HEAD]: asToken('Bearer mine'),
      [TOKEN]: answer(401),
      'POST https://auth.example/token': ({ body }: Request) => {
        bodies.push(body);
        return answer(200, {}, '{"access_token":"mine"}');
      },
    };
    assert.deepEqual((await ask(script, { credentials: { identityToken: 'abc' } })).result, found);
    assert.deepEqual(bodies, [
      'grant_type=refresh_token&service=the+registry&client_id=dockerfile-stages&scope=repository%3Aapp%3Apull&refresh_token=abc',
    ]);
  });

  test('may want a password itself', async () => {
    const head = ({ headers }: Request) =>
      headers.authorization === basic('me:secret')
        ? manifest()
        : answer(401, { 'www-authenticate': 'Basic realm="a"' });
    const credentials = { user: 'me', password: 'secret' };
    assert.deepEqual((await ask({ [HEAD]: head }, { credentials })).asked, [
      HEAD,
      'credentials of a.example',
      `${HEAD} as ${basic('me:secret')}`,
    ]);
  });

  test('lets those who are logged in ask more often', async () => {
    const head = ({ headers }: Request) =>
      headers.authorization === 'Bearer mine' ? manifest() : headers.authorization ? answer(429) : bearer();
    const mine = ({ headers }: Request) => (headers.authorization ? token('mine') : token());
    const script = { [HEAD]: head, [TOKEN]: mine };
    assert.deepEqual((await ask(script, { credentials: { user: 'me', password: 'secret' } })).result, found);
    assert.equal(
      (await ask(script)).result,
      'a.example does not answer so many questions. Try again later, or run "docker login a.example".',
    );
  });
});

describe('what goes wrong is told in words', () => {
  const cases: readonly (readonly [name: string, script: Script, message: RegExp, options?: Options])[] = [
    ['no such tag', { [HEAD]: answer(404) }, /^a\.example has no such image or tag\. Check the name\.$/],
    [
      'a private image',
      { [HEAD]: bearer(), [TOKEN]: token() },
      /^a\.example has no such image, or shows it only to those who are logged in\..*"docker login a\.example"\.$/,
    ],
    [
      'a wrong password',
      { [HEAD]: bearer(), [TOKEN]: answer(401) },
      /^a\.example has no such image, or does not show it to the account/,
      { credentials: { user: 'me', password: 'x' } },
    ],
    ['no way to ask', { [HEAD]: answer(401) }, /shows it only to those who are logged in/],
    ['a refusal without a question', { [HEAD]: answer(403) }, /shows it only to those who are logged in/],
    ['too many questions', { [HEAD]: answer(429, { 'retry-after': '30' }) }, /Try again in 30 s, or run/],
    ['too many of them for a token', { [HEAD]: bearer(), [TOKEN]: answer(429) }, /^a\.example does not answer so many/],
    ['a registry out of order', { [HEAD]: answer(503) }, /^a\.example answers with status 503\. Try again later\.$/],
    [
      'a token that is none',
      { [HEAD]: bearer(), [TOKEN]: answer(200, {}, '{"token":"a\\nb"}') },
      /^auth\.example answers with something that is no token/,
    ],
    ['a token server out of order', { [HEAD]: bearer(), [TOKEN]: answer(500) }, /status 500 in place of a token/],
    [
      'a token that is to be asked for without encryption',
      { [HEAD]: bearer('http://auth.example/token?a=b') },
      /^http:\/\/auth\.example\/token is not to be asked/,
    ],
    [
      'a token that is to be asked for on this machine',
      { [HEAD]: bearer('http://localhost/token') },
      /is not to be asked/,
    ],
    ['no network', {}, /^a\.example cannot be reached: getaddrinfo ENOTFOUND\. Look at the connection/],
    [
      'Docker Hub',
      { 'HEAD https://registry-1.docker.io/v2/library/node/manifests/22': answer(429) },
      /^Docker Hub does not .* run "docker login"\.$/,
      { image: 'node:22' },
    ],
  ];
  for (const [name, script, message, options] of cases) {
    test(name, async () => {
      const { result } = await ask(script, options);
      assert.match(String(result), message);
    });
  }
});

describe('a redirect', () => {
  const to = (location: string) => answer(307, { location });
  const credentials = { user: 'me', password: 'secret' };

  test('is followed, and tells another server nothing of who asks', async () => {
    const head = ({ headers }: Request) => (headers.authorization ? to('https://me:x@b.example/there') : bearer());
    const { result, asked } = await ask({ [HEAD]: head, [TOKEN]: token(), 'HEAD https://b.example/there': manifest() });
    assert.deepEqual(result, found);
    assert.equal(asked.at(-1), 'HEAD https://b.example/there');
  });

  test('within a server keeps it', async () => {
    const head = ({ headers }: Request) => (headers.authorization ? to('/there') : bearer());
    const { asked } = await ask({ [HEAD]: head, [TOKEN]: token(), 'HEAD https://a.example/there': manifest() });
    assert.equal(asked.at(-1), 'HEAD https://a.example/there as Bearer anybody');
  });

  test('to a server that wants to know who asks gets what everybody gets', async () => {
    const there = 'HEAD https://b.example/there';
    const asks = ({ headers }: Request) => (headers.authorization ? manifest() : bearer());
    const open = await ask({ [HEAD]: to('https://b.example/there'), [there]: asks, [TOKEN]: token() }, { credentials });
    assert.equal(open.asked.at(-1), `${there} as Bearer anybody`);
    const closed = await ask(
      { [HEAD]: to('https://b.example/there'), [there]: bearer(), [TOKEN]: answer(401) },
      { credentials },
    );
    assert.match(String(closed.result), /^b\.example has no such image, or shows it only/);
    assert.ok(!closed.asked.some((line) => line.includes('credentials') || line.includes('Basic')));
  });

  test('of a token server carries no password elsewhere', async () => {
    const script = {
      [HEAD]: bearer(),
      [TOKEN]: to('https://b.example/token'),
      'GET https://b.example/token': token('b'),
    };
    const { asked } = await ask(script, { credentials });
    assert.ok(asked.some((line) => line.startsWith('GET https://auth.example/token') && line.includes('Basic')));
    assert.ok(!asked.some((line) => line.startsWith('GET https://b.example/token') && line.includes('Basic')));
  });

  test('to where nothing is encrypted, round and round, or to nowhere is an end', async () => {
    for (const location of ['http://b.example/', 'http://localhost/', 'ftp://b.example/', 'https://']) {
      assert.match(String((await ask({ [HEAD]: to(location) })).result), /is not to be asked/);
    }
    const round = await ask({ [HEAD]: to('/v2/app/manifests/1') });
    assert.match(String(round.result), /^a\.example answers with more than 5 redirects/);
    assert.equal(round.asked.length, 6);
  });
});

describe('waiting', () => {
  const reference = readImageReference('a.example/app:1')!;
  const question = { reference, tag: '1', wantsPlatforms: false };
  const never = ({ signal }: Request) =>
    new Promise<Response>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  const means = { mirrors: {}, credentialsFor: async () => undefined, send: never };

  test('has an end', async () => {
    await assert.rejects(askDigest(question, means, undefined, 10), {
      message: 'a.example did not answer within 0.01 s. Try again later.',
    });
  });

  test('can be given up', async () => {
    const cancel = new AbortController();
    const asked = askDigest(question, means, cancel.signal);
    cancel.abort();
    await assert.rejects(asked, Cancelled);
    await assert.rejects(askDigest(question, means, cancel.signal), Cancelled);
  });
});
