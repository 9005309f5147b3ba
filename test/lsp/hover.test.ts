import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hover, Location, LocationLink, MarkupContent, SignatureHelp } from 'vscode-languageserver';
import { LspClient } from '../support/lsp-client.ts';

const textDocument = { uri: 'file:///work/Dockerfile' };
const TEXT = [
  'ARG V=1.22',
  'FROM golang:$V AS build',
  'WORKDIR /src',
  'RUN echo "👍" && go build -o /out/app .',
  'FROM scratch',
  'COPY --link --from=build /out/app bin/',
  'RUN --mount=type=cache,target=/c ls',
  'USER 1000',
  'COPY ',
].join('\r\n');

const at = (line: number, character: number) => ({ textDocument, position: { line, character } });
const textOf = ({ contents }: Hover): string => (contents as MarkupContent).value;

test('hover tells of what stands at each place', async (t) => {
  const client = await LspClient.start(t);
  client.open(textDocument.uri, TEXT);
  const ask = async (line: number, character: number) => {
    const hover = await client.request<Hover | null>('textDocument/hover', at(line, character));
    return hover && [textOf(hover).split('\n')[0], hover.range?.start.character, hover.range?.end.character];
  };
  assert.deepEqual(await ask(1, 13), ['**Variable `V`**', 12, 14]);
  assert.deepEqual(await ask(5, 8), ['**`--link`**', 5, 11]);
  assert.deepEqual(await ask(5, 30), ['**`/out/app` of stage `build`**', 25, 33]);
  assert.deepEqual(await ask(5, 36), ['**`/bin/`**', 34, 38]);
  assert.deepEqual(await ask(6, 18), ['**`type=cache`**', 17, 22]);
  assert.deepEqual(await ask(7, 1), ['**USER**', 0, 4]);
  assert.equal(await ask(3, 14), null);
  const user = textOf(await client.request<Hover>('textDocument/hover', at(7, 1)));
  assert.match(
    user,
    /\n\n\[Docker's reference\]\(https:\/\/docs\.docker\.com\/reference\/dockerfile\/#user\)\n\n\*\*The image up to here\*\*\n\n- User: `1000` \(line 8\)\n/,
  );
  const [link] = await client.request<LocationLink[]>('textDocument/definition', at(5, 30));
  assert.deepEqual(link?.targetSelectionRange, { start: { line: 3, character: 17 }, end: { line: 3, character: 39 } });
});

test('signatures are told with places and Markdown, or without', async (t) => {
  const rich = await LspClient.start(t);
  rich.open(textDocument.uri, TEXT);
  const help = await rich.request<SignatureHelp>('textDocument/signatureHelp', at(8, 5));
  const { label, parameters } = help.signatures[help.activeSignature ?? 0]!;
  assert.equal(help.signatures.length, 2);
  const { label: place, documentation } = parameters![help.activeParameter!]!;
  assert.equal(label.slice(...(place as [number, number])), '<source>…');
  assert.match(
    JSON.stringify(documentation),
    /^{"kind":"markdown","value":"Paths in the build context, or in what `--from`/,
  );
  assert.equal(await rich.request('textDocument/signatureHelp', at(3, 10)), null);
  const plain = await LspClient.start(t, { capabilities: {} });
  plain.open(textDocument.uri, TEXT);
  const simple = await plain.request<SignatureHelp>('textDocument/signatureHelp', at(6, 24));
  const signature = simple.signatures[simple.activeSignature ?? 0]!;
  const target = signature.parameters![simple.activeParameter!]!;
  assert.equal(target.label, 'target=<path>');
  assert.match(JSON.stringify(target.documentation), /^{"kind":"plaintext"/);
  const [maker] = await plain.request<Location[]>('textDocument/definition', at(5, 30));
  assert.equal(maker?.range.start.line, 3);
});
