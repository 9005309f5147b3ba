import { openBrowser } from '../../scripts/lib/browser.ts';
import { serveVSCode } from '../../scripts/lib/vscode-server.ts';
import type { Harness } from './harness.ts';

/** Runs the suite in a VS Code that is served to a Chromium. The answer is what the extension host printed. */
export async function runInBrowser(harness: Harness, { trusted }: { trusted: boolean }): Promise<string> {
  const server = await serveVSCode({
    folder: harness.workspace,
    extensions: [harness.extension],
    workspaceTrust: !trusted,
    settings: { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' },
    testDriver: true,
    env: harness.env,
    say: console.log,
  });
  const { browser, close } = await openBrowser();
  try {
    const page = await browser.newPage();
    let log = '';
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      log += `${type}: ${args.join(' ')}\n`;
    });
    // What a person is shown in a corner: VS Code's interface for extensions does not tell.
    await page.exposeFunction('sawMessage', (message: string) => {
      log += `message: ${message}\n`;
    });
    await page.addInitScript({ content: watchMessages });
    let finish = () => {};
    const done = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await page.exposeFunction('codeAutomationExit', () => finish());
    const { host } = new URL(server.address);
    const payload = [
      ['extensionDevelopmentPath', `vscode-remote://${host}${harness.suite}`],
      ['extensionTestsPath', `vscode-remote://${host}${harness.entry}`],
      ['skipWelcome', 'true'],
    ];
    await page.goto(`${server.address}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
    const failed = server.failed.then((output) => {
      throw new Error(`VS Code ended:\n${output}`);
    });
    const late = AbortSignal.timeout(180_000);
    const tooLate = new Promise<never>((_, reject) =>
      late.addEventListener('abort', () => reject(new Error(`The suite did not come to its end:\n${log}`))),
    );
    await Promise.race([done, failed, tooLate]);
    return log;
  } finally {
    await close();
    await server.close();
  }
}

/** Runs in the page. Each message is told of once for each time that it is drawn. */
const watchMessages = `
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        for (const message of node.querySelectorAll?.('.notification-list-item-message') ?? [])
          sawMessage(message.textContent);
  }).observe(document, { childList: true, subtree: true });
`;
