import assert from 'node:assert/strict';
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { ConfigurationTarget, Uri, workspace } from 'vscode';
import { idOf, openText, problemsOf } from './editor.ts';

/** A stand-in for ShellCheck that leaves a trace. */
const program = (trace: string) => `#!/bin/sh
echo started > '${trace}'
echo '{"comments":[{"code":2164,"level":"warning","message":"m.","line":3,"column":1,"endLine":3,"endColumn":3}]}'
exit 1
`;

const file = Uri.joinPath(workspace.workspaceFolders![0]!.uri, 'shellcheck').fsPath;
const trace = `${file}.trace`;
const name = (path: string | undefined) =>
  workspace.getConfiguration('dockerfileStages').update('shellcheck.path', path, ConfigurationTarget.Global);

describe('ShellCheck', () => {
  before(async () => {
    writeFileSync(file, program(trace));
    chmodSync(file, 0o755);
    await name(file);
  });
  // Where the workspace is not trusted it stays in the settings while all other tests run.
  after(() => (workspace.isTrusted ? name(undefined) : undefined));

  it('is asked in a trusted workspace, and in no other', async () => {
    const { document } = await openText(
      'FROM debian:12\nUSER 1000\nRUN cd /src; make\nFROM nothing AS final\nRUN ls\n',
    );
    const isOurs = (id: string) => id === 'shell/shellcheck';
    await problemsOf(document, (found) => found.length > 0 && (!workspace.isTrusted || found.map(idOf).some(isOurs)));
    assert.equal(existsSync(trace), workspace.isTrusted);
  });
});

// Behind all tests, since nothing tells that a program was not started.
after('ShellCheck was started in a trusted workspace alone', async () => {
  const started = existsSync(trace);
  await name(undefined);
  for (const made of [file, trace]) rmSync(made, { force: true });
  assert.equal(started, workspace.isTrusted);
});
