import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { folderWith } from '../support/cli.ts';
import { needsRegistry, push } from '../support/real-registry.ts';
import { pin } from './run-pin.ts';

test('a registry tells the digest of an index, of a single image, and of what is pushed later', async (t) => {
  const host = await needsRegistry(t);
  if (host === undefined) return;
  const index = await push(host, 'team/app', '1.0', ['linux/amd64', 'linux/arm64', 'linux/arm/v7']);
  const single = await push(host, 'tool', 'latest', 'linux/amd64');
  const before = `ARG V=1\r\nFROM --platform=$BUILDPLATFORM ${host}/team/app:1.0 AS build\r\nFROM ${host}/team/app:$V\r\nCOPY --from=${host}/team/app:1.0 /a /a\r\nCOPY --from=${host}/tool /b /b\r\n`;
  const folder = folderWith(t, { Dockerfile: before });
  const file = path.join(folder, 'Dockerfile');
  const dry = await pin(folder, ['--dry-run']);
  assert.match(
    dry.out,
    new RegExp(`^\\+FROM --platform=\\$BUILDPLATFORM ${host}/team/app:1\\.0@${index} AS build\\r$`, 'm'),
  );
  assert.equal(readFileSync(file, 'utf8'), before);

  const first = await pin(folder, []);
  assert.deepEqual(first, {
    exitCode: 0,
    out: `Dockerfile: ${host}/team/app:1.0@${index}\nDockerfile: ${host}/tool:latest@${single}\n1 file of 1 changed.\n`,
    notes: `Dockerfile:3: "${host}/team/app:$V" is not pinned: it depends on variables, so it has no digest of its own.\n`,
  });
  const after = before.replaceAll(`${host}/team/app:1.0`, `$&@${index}`).replace('/tool', `/tool:latest@${single}`);
  assert.equal(readFileSync(file, 'utf8'), after);

  const later = await push(host, 'team/app', '1.0', ['linux/riscv64']);
  assert.equal((await pin(folder, [])).out, 'Nothing to pin in 1 file.\n');
  assert.match(
    (await pin(folder, ['--update'])).out,
    new RegExp(`^Dockerfile: .*:1\\.0@${later}\\n1 file of 1 changed`),
  );
  assert.equal(readFileSync(file, 'utf8'), after.replaceAll(index, later));
  const mirrored = await pin(folder, ['--mirror', `docker.io=http://${host}/team`, '-'], 'FROM docker.io/app:1.0\n');
  assert.match(mirrored.notes, /has no such image or tag/);
  await push(host, 'team/library/app', '1.0', ['linux/riscv64']);
  const mirror = await pin(folder, ['--mirror', `docker.io=http://${host}/team`, '-'], 'FROM docker.io/app:1.0\n');
  assert.equal(mirror.out, `FROM docker.io/app:1.0@${later}\n`);
});

test('of what it does not have nothing is pinned, and the other files are', async (t) => {
  const host = await needsRegistry(t);
  if (host === undefined) return;
  const digest = await push(host, 'a', '1', 'linux/amd64');
  const folder = folderWith(t, {
    'a/Dockerfile': `FROM ${host}/a:1\nFROM ${host}/a:2\n`,
    'b/Dockerfile': `FROM ${host}/a:1`,
  });
  assert.deepEqual(await pin(folder, []), {
    exitCode: 2,
    out: `b/Dockerfile: ${host}/a:1@${digest}\n1 file of 2 changed.\n`,
    notes: `dockerfile-stages: a/Dockerfile: "${host}/a:2" is not pinned: ${host} has no such image or tag. Check the name.\n`,
  });
  assert.equal(readFileSync(path.join(folder, 'a/Dockerfile'), 'utf8'), `FROM ${host}/a:1\nFROM ${host}/a:2\n`);
});
