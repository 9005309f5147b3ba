import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { lexer, type Token, walkTokens } from 'marked';
import { rules } from '../../server/src/rules/index.ts';
import { folderWith } from '../support/cli.ts';
import { LspClient } from '../support/lsp-client.ts';
import { type Answered, askEverything, COMMANDS, CURIOUS } from '../support/questions.ts';
import { MARK, nastyFiles } from './nasty-texts.ts';

/** Commands that answers may have run: ours. */
const KNOWN = new Set(['dockerfileStages.pin', ...COMMANDS.initializationOptions.commands]);

/** The places that Markdown of ours may lead to. */
const PAGES =
  /^https:\/\/(?:docs\.docker\.com|github\.com\/(?:moby|opencontainers|koalaman|docker|hadolint|dockerfile-stages)|hub\.docker\.com|www\.shellcheck\.net)\//;

/** What makes a text of Markdown more than a text. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...['paragraph', 'text', 'codespan', 'code', 'space', 'strong', 'list', 'list_item', 'br', 'em', 'escape'],
]);

/** The questions that are answered in Markdown, one that depends on the place. */
const TOLD = /^textDocument\/(?:hover|signatureHelp)$/;

/** Calls `look` with each object that is somewhere in an answer. */
function walk(value: unknown, look: (object: Readonly<Record<string, unknown>>) => void): void {
  if (typeof value !== 'object' || value === null) return;
  look(value as Readonly<Record<string, unknown>>);
  for (const part of Object.values(value)) walk(part, look);
}

/** What is wrong with a text of Markdown; undefined if nothing is. */
function faultIn(markdown: string): string | undefined {
  const faults: string[] = [];
  walkTokens(lexer(markdown, { gfm: true }), (token: Token) => {
    if (token.type === 'link') {
      if (!PAGES.test(token.href) || token.raw.includes(MARK)) faults.push(`a link: ${token.raw}`);
    } else if (!HARMLESS.has(token.type)) faults.push(`${token.type}: ${token.raw}`);
    else if (token.type === 'text' && !token.tokens && token.raw.includes(MARK)) faults.push(`bare: ${token.raw}`);
  });
  return faults.length > 0 ? faults.join('\n') : undefined;
}

async function ask(t: TestContext): Promise<{ answers: Answered[]; folder: string }> {
  const folder = folderWith(t, nastyFiles());
  const client = await LspClient.start(t, {
    capabilities: CURIOUS,
    settings: { rules: Object.fromEntries(rules.map(({ id }) => [id, 'warning'])) },
    initialize: {
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'work' }],
      initializationOptions: { ...COMMANDS.initializationOptions, trusted: true },
    },
    variables: { PATH: '' },
  });
  const answers = new Map<string, Answered>();
  for (const [name, text] of Object.entries(nastyFiles())) {
    if (!statSync(path.join(folder, name)).isFile() || text === '') continue;
    const uri = pathToFileURL(path.join(folder, name)).href;
    client.open(uri, text, 7);
    const isLong = name === 'Dockerfile';
    const told = await askEverything(client, uri, text, { step: isLong ? 13 : 3, only: (method) => TOLD.test(method) });
    const rest = await askEverything(client, uri, text, {
      step: isLong ? 499 : 49,
      only: (method) => !TOLD.test(method),
    });
    for (const answered of [...told, ...rest]) answers.set(JSON.stringify(answered), answered);
  }
  assert.ok(readdirSync(folder).length > 5);
  return { answers: [...answers.values()], folder };
}

test('nothing that is written in a file becomes a link, an image, HTML or a command, in whatever answer', async (t) => {
  const { answers, folder } = await ask(t);
  const faults = new Map<string, string>();
  const seen = { markdown: 0, marked: 0, commands: 0, links: 0, snippets: 0 };
  const top = `${pathToFileURL(folder).href}/`;
  for (const { method, answer } of answers) {
    const fault = (what: string, text: unknown) =>
      faults.set(`${method} ${what}`.slice(0, 300), JSON.stringify(text).slice(0, 500));
    if (method === 'textDocument/hover' && answer !== null)
      assert.equal(
        typeof (answer as { contents: { kind: unknown } }).contents.kind,
        'string',
        'other forms are Markdown, too',
      );
    walk(answer, (object) => {
      const { kind, value, command, target, insertTextFormat, textEdit, href, isTrusted, supportHtml } = object;
      assert.equal(isTrusted ?? supportHtml, undefined);
      if (kind === 'markdown' && typeof value === 'string') {
        seen.markdown++;
        if (value.includes(MARK)) seen.marked++;
        const what = faultIn(value);
        if (what !== undefined) fault(what, value);
      }
      if (typeof command === 'string') {
        seen.commands++;
        if (!KNOWN.has(command)) fault(`runs ${command}`, object);
      }
      if (method === 'textDocument/documentLink' && target !== undefined) {
        seen.links++;
        if (!/^https?:\/\//.test(String(target)) && !String(target).startsWith(top)) fault('leads elsewhere', target);
      }
      if (href !== undefined && (String(href).includes(MARK) || !PAGES.test(String(href)))) fault('has a page', href);
      if (insertTextFormat === 2 && typeof textEdit === 'object' && textEdit !== null && 'newText' in textEdit) {
        seen.snippets++;
        // Variables of a snippet put the clipboard, paths and names into the text.
        const text = String(textEdit.newText)
          .replace(/\\[\\$}]/g, '')
          .replace(/\$\{?\d+/g, '');
        if (/\$/.test(text)) fault('has a variable in its snippet', textEdit.newText);
      }
    });
  }
  for (const [what, text] of faults) t.diagnostic(`${what}\n   ${text}`);
  assert.deepEqual([...faults.keys()], []);
  t.diagnostic(JSON.stringify(seen));
  for (const count of Object.values(seen)) assert.ok(count > 20, JSON.stringify(seen));
});

test('the check finds what it is to find', () => {
  for (const text of [
    '[x](command:x)',
    '[x](https://docs.docker.com.example/)',
    '[evil](https://docs.docker.com/)',
    '![x](https://docs.docker.com/x.png)',
    '<b>x</b>',
    'a <img src=x>',
    'see https://evil.example now',
    'www.evil.example',
    '# x',
    '> x',
    '| a | b |\n| --- | --- |\n| c | d |',
    'evil',
    '**evil**',
    '- evil',
  ])
    assert.notEqual(faultIn(text), undefined, text);
  for (const text of [
    '`evil`',
    '**`[evil](command:evil)`**',
    '- `<img src=evil>`: 3',
    '``` `evil` ```',
    '[Docker](https://docs.docker.com/x/)',
  ])
    assert.equal(faultIn(text), undefined, text);
});
