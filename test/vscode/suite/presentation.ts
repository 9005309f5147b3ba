import assert from 'node:assert/strict';
import {
  commands,
  type DocumentLink,
  type InlayHint,
  Range,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensLegend,
  type TextEdit,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { openFile, openText } from './editor.ts';

const TEXT = 'ARG V=24\nfrom  node:$V AS [|base|]\nRUN npm ci \\\n  && npm test  \nFROM base\nCOPY --from=0 /a /b\n';
const everything = new Range(0, 0, 99, 0);

describe('what is shown of a Dockerfile', () => {
  it('has hints for bases and indexes', async () => {
    const { document } = await openText(TEXT);
    const hints = await commands.executeCommand<InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      everything,
    );
    const texts = hints.map(({ label }) =>
      typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
    );
    assert.deepEqual(texts, ['= node:24', '→ node:24', '= base']);
  });

  it('has tokens for stages', async () => {
    const { document, ranges } = await openText(TEXT);
    const legend = await commands.executeCommand<SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    );
    const { data } = await commands.executeCommand<SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    let [line, character] = [0, 0];
    const kinds = new Map<string, string | undefined>();
    for (let at = 0; at < data.length; at += 5) {
      character = data[at] === 0 ? character + data[at + 1]! : data[at + 1]!;
      line += data[at]!;
      kinds.set(
        document.getText(new Range(line, character, line, character + data[at + 2]!)),
        legend.tokenTypes[data[at + 3]!],
      );
    }
    assert.equal(kinds.get(document.getText(ranges[0])), 'class');
    assert.deepEqual(
      [kinds.get('node'), kinds.get('$V'), kinds.get('--from'), kinds.get('npm')],
      ['type', 'variable', 'parameter', 'function'],
    );
  });

  it('is selected step by step', async () => {
    const { document, ranges } = await openText(TEXT);
    const [innermost] = await commands.executeCommand<SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [ranges[0]!.start],
    );
    const texts: string[] = [];
    for (let range = innermost; range; range = range.parent!) texts.push(document.getText(range.range));
    assert.ok(
      texts.includes('from  node:$V AS base') &&
        texts.includes('from  node:$V AS base\nRUN npm ci \\\n  && npm test  '),
      texts.join(' | '),
    );
  });

  it('is formatted', async () => {
    const { document } = await openText(TEXT.replace(/\[\||\|\]/g, ''));
    const edits = await commands.executeCommand<TextEdit[]>('vscode.executeFormatDocumentProvider', document.uri, {
      tabSize: 4,
      insertSpaces: true,
    });
    const edit = new WorkspaceEdit();
    edit.set(document.uri, edits);
    await workspace.applyEdit(edit);
    assert.equal(
      document.getText(),
      'ARG V=24\nFROM node:$V AS base\nRUN npm ci \\\n    && npm test\nFROM base\nCOPY --from=0 /a /b\n',
    );
  });

  it('leads to the files that are copied, and to the pages of images', async () => {
    const document = await openFile('jobs/Dockerfile');
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    const targets = links.map(({ target }) => target?.toString(true) ?? '');
    assert.ok(
      targets.some((target) => /^file:.*\/jobs\/requirements\.txt$/.test(target)),
      targets.join(' '),
    );
    assert.ok(targets.includes('https://hub.docker.com/_/python'), targets.join(' '));
  });
});
