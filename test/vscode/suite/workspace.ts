import assert from 'node:assert/strict';
import { extensions, workspace } from 'vscode';
import { openFile, problemsOf } from './editor.ts';
import { environment } from './results.ts';

describe('the workspace', () => {
  it('is trusted or restricted, as this run wants it', () => {
    assert.equal(workspace.isTrusted ? 'yes' : 'no', process.env[environment.trusted]);
  });

  it('has the extension as it is installed from its package, which a Dockerfile wakes', async () => {
    const extension = extensions.getExtension('dockerfile-stages.dockerfile-stages');
    assert.match(
      extension?.extensionPath ?? 'not installed',
      /extensions[\\/]dockerfile-stages\.dockerfile-stages-[\d.]+$/,
    );
    const document = await openFile('Dockerfile');
    await problemsOf(document, (problems) => problems.length > 0);
    assert.equal(extension?.isActive, true);
  });
});
