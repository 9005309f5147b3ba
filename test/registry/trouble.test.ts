import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import path from 'node:path';
import { before, test } from 'node:test';
import { folderWith } from '../support/cli.ts';
import { listen } from '../support/token-server.ts';
import { ask } from './ask.ts';
import { pin } from './run-pin.ts';

const INDEX = 'application/vnd.oci.image.index.v1+json';
const DIGEST = `sha256:${'0a'.repeat(32)}`;
/** That of `{}`. */
const SENT = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

before(() => Object.assign(process.env, { DOCKER_CONFIG: '/nonexistent' }));

test('a registry that does not answer, or does not come to an end, is not waited for', async (t) => {
  const silent = await listen(t, () => undefined);
  const late = (host: string) => `${host} did not answer within 0.2 s. Try again later.`;
  assert.equal(await ask(`${silent}/a:1`, { patience: 200 }), late(silent));
  const endless = await listen(t, ({ method }, response) => {
    response.writeHead(200, { 'content-type': INDEX });
    if (method === 'HEAD') response.end();
    else response.write('{');
  });
  assert.equal(await ask(`${endless}/a:1`, { patience: 200 }), late(endless));
});

test('a registry that sends more than a manifest can be is not listened to', async (t) => {
  const host = await listen(t, ({ method }, response) => {
    response.writeHead(200, { 'content-type': INDEX });
    if (method === 'HEAD') response.end();
    else for (let i = 0; i < 6; i++) response.write(' '.repeat(1024 * 1024));
  });
  assert.equal(await ask(`${host}/a:1`), `${host} answers with more than 4 MB. Try again later.`);
});

test('too many questions', async (t) => {
  const host = await listen(t, (_, response) => response.writeHead(429, { 'retry-after': '60' }).end());
  assert.equal(
    await ask(`${host}/a:1`),
    `${host} does not answer so many questions. Try again in 60 s, or run "docker login ${host}".`,
  );
});

test('what is sent is not what was announced', async (t) => {
  const host = await listen(t, ({ method }, response) => {
    response.writeHead(200, { 'content-type': INDEX, 'docker-content-digest': DIGEST });
    response.end(method === 'HEAD' ? undefined : '{}');
  });
  assert.equal(await ask(`${host}/a:1`), DIGEST);
  assert.equal(
    await ask(`${host}/a:1`, { wantsPlatforms: true }),
    `${host} announces ${DIGEST} and sends ${SENT}. Do not trust what it sends; look at what stands between you and it.`,
  );
});

test('a redirect to another host is told nothing of who asks', async (t) => {
  const seen: string[] = [];
  const other = await listen(t, ({ method, url, headers }, response) => {
    seen.push(`${method} ${url} ${headers.authorization}`);
    response.writeHead(200, { 'content-type': INDEX, 'docker-content-digest': DIGEST }).end();
  });
  const host = await listen(t, ({ headers }, response) => {
    if (headers.authorization === undefined) response.writeHead(401, { 'www-authenticate': 'Basic realm="a"' }).end();
    else response.writeHead(307, { location: `http://${other}/there?a=b` }).end();
  });
  const auth = Buffer.from('me:secret').toString('base64');
  process.env.DOCKER_CONFIG = folderWith(t, { 'config.json': JSON.stringify({ auths: { [host]: { auth } } }) });
  assert.equal(await ask(`${host}/a:1`), DIGEST);
  assert.deepEqual(seen, ['HEAD /there?a=b undefined']);
});

test('a page for people, as portals and proxies send it', async (t) => {
  const page = (status: number) => (_: unknown, response: ServerResponse) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end('<!doctype html><title>Log in</title>');
  const portal = await listen(t, page(200));
  assert.equal(
    await ask(`${portal}/a:1`),
    `${portal} answers with something that is no image manifest. Try again later.`,
  );
  const host = await listen(t, (_, response) => {
    response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${portal}/token"` }).end();
  });
  assert.equal(await ask(`${host}/a:1`), `${portal} answers with something that is no token. Try again later.`);
  const broken = await listen(t, page(502));
  assert.equal(await ask(`${broken}/a:1`), `${broken} answers with status 502. Try again later.`);
});

test('this machine by its other address', async (t) => {
  const server = createHttpServer(({ headers }, response) => {
    assert.match(headers.host!, /^\[::1\]:\d+$/);
    response.writeHead(200, { 'content-type': INDEX, 'docker-content-digest': DIGEST }).end();
  });
  const error = await new Promise<unknown>((resolve) => {
    server.once('error', resolve).listen(0, '::1', () => resolve(undefined));
  });
  if (error) return t.skip('this machine has no IPv6');
  const { port } = server.address() as { readonly port: number };
  assert.equal(await ask(`[::1]:${port}/a:1`), DIGEST);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  assert.match(await ask(`[::1]:${port}/a:1`), /^\[::1\]:\d+ cannot be reached: connect ECONNREFUSED ::1:/);
});

test('nobody is there, or nobody who speaks HTTP', async (t) => {
  const gone = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });
  assert.match(
    await ask(`127.0.0.1:${gone}/a:1`),
    /^127\.0\.0\.1:\d+ cannot be reached: connect ECONNREFUSED .*\. Look at the connection/,
  );
  const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n')).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { readonly port: number };
  assert.match(await ask(`127.0.0.1:${port}/a:1`), /cannot be reached: Parse Error/);
});

test('the command line says it in one line and changes nothing', async (t) => {
  const host = await listen(t, (_, response) => response.writeHead(503).end());
  const folder = folderWith(t, { Dockerfile: `FROM ${host}/a:1\nFROM ${host}/a:1 AS b\n` });
  assert.deepEqual(await pin(folder, ['Dockerfile']), {
    exitCode: 2,
    out: 'Nothing to pin in 1 file.\n',
    notes: `dockerfile-stages: Dockerfile: "${host}/a:1" is not pinned: ${host} answers with status 503. Try again later.\n`,
  });
  assert.equal(readFileSync(path.join(folder, 'Dockerfile'), 'utf8'), `FROM ${host}/a:1\nFROM ${host}/a:1 AS b\n`);
});
