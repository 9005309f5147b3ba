import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ProxySettings, proxyAuthorization, proxyFor } from './proxy.ts';

const proxy = (url: string, settings: ProxySettings, environment: Record<string, string> = {}) =>
  proxyFor(new URL(url), settings, environment)?.href;

const ghcr = 'https://ghcr.io/v2/';

test('the settings say it, else the environment', () => {
  const environment = { HTTPS_PROXY: 'http://one:8080', https_proxy: 'http://two:8080', HTTP_PROXY: 'http://three' };
  assert.equal(proxy(ghcr, {}), undefined);
  assert.equal(proxy(ghcr, {}, environment), 'http://one:8080/');
  assert.equal(proxy(ghcr, {}, { https_proxy: 'two:8080' }), 'http://two:8080/');
  assert.equal(proxy(ghcr, { url: 'https://set' }, environment), 'https://set/');
  assert.equal(proxy(ghcr, { url: 'https://set', off: true }, environment), undefined);
});

test('this machine and the hosts of NO_PROXY are asked directly', () => {
  const settings = { url: 'http://set' };
  const through = (url: string, NO_PROXY: string) => proxy(url, settings, { NO_PROXY }) !== undefined;
  assert.ok(!through('https://localhost:5000/', ''));
  assert.ok(!through('https://127.0.0.1/', ''));
  for (const none of ['*', 'ghcr.io', 'a.b, GHCR.IO', 'io', 'ghcr.io:443', '.io', '*.io'])
    assert.ok(!through(ghcr, none), none);
  for (const none of ['', 'ghcr.io:80', 'hcr.io', '.ghcr.io', 'ghcr.io.example', '::', '[', ','])
    assert.ok(through(ghcr, none), none);
  assert.equal(proxy(ghcr, { ...settings, direct: ['ghcr.io'] }), undefined);
});

test('other kinds of proxies are refused, without telling what may be secret', () => {
  for (const url of ['socks5://me:secret@proxy', 'http://', 'me:secret@pro xy']) {
    assert.throws(
      () => proxy(ghcr, { url }),
      ({ message }: Error) => /^The proxy is no http or https URL\./.test(message) && !message.includes('secret'),
    );
  }
});

test('who asks is said in the URL or beside it', () => {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  assert.equal(proxyAuthorization(new URL('http://p'), {}), undefined);
  assert.equal(proxyAuthorization(new URL('http://me:a%40b@p'), {}), basic('me:a@b'));
  assert.equal(proxyAuthorization(new URL('http://me:100%@p'), {}), basic('me:100%'));
  assert.equal(proxyAuthorization(new URL('http://me:x@p'), { authorization: 'Bearer t' }), 'Bearer t');
});
