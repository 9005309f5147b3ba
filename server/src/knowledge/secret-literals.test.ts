import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertLinear } from '../../../test/support/linear.ts';
import { secretLiterals } from './secret-literals.ts';

/** Random, and nobody's: no text here is to look like a credential to who searches the sources for one. */
const random = (length: number, alphabet = 'k3Rz7QfVw9LxTb2MnYc5HdJp8SgAe4UuKq6ZrWvX'): string =>
  Array.from({ length }, (_, i) => alphabet[(i * 7 + (i >> 3)) % alphabet.length]).join('');
const upper = (length: number): string => random(length, 'Q7ZKX2MVB5TRHW3GNYC4');
const join = (...parts: string[]): string => parts.join('');

const REAL: readonly (readonly [what: string, text: string])[] = [
  ['an AWS access key ID', join('AK', 'IA', upper(16))],
  ['a GitHub token', join('gh', 'p_', random(36))],
  ['a GitHub token', join('github', '_pat_', random(22), '_', random(59))],
  ['a GitLab token', join('gl', 'pat-', random(20))],
  ['an npm token', join('np', 'm_', random(36))],
  ['a Slack token', join('xo', 'xb-', random(40))],
  [
    'the address of a Slack webhook',
    join('https://hooks.sl', 'ack.com/services/T', upper(9), '/B', upper(9), '/', random(24)),
  ],
  ['a Docker access token', join('dckr', '_pat_', random(27))],
  ['a PyPI token', join('py', 'pi-AgE', random(80))],
  ['a Stripe key', join('sk', '_live_', random(24))],
  ['a Hugging Face token', join('h', 'f_', random(34, 'kRzQfVwLxTbMnYcHdJpSgAeUuKqZrWvX'))],
  ['an API key', join('sk', '-proj-', random(60))],
  ['a JSON Web Token', join('ey', 'J', random(30), '.ey', 'J', random(40), '.', random(43))],
];

describe('credentials in a text', () => {
  for (const [i, [what, token]] of REAL.entries()) {
    test(`${what}, ${i}`, () => {
      const text = `ENV A="${token}" B\n`;
      assert.deepEqual(secretLiterals(text), [{ what, start: 7, end: 7 + token.length }]);
      assert.deepEqual(secretLiterals(`ENV A=${token.slice(0, 14)}$X\n`), []);
    });
  }

  test('private keys, with a part of them behind the first line', () => {
    const header = join('-----BEGIN OPENSSH PRIVATE', ' KEY-----');
    for (const between of ['\n', '\\n', '" && echo "', '\r\n', '\\n\\\n']) {
      assert.deepEqual(
        secretLiterals(`RUN echo "${header}${between.replace('&& ', '')}${random(40)}"`).map(({ what }) => what),
        ['a private key'],
        between,
      );
    }
    assert.deepEqual(secretLiterals(`RUN grep -q -- "${header}" /x && echo "${header}\\n$KEY"`), []);
  });

  test('a password in an address, and a header', () => {
    const found = (text: string) =>
      secretLiterals(text).map(({ what, start, end }) => `${what}: ${text.slice(start, end)}`);
    assert.deepEqual(found('git clone https://ci:Vq7-mk2Rt9@git.internal/a'), ['a password: Vq7-mk2Rt9']);
    assert.deepEqual(found('postgres://${USER}:Vq7-mk2Rt9@db/a'), ['a password: Vq7-mk2Rt9']);
    assert.deepEqual(found(`curl -H 'Authorization: Bearer ${random(24)}' x`), [`a credential: ${random(24)}`]);
    const token = join('gl', 'pat-', random(20));
    assert.deepEqual(found(`https://oauth2:${token}@git.internal/a`), [`a GitLab token: ${token}`]);
  });

  test('examples, placeholders and what a variable or everybody has', () => {
    for (const text of [
      join('AK', 'IAIOSFODNN7EXAMPLE'),
      join('gh', 'p_', 'x'.repeat(36)),
      join('gl', 'pat-your-token-goes-here-now'),
      join('np', 'm_', 'aB0'.repeat(12)),
      'https://user:password@host/ https://user:pass@host/ https://<user>:<token>@host/ https://$U:$P@host/',
      'postgres://umami:umami@db/ postgres://hapi:hapi2024@db/ postgres://app:Vq7-mk2Rt9@localhost:5432/ redis://:changeme@cache/ amqp://guest:guest@mq/',
      'https://${TOKEN}:x-oauth-basic@github.com/ docker://alpine:3.20@sha256:0123 https://host:8080/a@b https://example.org/a:b@c',
      'Authorization: Bearer $TOKEN',
      'Authorization: Bearer $(cat /run/secrets/x)',
      'Authorization: Bearer QQ==',
      'Authorization: Bearer <your-token-goes-here>',
      `NEXT_PUBLIC_SUPABASE_KEY=${REAL.at(-1)![1]}`,
      `sk-${random(60)} npm_config_registry ghp_ xoxb-1`,
    ]) {
      assert.deepEqual(secretLiterals(text), [], text);
    }
  });

  test('are found in linear time', () => {
    for (const part of [
      '-eyJ',
      '://a:b',
      'sk-proj-',
      '-----BEGIN PRIVATE KEY-----\\n ',
      'Authorization: Bearer a',
      'glpat-x ',
      'ghp_',
    ]) {
      assertLinear(part, 10_000, (n) => part.repeat(n), secretLiterals);
    }
  });
});
