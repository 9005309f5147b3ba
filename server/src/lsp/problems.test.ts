import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Connection } from 'vscode-languageserver';
import { MemoryFiles } from '../../../test/support/memory-files.ts';
import type { Dockerfile } from '../model/dockerfile.ts';
import { rules } from '../rules/index.ts';
import { Facts } from '../workspace/facts.ts';
import { Shellcheck } from '../workspace/shellcheck.ts';
import { Documents, OpenDocument } from './documents.ts';
import { Focuses } from './focus.ts';
import { Log } from './log.ts';
import { Problems } from './problems.ts';
import { SettingsOfDocuments } from './settings.ts';
import { ShellcheckInBackground } from './shellcheck.ts';

const URI = 'file:///work/Dockerfile';

/** One that is typed in. */
class Typing extends Documents {
  #document = new OpenDocument(URI, 'dockerfile', 0, '');

  type(text: string): void {
    this.#document = new OpenDocument(URI, 'dockerfile', this.#document.version + 1, text);
  }

  override get(): OpenDocument {
    return this.#document;
  }
}

/** Where the rules that are given parts have looked: in stages by their names, and above the first. */
function watched(t: TestContext): () => string[] {
  const checks = rules.filter(({ whole }) => !whole).map((rule) => t.mock.method(rule, 'check').mock);
  return () => {
    const stageIn = ({ whole, extent }: Dockerfile) =>
      whole.stages.findLast(({ from }) => from.range.start < extent.end)?.key ?? '';
    const seen = checks.flatMap(({ calls }) => calls.map(({ arguments: [dockerfile] }) => stageIn(dockerfile)));
    for (const check of checks) check.resetCalls();
    return [...new Set(seen)];
  };
}

test('a keystroke in a stage has no rule look at the others, with contexts in the settings and ShellCheck at hand', async (t) => {
  const seen = watched(t);
  const documents = new Typing();
  const shellcheck = new ShellcheckInBackground(
    new Shellcheck(async () => ({ output: '{"comments":[]}' })),
    documents,
    () => undefined,
    () => undefined,
  );
  shellcheck.trusted = true;
  const settings = new SettingsOfDocuments({ buildContexts: ['sources'] }, undefined);
  const facts = new Facts(new MemoryFiles({ [URI]: '' }), () => []);
  const connection = { console: { error: assert.fail } } as unknown as Connection;
  const problems = new Problems(documents, settings, facts, new Focuses(connection), new Log(connection), shellcheck);
  const look = async (command: string) => {
    documents.type(
      `ARG V=1\nFROM golang:$V AS a\nRUN go build\nFROM node:22 AS b\nRUN ${command}\nFROM alpine:3 AS c\nCOPY --from=a /a /a\n`,
    );
    await problems.of(URI);
    shellcheck.close(URI);
    return seen();
  };
  assert.deepEqual(await look('npm i'), ['', 'a', 'b', 'c']);
  assert.deepEqual(await look('npm in'), ['b']);
  assert.deepEqual(await look('npm ins'), ['b']);
});
