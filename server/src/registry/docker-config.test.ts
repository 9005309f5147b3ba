import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDockerConfig, readHelperAnswer } from './docker-config.ts';

const auth = (text: string) => Buffer.from(text).toString('base64');
const config = (value: unknown) => readDockerConfig(JSON.stringify(value));

test('an account has a name and a password, or a token that stands for them', () => {
  const { stored } = config({
    auths: {
      'https://index.docker.io/v1/': { auth: auth('me:pass:word') },
      'ghcr.io': { auth: auth('<token>:'), identitytoken: 'abc' },
      'https://old.example/v1/': { auth: auth('old:one\0\0') },
      'empty.example': {},
      'odd.example': { auth: 7 },
      'null.example': null,
    },
  });
  assert.deepEqual(stored('https://index.docker.io/v1/'), { user: 'me', password: 'pass:word' });
  assert.deepEqual(stored('ghcr.io'), { identityToken: 'abc' });
  assert.deepEqual(stored('old.example'), { user: 'old', password: 'one' });
  for (const none of ['empty.example', 'odd.example', 'null.example', 'ghcr.io.example'])
    assert.equal(stored(none), undefined);
});

test('a helper of the account comes before the one for all', () => {
  const { helperFor } = config({ credHelpers: { 'a.example': 'gcloud' }, credsStore: 'desktop' });
  assert.equal(helperFor('a.example'), 'gcloud');
  assert.equal(helperFor('b.example'), 'desktop');
  assert.equal(config({ credsStore: '' }).helperFor('a'), undefined);
  assert.equal(config({ credsStore: '../../tmp/x' }).helperFor('a'), undefined);
});

test('what is no configuration says nothing', () => {
  for (const text of ['', '{', '[]', 'null', '7', '{"auths":[],"credHelpers":"x"}']) {
    const { helperFor, stored } = readDockerConfig(text);
    assert.deepEqual([helperFor('a'), stored('a')], [undefined, undefined]);
  }
});

test('a helper answers with JSON', () => {
  assert.deepEqual(readHelperAnswer('{"ServerURL":"a","Username":"me","Secret":"s"}\n'), { user: 'me', password: 's' });
  assert.deepEqual(readHelperAnswer('{"Username":"<token>","Secret":"s"}'), { identityToken: 's' });
  for (const none of ['', 'credentials not found in native keychain', '{}', '{"Username":"","Secret":""}']) {
    assert.equal(readHelperAnswer(none), undefined);
  }
});
