import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { temporaryFolder } from '../../scripts/lib/cleanup.ts';
import { installRegistry } from '../../scripts/lib/registry-install.ts';
import { start } from '../../scripts/lib/run.ts';

let found: ReturnType<typeof installRegistry> | undefined;

/** Starts a registry on this machine, empty and gone when the test ends. Skips the test, and says why, where there is none. */
export async function needsRegistry(t: TestContext, settings: object = {}): Promise<string | undefined> {
  found ??= installRegistry();
  const answer = await found;
  if ('reason' in answer) {
    t.skip(answer.reason);
    return undefined;
  }
  const { folder, remove } = await temporaryFolder('registry');
  const config = path.join(folder, 'config.yml');
  const basic = { version: 0.1, storage: { inmemory: {} }, http: { addr: '127.0.0.1:0' } };
  // JSON is YAML.
  await writeFile(config, JSON.stringify({ ...basic, ...settings }));
  const { child, end } = start(answer.program, ['serve', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  t.after(async () => {
    await end();
    await remove();
  });
  for await (const line of createInterface(child.stderr!)) {
    const port = /listening on 127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    if (port === undefined) continue;
    child.stderr!.resume();
    return `localhost:${port}`;
  }
  throw new Error('The registry has ended.');
}

const INDEX = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

const sha = (data: string) => `sha256:${createHash('sha256').update(data).digest('hex')}`;

/**
 * Pushes an image with something in it for some platforms (`linux/amd64`), or one without an index for a single one. Gives its
 * digest.
 */
export async function push(
  host: string,
  repository: string,
  tag: string,
  platforms: readonly string[] | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const url = `http://${host}/v2/${repository}`;
  const put = async (where: string, type: string, body: string) => {
    const answer = await fetch(where, { method: 'PUT', headers: { ...headers, 'content-type': type }, body });
    if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`);
  };
  const blob = async (data: string) => {
    const begun = await fetch(`${url}/blobs/uploads/`, { method: 'POST', headers });
    if (!begun.ok) throw new Error(`${url}: ${begun.status} ${await begun.text()}`);
    const where = new URL(begun.headers.get('location')!, url);
    where.searchParams.set('digest', sha(data));
    await put(where.href, 'application/octet-stream', data);
    return { digest: sha(data), size: data.length };
  };
  const manifest = async (platform: string, reference?: string) => {
    const [os, architecture, variant] = platform.split('/');
    const rootfs = { type: 'layers', diff_ids: [sha(platform)] };
    const config = {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      ...(await blob(JSON.stringify({ os, architecture, rootfs }))),
    };
    const layers = [
      { mediaType: 'application/vnd.oci.image.layer.v1.tar', ...(await blob(`the files of ${tag} on ${platform}`)) },
    ];
    const body = JSON.stringify({ schemaVersion: 2, mediaType: MANIFEST, config, layers });
    await put(`${url}/manifests/${reference ?? sha(body)}`, MANIFEST, body);
    return { mediaType: MANIFEST, digest: sha(body), size: body.length, platform: { os, architecture, variant } };
  };
  if (typeof platforms === 'string') return (await manifest(platforms, tag)).digest;
  const manifests = await Promise.all(platforms.map((platform) => manifest(platform)));
  const body = JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests });
  await put(`${url}/manifests/${tag}`, INDEX, body);
  return sha(body);
}
