import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { selfSigned } from '../support/certificate.ts';
import { folderWith } from '../support/cli.ts';
import { pin } from './run-pin.ts';

const DIGEST = `sha256:${'0a'.repeat(32)}`;
const IMAGE = 'FROM registry.test/team/app:1\n';

/** A registry that only a proxy knows the way to. Gives the proxy's port, what it was asked, and the registry's certificate. */
async function start(t: TestContext) {
  const { key, certificate } = selfSigned('registry.test');
  const options = { key: key.export({ type: 'pkcs8', format: 'pem' }), cert: certificate };
  const registry = createSecureServer(options, ({ url }, response) => {
    const type = 'application/vnd.docker.distribution.manifest.list.v2+json';
    const known = url === '/v2/team/app/manifests/1';
    response.writeHead(known ? 200 : 404, { 'content-type': type, 'docker-content-digest': DIGEST }).end();
  });
  const asked: string[] = [];
  const proxy = createServer().on('connect', ({ url, headers }, socket) => {
    asked.push(`${url} ${headers['proxy-authorization']}`);
    if (headers['proxy-authorization'] === undefined) return socket.end('HTTP/1.1 407 Who\r\n\r\n');
    const { port } = registry.address() as AddressInfo;
    const there = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(there).pipe(socket);
    });
    for (const end of [there, socket]) end.on('error', () => undefined);
    return undefined;
  });
  for (const server of [registry, proxy]) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => {
      server.closeAllConnections();
      server.close();
    });
  }
  const folder = folderWith(t, { 'authority.pem': certificate });
  const { port } = proxy.address() as AddressInfo;
  return { folder, asked, port, authority: path.join(folder, 'authority.pem') };
}

test('a registry is asked through the proxy of the environment, which sees nothing of it', async (t) => {
  const { folder, asked, port, authority } = await start(t);
  const variables = { HTTPS_PROXY: `http://me:secret@127.0.0.1:${port}`, NODE_EXTRA_CA_CERTS: authority };
  assert.deepEqual(await pin(folder, ['-'], IMAGE, variables), {
    exitCode: 0,
    out: `FROM registry.test/team/app:1@${DIGEST}\n`,
    notes: `-: registry.test/team/app:1@${DIGEST}\n`,
  });
  assert.deepEqual(asked, [`registry.test:443 Basic ${Buffer.from('me:secret').toString('base64')}`]);
});

test('what a proxy does not let through, and a certificate nobody knows, are told of', async (t) => {
  const { folder, port, authority } = await start(t);
  const closed = { HTTPS_PROXY: `127.0.0.1:${port}`, NODE_EXTRA_CA_CERTS: authority };
  assert.equal(
    (await pin(folder, ['-'], IMAGE, closed)).notes,
    `dockerfile-stages: -: "registry.test/team/app:1" is not pinned: The proxy 127.0.0.1:${port} wants a name and a password. Look at http.proxy in the settings, or at HTTPS_PROXY.\n`,
  );
  const unknown = { HTTPS_PROXY: `http://me:secret@127.0.0.1:${port}` };
  const { exitCode, notes } = await pin(folder, ['-'], IMAGE, unknown);
  assert.equal(exitCode, 2);
  assert.match(
    notes,
    /registry\.test cannot be reached: self-signed certificate \(DEPTH_ZERO_SELF_SIGNED_CERT\)\. If .* name its authority in NODE_EXTRA_CA_CERTS\.\n$/,
  );
});
