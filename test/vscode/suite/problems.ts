import assert from 'node:assert/strict';
import { ConfigurationTarget, type Diagnostic, Position, Range, Uri, WorkspaceEdit, workspace } from 'vscode';
import { apply, fixesAt, idOf, openFile, openText, problemsOf, textOf } from './editor.ts';

const mistyped = `FROM alpine:3.22 AS build
RUN echo hello > /hello

FROM scratch
COPY --from=[|bulid|] /hello /hello
USER 65532
`;

describe('problems', () => {
  it('stand at the exact word, with the rule and the way to its page', async () => {
    const { document, ranges } = await openText(mistyped);
    const problems = await problemsOf(document, (found) =>
      found.some((problem) => idOf(problem) === 'stage/unknown-reference'),
    );
    const problem = problems.find((found) => idOf(found) === 'stage/unknown-reference');
    assert.deepEqual(problem?.range, ranges[0]);
    assert.ok(typeof problem?.code === 'object' && problem.code.target instanceof Uri);
  });

  it('go away with the fix, which changes only the word', async () => {
    const { document, ranges } = await openText(mistyped);
    await problemsOf(document, (found) => found.some((problem) => idOf(problem) === 'stage/unknown-reference'));
    const fixes = await fixesAt(document, ranges[0]!, 'quickfix');
    const preferred = fixes.filter((fix) => fix.isPreferred);
    assert.deepEqual(
      preferred.map((fix) => fix.title),
      ['Use stage "build"'],
    );
    const before = document.getText();
    await apply(preferred[0]);
    await problemsOf(document, (found) => !found.some((problem) => idOf(problem) === 'stage/unknown-reference'));
    assert.equal(document.getText(), before.replace('bulid', 'build'));
  });

  it('with safe fixes go away together', async () => {
    const text =
      'FROM alpine:3.22 AS build\nRUN echo hello > /hello\n\nFROM scratch\nCOPY --from=0 /hello /hello\nUSER 65532\n';
    const { document } = await openText(text);
    await problemsOf(document, (found) => found.some((problem) => idOf(problem) === 'stage/numeric-reference'));
    const all = new Range(document.positionAt(0), document.positionAt(text.length));
    const [fixAll] = await fixesAt(document, all, 'source.fixAll.dockerfileStages');
    await apply(fixAll);
    assert.equal(document.getText(), text.replace('--from=0', '--from=build'));
  });

  it('with safe fixes go away on saving, where the settings say so', async () => {
    const kind = 'source.fixAll.dockerfileStages';
    const uri = Uri.joinPath(workspace.workspaceFolders![0]!.uri, 'Dockerfile.saved');
    const text = 'FROM alpine:3.22 AS build\nRUN echo hello > /hello\n\nFROM scratch\nCOPY --from=0 /hello /hello\n';
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const set = (value: object | undefined) =>
      workspace.getConfiguration('editor').update('codeActionsOnSave', value, ConfigurationTarget.Global);
    try {
      await set({ [kind]: 'explicit' });
      const document = await openFile('Dockerfile.saved');
      const typed = new WorkspaceEdit();
      typed.insert(uri, new Position(5, 0), 'USER 65532\n');
      await workspace.applyEdit(typed);
      await problemsOf(document, (found) => found.some((problem) => idOf(problem) === 'stage/numeric-reference'));
      assert.ok(await document.save());
      assert.equal(document.getText(), `${text.replace('--from=0', '--from=build')}USER 65532\n`);
    } finally {
      await set(undefined);
      await workspace.fs.delete(uri);
    }
  });

  it('of the sample workspace are the ones that its README promises', async () => {
    const promised: Record<string, string[]> = {
      Dockerfile: [
        'cache/copy-before-install on .',
        'cache/missing-cache-mount on npm ci',
        'image/untagged on node',
        'security/root-user on node:24-slim',
        'security/secret-in-arg-env on LICENSE_TOKEN',
        'stage/build-tools-in-final on g++',
        'stage/numeric-reference on 0',
        'stage/unknown-reference on bulid',
      ],
      'api/Dockerfile': [
        'cache/missing-cache-mount on go build',
        'image/untagged on alpine',
        'stage/libc-mismatch on /out/api',
        'stage/numeric-reference on 0',
      ],
      'jobs/Dockerfile': [
        'cache/update-without-install on apt-get update',
        'image/latest on latest',
        'layer/delete-in-later-layer on gcc',
        'security/root-user on root',
        'stage/unknown-reference on Wheel',
      ],
    };
    for (const [name, wanted] of Object.entries(promised)) {
      const document = await openFile(name);
      const say = (found: Diagnostic[]) => found.map((problem) => `${idOf(problem)} on ${textOf(document, problem)}`);
      await problemsOf(document, (found) => wanted.every((promise) => say(found).includes(promise)));
    }
  });

  it('are none in the exemplary Dockerfile', async () => {
    const document = await openFile('Dockerfile.exemplary');
    const replace = async (from: string, to: string) => {
      const at = document.getText().indexOf(from);
      const edit = new WorkspaceEdit();
      edit.replace(document.uri, new Range(document.positionAt(at), document.positionAt(at + from.length)), to);
      await workspace.applyEdit(edit);
    };
    await replace('--from=build', '--from=bulid');
    const problems = await problemsOf(document, (found) => found.length > 0);
    assert.ok(problems.some((problem) => textOf(document, problem) === 'bulid'));
    await replace('--from=bulid', '--from=build');
    await problemsOf(document, (found) => found.length === 0);
  });
});
