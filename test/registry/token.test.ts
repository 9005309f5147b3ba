import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { folderWith } from '../support/cli.ts';
import { needsRegistry, push } from '../support/real-registry.ts';
import { IDENTITY, NAME, PASSWORD, startTokenServer } from '../support/token-server.ts';
import { ask } from './ask.ts';

/** A registry that wants tokens, with an image for everybody and one for those who are logged in. */
async function start(t: TestContext) {
  const tokens = await startTokenServer(t);
  const host = await needsRegistry(t, tokens.settings);
  if (host === undefined) return undefined;
  const pushTo = (name: string) => push(host, name, '1', ['linux/amd64'], tokens.pushing(name));
  const digests = { public: await pushTo('public/app'), private: await pushTo('private/app') };
  const { DOCKER_CONFIG, PATH } = process.env;
  t.after(() => Object.assign(process.env, { DOCKER_CONFIG: DOCKER_CONFIG ?? '', PATH }));
  /** Asks about an image with Docker's configuration, and tells what the token server was asked. */
  const askWith = async (image: string, config: object, helper?: string) => {
    const files = {
      'config.json': JSON.stringify(config),
      ...(helper !== undefined && { 'docker-credential-test': helper }),
    };
    const folder = folderWith(t, files);
    if (helper !== undefined) chmodSync(path.join(folder, 'docker-credential-test'), 0o755);
    Object.assign(process.env, { DOCKER_CONFIG: folder, PATH: [folder, PATH].join(path.delimiter) });
    tokens.asked.length = 0;
    return { said: await ask(`${host}/${image}`), asked: [...tokens.asked] };
  };
  return { host, digests, askWith };
}

const auth = (text: string) => Buffer.from(text).toString('base64');

test('everybody gets a token for a public image, whatever is stored', async (t) => {
  const registry = await start(t);
  if (!registry) return;
  const { host, digests, askWith } = registry;
  const config = { auths: { [host]: { auth: auth(`${NAME}:${PASSWORD}`) } } };
  assert.deepEqual(await askWith('public/app:1', config), { said: digests.public, asked: ['GET as nobody'] });
});

test('a private image is for those who are logged in', async (t) => {
  const registry = await start(t);
  if (!registry) return;
  const { host, digests, askWith } = registry;
  const image = 'private/app:1';
  assert.deepEqual(await askWith(image, { auths: { [host]: { auth: auth(`${NAME}:${PASSWORD}`) } } }), {
    said: digests.private,
    asked: ['GET as nobody', 'GET as me'],
  });
  assert.deepEqual(await askWith(image, { auths: { [host]: { identitytoken: IDENTITY } } }), {
    said: digests.private,
    asked: ['GET as nobody', 'POST as me'],
  });
  assert.equal(
    (await askWith(image, {})).said,
    `${host} has no such image, or shows it only to those who are logged in. Check the name, or run "docker login ${host}".`,
  );
  const stranger = await askWith(image, { auths: { [host]: { auth: auth('me:wrong') } } });
  assert.match(stranger.said, /or does not show it to the account that is stored for it\. .*"docker login localhost:/);
  assert.deepEqual(stranger.asked, ['GET as nobody', 'GET as a stranger']);
});

test('a credential helper is asked for what it keeps, and nothing else is lost when it fails', async (t) => {
  const registry = await start(t);
  if (!registry) return;
  const { host, digests, askWith } = registry;
  const config = { credHelpers: { [host]: 'test' } };
  const helper = (answer: string) => `#!/bin/sh\nread -r account\n[ "$1 $account" = "get ${host}" ] && ${answer}\n`;
  const image = 'private/app:1';
  const known = JSON.stringify({ ServerURL: host, Username: NAME, Secret: PASSWORD });
  assert.equal((await askWith(image, config, helper(`echo '${known}'`))).said, digests.private);
  const identity = JSON.stringify({ Username: '<token>', Secret: IDENTITY });
  assert.equal((await askWith(image, { credsStore: 'test' }, helper(`echo '${identity}'`))).said, digests.private);
  const failing = helper('{ echo "credentials not found in native keychain"; exit 1; }');
  assert.match((await askWith(image, config, failing)).said, /shows it only to those who are logged in/);
  assert.equal((await askWith('public/app:1', config, failing)).said, digests.public);
  const stored = { ...config, auths: { [host]: { auth: auth(`${NAME}:${PASSWORD}`) } } };
  assert.equal((await askWith(image, stored, failing)).said, digests.private);
});
