import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSecretName } from './secrets.ts';

const secret = `
  PASSWORD DB_PASSWORD POSTGRES_PASSWD MY_PASS DB_PWD JENKINS_PSW SSH_PASSPHRASE dbPassword
  TOKEN GITHUB_TOKEN NPM_TOKEN npmToken NpmToken npm-token JWT_SECRET SECRET_KEY_BASE clientSecret CREDENTIALS
  API_KEY apikey OPENAI_APIKEY openaiApiKey STRIPE_SECRET_KEY AWS_SECRET_ACCESS_KEY AWS_ACCESS_KEY SSH_PRIVATE_KEY DEPLOY_KEY
  SIGNING_KEY ENCRYPTION_KEY SSH_KEY BASIC_AUTH AUTH_TOKEN COMPOSER_AUTH_JSON GITHUB_PAT GH_PAT TOKEN_FILE_PASSWORD`;

const other = `
  PUBLIC_KEY GPG_KEY KEY_ID KMS_KEY_ALIAS AWS_ACCESS_KEY_ID PASSWORD_PROMPT PASSWORD_FILE POSTGRES_PASSWORD_FILE
  JENKINS_USERNAME CLIENT_ID SECRET_NAME SECRETS_DIR TOKEN_URL AUTH_URL AUTH_ENABLED AUTH_SERVER AUTH_DB AUTH_SERVICE SSH_AUTH_SOCK TOKEN_TTL
  PASSWORD_MIN_LENGTH NEXT_PUBLIC_API_KEY SECRET_KEY_BASE_DUMMY PWD OLDPWD INIT_PWD COMPASS BYPASS PASS_THROUGH TOKENIZER
  TOKENIZERS_PARALLELISM AUTHOR SECRETARY KEYBOARD MONKEY VALKEY_VERSION PATH PATTERN SPAT_X API_KEY_HEADER SSH_KEY_PATH`;

test('names that say secret', () => {
  for (const name of secret.trim().split(/\s+/)) assert.ok(isSecretName(name), name);
});

test('names that say something else, or only something about a secret', () => {
  for (const name of other.trim().split(/\s+/)) assert.ok(!isSecretName(name), name);
});

test('values that are no secrets silence the name', () => {
  for (const value of [
    '',
    '""',
    'true',
    'False',
    '/run/secrets/token',
    './key.pem',
    'https://example.org/token',
    'DB_PASSWORD_FILE',
    '$DB_PASSWORD_FILE',
    '${X_FILE}',
    'none',
  ]) {
    assert.ok(!isSecretName('DB_PASSWORD', value), value);
  }
  for (const value of ['hunter2', 'changeme', '$TOKEN', '1234', 'https://user:pass@example.org/']) {
    assert.ok(isSecretName('DB_PASSWORD', value), value);
  }
});
