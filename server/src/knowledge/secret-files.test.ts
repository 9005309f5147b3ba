import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secretFile, secretPlace } from './secret-files.ts';

const words = (text: string): string[] => text.trim().split(/\s+/);

test('names of files that hold secrets', () => {
  for (const path of words(`
    id_rsa deploy/id_ed25519 insecure_id_rsa .ssh home/.gnupg .npmrc app/.netrc _netrc .pypirc .git-credentials .aws
    .aws/credentials credentials.json credentials-prod.json google-credentials.json service-account.json
    serviceAccountKey.json client_secret.json .docker/config.json .dockercfg kubeconfig .kube/config prod.kubeconfig .pgpass
    .env .env.production .env.* .env* config/secrets.yml terraform.tfstate server.key config/master.key privkey.pem
    certs/server-key.pem ca-key.pem server.pem key.pem release.keystore app.p12 AuthKey_1.p8 *.pem`)) {
    assert.ok(secretFile(path), path);
  }
});

test('names of other files', () => {
  for (const path of words(`
    .env.example .env.sample .env.dist .env.test app.env hbck2.env .environment id_rsa.pub .ssh/known_hosts .npmrc.template
    .aws/config .docker config.json credentials.js credentials.json.example service-account.ts secret.json.enc secrets.py ca.pem cert.pem
    fullchain.pem server-cert.pem client.crt rds-combined-ca-bundle.pem global-bundle.pem isrgrootx1.pem dhparam.pem
    BaltimoreCyberTrustRoot.crt.pem nodesource.gpg.key docker-archive-keyring.key RPM-GPG-KEY public.key public.pem
    kafka.truststore.jks truststore.jks debug.keystore monkey src/keys .envrc/ tests/app.key.sample`)) {
    assert.equal(secretFile(path), undefined, path);
  }
  assert.equal(secretFile('docker.key', '/usr/share/keyrings/docker.key'), undefined);
});

test('places that say it', () => {
  for (const path of ['/root/.ssh/id_rsa', '/root/.netrc', '/app/.env', '/root/.aws/credentials']) {
    assert.ok(secretPlace(path), path);
  }
  for (const path of ['/root/.npmrc', '/root/.docker/config.json', '/x/a.pem', '/root/.ssh/config']) {
    assert.equal(secretPlace(path), undefined, path);
  }
});
