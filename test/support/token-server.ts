import { createHash, createPublicKey, randomUUID, sign } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { temporaryFolder } from '../../scripts/lib/cleanup.ts';
import { selfSigned } from './certificate.ts';

/** Answers on a free port of this machine until the test ends. Gives host and port. */
export async function listen(t: TestContext, answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `localhost:${(server.address() as AddressInfo).port}`;
}

export const NAME = 'me';
export const PASSWORD = 'pass:wörd';
export const IDENTITY = 'stands-for-both';

const SERVICE = 'the registry';
const ISSUER = 'the token server';

interface Access {
  readonly type: string;
  readonly name: string;
  readonly actions: readonly string[];
}

/**
 * Starts a token server as registries have them: everybody may read `public/…`, and who has the name and the password all. Gives
 * the setting of a registry that wants its tokens, a token for pushing, and what it was asked.
 */
export async function startTokenServer(t: TestContext) {
  const { key, certificate } = selfSigned(ISSUER);
  const { folder, remove } = await temporaryFolder('token');
  t.after(remove);
  const rootcertbundle = path.join(folder, 'certificate.pem');
  await writeFile(rootcertbundle, certificate);

  const signed = (access: readonly Access[]) => {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: ISSUER,
      sub: '',
      aud: SERVICE,
      exp: now + 300,
      nbf: now - 10,
      iat: now,
      jti: randomUUID(),
      access,
    };
    const kid = keyId(createPublicKey(key).export({ type: 'spki', format: 'der' }));
    const body = [{ typ: 'JWT', alg: 'ES256', kid }, claims].map(encoded).join('.');
    const signature = sign('sha256', Buffer.from(body), { key, dsaEncoding: 'ieee-p1363' });
    return `${body}.${signature.toString('base64url')}`;
  };

  const asked: string[] = [];
  const host = await listen(t, async (request, response) => {
    const question = request.method === 'POST' ? new URLSearchParams(await text(request)) : queryOf(request);
    const known = who(request, question);
    asked.push(`${request.method} as ${known ?? 'nobody'}`);
    const scopes = question.getAll('scope').flatMap((scope) => scope.split(' '));
    const access = scopes.flatMap((scope): Access[] => {
      const [type = '', name = '', actions = ''] = scope.split(':');
      return known === 'me' || name.startsWith('public/') ? [{ type, name, actions: actions.split(',') }] : [];
    });
    if (known === 'a stranger') response.writeHead(401).end('{}');
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ token: signed(access) }));
  });
  const token = { realm: `http://${host}/token`, service: SERVICE, issuer: ISSUER, rootcertbundle };
  const pushing = (name: string) => ({
    authorization: `Bearer ${signed([{ type: 'repository', name, actions: ['pull', 'push'] }])}`,
  });
  return { settings: { auth: { token } }, pushing, asked };
}

const queryOf = ({ url }: IncomingMessage) => new URL(url ?? '', 'http://localhost').searchParams;

/** Who asks: nobody in particular, somebody whom we know, or a stranger. */
function who({ headers }: IncomingMessage, question: URLSearchParams): 'me' | 'a stranger' | undefined {
  const identity = question.get('refresh_token');
  if (identity !== null) return identity === IDENTITY ? 'me' : 'a stranger';
  if (headers.authorization === undefined) return undefined;
  const basic = Buffer.from(headers.authorization.replace(/^Basic /, ''), 'base64').toString();
  return basic === `${NAME}:${PASSWORD}` && question.get('account') === NAME ? 'me' : 'a stranger';
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What the registry calls a key (https://github.com/docker/libtrust): the beginning of its hash, in groups of four letters. */
function keyId(key: Buffer): string {
  const hash = createHash('sha256').update(key).digest().subarray(0, 30);
  let bits = '';
  for (const byte of hash) bits += byte.toString(2).padStart(8, '0');
  const letters = bits.match(/.{5}/g)!.map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)]);
  return letters.join('').match(/.{4}/g)!.join(':');
}
