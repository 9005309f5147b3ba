import { commands } from 'vscode';
import { idOf, openText, problemsOf } from './editor.ts';

describe('the command', () => {
  it('Restart Server gives a server that answers, also when it is given twice', async () => {
    const first = commands.executeCommand('dockerfileStages.restart');
    await Promise.all([first, commands.executeCommand('dockerfileStages.restart')]);
    const { document } = await openText('FROM alpine:3.22 AS build\n\nFROM scratch\nCOPY --from=bulid /hello /hello\n');
    await problemsOf(document, (found) => found.some((problem) => idOf(problem) === 'stage/unknown-reference'));
  });
});
