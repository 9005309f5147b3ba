import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { commands, extensions, type TextDocument, window, workspace } from 'vscode';
import { ENDLESS, HANGS } from '../../support/hangs.ts';
import { hoverAt, idOf, openFile, openText, problemsOf, textOf } from './editor.ts';
import { environment } from './results.ts';

const MINUTE = 60_000;

const server = () =>
  path.join(extensions.getExtension('dockerfile-stages.dockerfile-stages')!.extensionPath, 'dist/server.js');

/** The servers of this VS Code, as the system knows them. */
const servers = (): number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((id) => id > 0 && commandOf(id).includes(server()));

/** What has ended meanwhile has none. */
function commandOf(id: number): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Types at the end of a document, as a person does. */
async function type(document: TextDocument, text: string): Promise<void> {
  const editor = await window.showTextDocument(document, { preview: false });
  await commands.executeCommand('cursorBottom');
  assert.equal(editor.selection.active.line, document.lineCount - 1);
  await commands.executeCommand('type', { text });
}

/** Waits until a stage of this name is missed, which only a server can say that has been told of it. */
const missed = (document: TextDocument, name: string) =>
  problemsOf(document, (found) =>
    found.some((problem) => idOf(problem) === 'stage/unknown-reference' && textOf(document, problem) === name),
  );

describe('the server', function () {
  this.timeout(2 * MINUTE);

  it('comes back when it is killed, ten times while somebody types, and nothing that is typed is lost', async () => {
    const { document } = await openText('FROM alpine:3.22\nCOPY --from=missing0 /a /a\n');
    await missed(document, 'missing0');
    let text = document.getText();
    const killed = new Set<number>();
    for (let i = 1; i <= 10; i++) {
      const [id, ...more] = servers();
      assert.deepEqual(more, []);
      process.kill(id!, 'SIGKILL');
      killed.add(id!);
      const typed = `COPY --from=missing${i} /a /a`;
      for (const word of typed.split(/(?<= )/)) await type(document, word);
      text += typed;
      await missed(document, `missing${i}`);
      await commands.executeCommand('hideSuggestWidget');
      await type(document, '\n');
      text += '\n';
    }
    assert.equal(document.getText(), text);
    assert.equal(killed.size, 10);
    assert.equal(servers().length, 1);
  });

  describe('with a fault', () => {
    const original = `${server()}.original`;
    before(async () => {
      copyFileSync(server(), original);
      copyFileSync(process.env[environment.hanging]!, server());
      await commands.executeCommand('dockerfileStages.restart');
    });
    after(async () => {
      cpSync(original, server());
      rmSync(original);
      await commands.executeCommand('dockerfileStages.restart');
    });

    it('goes on without a rule that never ends', async () => {
      const { document } = await openText(`FROM alpine:3.22 as a\n${HANGS.rule}\n`);
      const [id] = servers();
      await type(document, 'COPY --from=missing /a /a');
      const problems = await missed(document, 'missing');
      assert.ok(!problems.map(idOf).includes(ENDLESS));
      await commands.executeCommand('hideSuggestWidget');
      await type(document, '\nCOPY --from=missing1 /a /a');
      await missed(document, 'missing1');
      assert.deepEqual(servers(), [id]);
    });

    it('is ended when it hangs, and comes back', async () => {
      const { document } = await openText(`FROM alpine:3.22 AS a\n${HANGS.hover}\n`);
      await problemsOf(document, (found) => found.length > 0);
      const [id] = servers();
      const hover = hoverAt(document, document.positionAt(7));
      await type(document, 'COPY --from=missing /a /a');
      assert.equal(await hover, '');
      await missed(document, 'missing');
      assert.ok(!servers().includes(id!));
      assert.equal(servers().length, 1);
      assert.match(document.getText(), /\nCOPY --from=missing \/a \/a$/);
    });
  });
});

const TEXT =
  'FROM python:3.13 AS build\nCOPY setup.py app.py ./\nFROM alpine:3.22\nCOPY --from=bulid /a /a\nUSER 65532\n';

describe('a disk that is out of order', function () {
  this.timeout(2 * MINUTE);
  const root = workspace.workspaceFolders![0]!.uri.fsPath;
  const at = (...names: string[]) => path.join(root, 'disk', ...names);
  const write = (name: string, text = '') => writeFileSync(at(name), text);
  const make = () => {
    mkdirSync(at());
    write('Dockerfile', TEXT);
    write('setup.py');
    write('app.py');
  };
  let document: TextDocument;
  const appIs = (state: 'there' | 'missing') =>
    problemsOf(document, (found) => {
      const ids = found.map(idOf);
      return (
        ids.includes('stage/unknown-reference') && ids.includes('file/copy-source-missing') === (state === 'missing')
      );
    });

  before(async () => {
    make();
    document = await openFile('disk/Dockerfile');
  });
  after(() => rmSync(at(), { recursive: true, force: true }));

  it('with files that go as soon as they come, loops of links and pipes leaves the problems as they are', async () => {
    await appIs('there');
    symlinkSync('compose.yaml', at('compose.yaml'));
    symlinkSync('nowhere', at('docker-bake.hcl'));
    execFileSync('mkfifo', [at('.env')]);
    symlinkSync('Dockerfile.loop', at('Dockerfile.loop'));
    for (let i = 0; i < 50; i++) {
      write('Makefile', 'all:\n\tdocker build .\n');
      rmSync(at('Makefile'));
    }
    rmSync(at('app.py'));
    // While nobody can read what starts builds, nobody knows what is in their context.
    for (const unread of ['compose.yaml', 'docker-bake.hcl']) rmSync(at(unread));
    await appIs('missing');
    write('app.py');
    await appIs('there');
  });

  it('whose folder goes and comes again has the problems of what is there', async () => {
    rmSync(at(), { recursive: true });
    await problemsOf(document, (found) => found.map(idOf).includes('stage/unknown-reference'));
    make();
    rmSync(at('app.py'));
    await appIs('missing');
    write('app.py');
    await appIs('there');
  });

  it('whose whole workspace goes still has an editor, and when it comes again all is as before', async () => {
    const aside = `${root}.aside`;
    cpSync(root, aside, { recursive: true });
    try {
      rmSync(root, { recursive: true });
      const { document: other } = await openText('FROM alpine:3.22\nCOPY --from=missing /a /a\n');
      await missed(other, 'missing');
      cpSync(aside, root, { recursive: true });
      await window.showTextDocument(document);
      await type(document, '#');
      await appIs('there');
      assert.ok(existsSync(at('app.py')));
      await commands.executeCommand('undo');
    } finally {
      rmSync(aside, { recursive: true });
    }
  });
});
