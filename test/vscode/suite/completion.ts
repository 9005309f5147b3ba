import assert from 'node:assert/strict';
import { type CompletionItem, type CompletionList, commands, MarkdownString, type TextDocument } from 'vscode';
import { openText } from './editor.ts';

/** What this extension proposes at a place; VS Code adds words of its own. */
async function proposedAt({ uri }: TextDocument, position: object, trigger?: string): Promise<CompletionItem[]> {
  const command = 'vscode.executeCompletionItemProvider';
  const list = await commands.executeCommand<CompletionList>(command, uri, position, trigger, 300);
  return list.items.filter(({ sortText }) => /^\d{4}$/.test(sortText ?? ''));
}

const nameOf = ({ label }: CompletionItem): string => (typeof label === 'string' ? label : label.label);

describe('completion', () => {
  it('proposes the stages above in FROM and in COPY --from, and what they make', async () => {
    const { document, ranges } = await openText(
      'FROM node:24 AS build\nWORKDIR /app\nRUN touch out.js\n\nFROM [||]\nCOPY --link --from=[||] /x /y\nCOPY --from=build [||]\n',
    );
    const [base, from, path] = await Promise.all(ranges.map(({ start }) => proposedAt(document, start)));
    assert.equal(nameOf(base![0]!), 'build');
    assert.equal(nameOf(from![0]!), 'build');
    assert.ok(path!.some((item) => nameOf(item) === '/app/out.js'));
  });

  it('says what a flag is for, and lets its values be filled in', async () => {
    const { document, ranges } = await openText('FROM node:24\nRUN --[||] npm ci\n');
    const items = await proposedAt(document, ranges[0]!.start, '-');
    const network = items.find((item) => nameOf(item) === '--network=');
    assert.ok(network?.documentation instanceof MarkdownString);
    assert.match(network.documentation.value, /Which network the command sees/);
    assert.ok(items.some((item) => nameOf(item) === '--mount=type=cache (npm)'));
  });

  it('is silent in what a shell reads', async () => {
    const { document, ranges } = await openText('FROM node:24\nRUN npm ci [||]\n');
    assert.deepEqual(await proposedAt(document, ranges[0]!.start, ' '), []);
  });
});
