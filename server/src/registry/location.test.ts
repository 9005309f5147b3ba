import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readImageReference } from '../syntax/image-reference.ts';
import { locate, type Mirrors } from './location.ts';

const place = (image: string, mirrors: Mirrors = {}) => {
  const { host, account, url } = locate(readImageReference(image)!, mirrors);
  return `${host} ${account} ${url}`;
};

const HUB = 'Docker Hub https://index.docker.io/v1/ https://registry-1.docker.io/v2';

test('an image is asked for where Docker pulls it from', () => {
  assert.equal(place('node:22'), `${HUB}/library/node`);
  assert.equal(place('docker.io/node'), `${HUB}/library/node`);
  assert.equal(place('index.docker.io/library/node'), `${HUB}/library/node`);
  assert.equal(place('bitnami/redis'), `${HUB}/bitnami/redis`);
  assert.equal(place('ghcr.io/org/app:1'), 'ghcr.io ghcr.io https://ghcr.io/v2/org/app');
  assert.equal(place('a.example:5000/app'), 'a.example:5000 a.example:5000 https://a.example:5000/v2/app');
});

test('this machine is asked without encryption', () => {
  assert.equal(place('localhost:5000/app'), 'localhost:5000 localhost:5000 http://localhost:5000/v2/app');
  assert.equal(place('127.0.0.2:5000/app'), '127.0.0.2:5000 127.0.0.2:5000 http://127.0.0.2:5000/v2/app');
  assert.equal(place('[::1]:5000/app'), '[::1]:5000 [::1]:5000 http://[::1]:5000/v2/app');
  assert.match(place('localhost.example/app'), /https:\/\/localhost\.example\//);
  assert.match(place('127.0.0.1.example/app'), /https:\/\/127/);
});

test('a mirror stands for its registry, with a path of its own behind /v2', () => {
  const mirrors = {
    'docker.io': 'https://mirror.example',
    'ghcr.io': 'harbor.example:8443/proxy/',
    'a.io': 'http://127.0.0.1:5',
  };
  assert.equal(place('node', mirrors), 'mirror.example mirror.example https://mirror.example/v2/library/node');
  assert.equal(
    place('ghcr.io/o/a', mirrors),
    'harbor.example:8443 harbor.example:8443 https://harbor.example:8443/v2/proxy/o/a',
  );
  assert.equal(place('a.io/a', mirrors), '127.0.0.1:5 127.0.0.1:5 http://127.0.0.1:5/v2/a');
  assert.equal(place('quay.io/o/a', mirrors), 'quay.io quay.io https://quay.io/v2/o/a');
});

test('a name that leads nowhere is refused in words', () => {
  for (const image of ['a.example:99999/app', '[1:2]:5/app']) assert.throws(() => place(image), /is not to be asked/);
});

test('a mirror that is no URL, or not encrypted, is not asked', () => {
  for (const mirror of ['http://mirror.example', 'ftp://mirror.example', 'https://', 'a b', '']) {
    assert.throws(() => place('node', { 'docker.io': mirror }), /is not to be asked: only https is/);
  }
  assert.throws(
    () => place('node', { 'docker.io': 'http://me:secret@mirror.example/?secret' }),
    (error: Error) => {
      assert.doesNotMatch(error.message, /secret/);
      return true;
    },
  );
});
