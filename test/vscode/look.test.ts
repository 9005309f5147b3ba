import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser } from '../../scripts/lib/browser.ts';
import { cache, root } from '../../scripts/lib/paths.ts';
import { serveVSCode } from '../../scripts/lib/vscode-server.ts';
import { prepare } from './harness.ts';

/** `npm run screenshots` renews the pictures of the README; a test leaves them alone. */
const pictures = process.argv.includes('--save') ? path.join(root, 'docs', 'images') : path.join(cache, 'pictures');

/** What only a person sees. VS Code's interface for extensions does not tell what is on the screen. */
suite('a person who opens the sample workspace', () => {
  const undo: (() => Promise<void>)[] = [];
  let page: Page;

  before(async () => {
    const harness = await prepare({ trusted: true });
    undo.push(harness.remove);
    const server = await serveVSCode({
      folder: harness.workspace,
      extensions: [harness.extension],
      workspaceTrust: false,
      settings: {
        'editor.minimap.enabled': false,
        'window.commandCenter': false,
        'workbench.reduceMotion': 'on',
        'window.title': '${activeEditorShort}${separator}${rootName}',
      },
      say: console.log,
    });
    undo.push(server.close);
    const { browser, close } = await openBrowser();
    undo.push(close);
    page = await browser.newPage({ viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1.5 });
    page.setDefaultTimeout(30_000);
    await page.goto(server.address);
    await page.getByRole('treeitem', { name: 'Dockerfile', exact: true }).dblclick();
    await page.locator('.squiggly-error').first().waitFor();
    await mkdir(pictures, { recursive: true });
  });
  after(async () => {
    for (const action of undo.reverse()) await action();
  });

  test('sees in a hover what a stage is', async () => {
    const { x, y } = await placeOf(page, 'dependencies', 'COPY --from=dependencies');
    await page.mouse.move(x, y);
    const hover = page.locator('.monaco-hover:visible .hover-contents').first();
    await hover.waitFor();
    await take('hover');
    assert.match((await hover.textContent()) ?? '', /dependencies[\s\S]*node/);
    await page.mouse.move(0, 0);
    await hover.waitFor({ state: 'hidden' });
  });

  test('is offered the fix by the light bulb', async () => {
    const { x, y } = await placeOf(page, 'bulid', 'COPY --from=bulid');
    await page.mouse.click(x, y);
    await page.locator('.lightBulbWidget, [class*="codicon-gutter-lightbulb"]').filter({ visible: true }).click();
    const menu = page.locator('.action-widget:not(.action-list-submenu-panel)');
    await menu.getByText('Use stage "build"').waitFor();
    await take('quick-fix');
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
  });

  test('sees what a target does not need dimmed, and lit again', async () => {
    const dimmed = () =>
      page.locator('.view-line span').evaluateAll((spans) =>
        spans.flatMap((span) => {
          const { opacity } = span.ownerDocument.defaultView!.getComputedStyle(span);
          return Number(opacity) < 1 ? (span.textContent ?? '').replaceAll('\u00a0', ' ') : [];
        }),
      );
    const lens = (title: string) => page.locator('.codelens-decoration a').getByText(title, { exact: true });
    await lens('Focus').first().click();
    await lens('Clear focus').waitFor();
    await take('focus');
    assert.match((await dimmed()).join(''), /COPY --from=bulid/);
    const status = page.locator('.hover-language-status').getByText('Focus: dependencies');
    await page.locator('[id="status.languageStatus"]').hover();
    await status.waitFor();
    await page.mouse.move(0, 0);
    await status.waitFor({ state: 'hidden' });
    await lens('Clear focus').click();
    await lens('Clear focus').waitFor({ state: 'hidden' });
    assert.deepEqual(await dimmed(), []);
  });

  test('sees commands in the colours of the shell', async () => {
    const { x, y } = await placeOf(page, 'npm', 'RUN npm ci');
    await page.mouse.click(x, y);
    await page.keyboard.press('F1');
    await page.keyboard.type('Inspect Editor Tokens and Scopes');
    await page.keyboard.press('Enter');
    const scopes = page.locator('.token-inspect-widget');
    // It says that it loads, first.
    await scopes.filter({ hasText: 'textmate scopes' }).waitFor();
    assert.match(
      (await scopes.textContent()) ?? '',
      /entity\.name\.function\.call\.shell.*meta\.embedded\.line\.shell/s,
    );
    await page.keyboard.press('Escape');
    await scopes.waitFor({ state: 'hidden' });
  });

  test('finds the stages in the outline, their instructions inside', async () => {
    // Not `click`: it scrolls the whole window a little, which no person can, and the picture shows that.
    for (const section of ['Explorer Section: sample', 'Outline Section'])
      await page.getByRole('button', { name: section }).dispatchEvent('click');
    await page.mouse.move(0, 0);
    const outline = page.locator('.outline-tree');
    await outline.getByRole('treeitem', { name: /^CMD/ }).waitFor();
    await take('outline');
    const names = await outline.locator('.label-name').allTextContents();
    assert.deepEqual(names.slice(0, 5), ['dependencies', 'WORKDIR', 'COPY', 'RUN', 'build']);
  });

  test('gets the lines that they type, whatever is proposed at their ends', async () => {
    const lines = ['FROM alpine', 'WORKDIR /app', 'COPY . .', 'LABEL a=b', 'COPY --from=build /app /', 'USER root'];
    await page.locator('.view-line').last().click();
    await page.keyboard.press('Control+End');
    for (const line of lines) {
      await page.keyboard.press('Enter');
      await page.keyboard.type(line, { delay: 30 });
      // The last of them has a proposal for certain, the others mostly have.
      await page.waitForTimeout(500);
    }
    await page.locator('.suggest-widget.visible').waitFor();
    await page.keyboard.press('Escape');
    const shown = await page.locator('.view-line').allTextContents();
    assert.deepEqual(shown.map((line) => line.replaceAll('\u00a0', ' ')).slice(-lines.length), lines);
  });

  const take = (name: string) => page.screenshot({ path: path.join(pictures, `${name}.png`) });
});

/** The middle of a word of the editor, in the line that starts with `line`. */
async function placeOf(page: Page, word: string, line: string): Promise<{ x: number; y: number }> {
  const row = page.locator('.view-line').filter({ hasText: line });
  return row.evaluate((element, wanted) => {
    const range = element.ownerDocument.createRange();
    const texts = element.ownerDocument.createTreeWalker(element, 4);
    while (texts.nextNode()) {
      const at = texts.currentNode.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      range.setStart(texts.currentNode, at);
      range.setEnd(texts.currentNode, at + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    throw new Error(`"${wanted}" is not on the screen`);
  }, word);
}
