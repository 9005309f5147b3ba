import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CodeLens, commands, workspace } from 'vscode';
import { fixesAt, openText } from './editor.ts';

const index = '{"schemaVersion":2,"manifests":[]}';
const digest = `sha256:${createHash('sha256').update(index).digest('hex')}`;
const headers = { 'content-type': 'application/vnd.oci.image.index.v1+json', 'docker-content-digest': digest };

describe('pinning', () => {
  const asked: string[] = [];
  const registry = createServer(({ method, url }, response) => {
    asked.push(String(url));
    response.writeHead(200, headers).end(method === 'GET' ? index : undefined);
  });
  let image: string;
  before(async () => {
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
    image = `127.0.0.1:${(registry.address() as AddressInfo).port}/app:1`;
  });
  after(() => registry.close());

  it('asks the registry and writes the digest, in a trusted workspace alone', async () => {
    const { document, ranges } = await openText(
      `FROM --platform=linux/amd64 [|${image}|] AS build\nFROM alpine:$V\nCOPY --from=${image} /a /a\n`,
    );
    const before = document.getText();
    const [action] = await fixesAt(document, ranges[0]!, 'refactor.rewrite');
    assert.equal(action?.title, workspace.isTrusted ? 'Pin to its digest (asks the registry)' : undefined);
    await commands.executeCommand('dockerfileStages.pinImages');
    assert.equal(document.getText(), workspace.isTrusted ? before.replaceAll(image, `$&@${digest}`) : before);
    assert.deepEqual(asked, workspace.isTrusted ? ['/v2/app/manifests/1', `/v2/app/manifests/${digest}`] : []);
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
    const titles = lenses.flatMap(({ command }) => command?.title ?? []);
    assert.equal(titles.includes('Update pin'), workspace.isTrusted);
  });
});
