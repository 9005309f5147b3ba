import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { readDockerfile } from '../../server/src/model/dockerfile.ts';
import { runShellcheck, runShellcheckOnMany, runWithin } from '../../server/src/workspace/node-shellcheck.ts';
import { readRemarks } from '../../server/src/workspace/shellcheck-remarks.ts';
import { shellcheckScripts } from '../../server/src/workspace/shellcheck-scripts.ts';
import { folderWith } from '../support/cli.ts';
import { needsShellcheck } from '../support/real-shellcheck.ts';
import recorded from '../support/shellcheck.json' with { type: 'json' };

const question = { shell: 'sh', input: 'echo $a\n' } as const;

/** A program that stands in for ShellCheck, in a folder of its own. */
function program(t: TestContext, script: string): string {
  const folder = folderWith(t, { shellcheck: `#!/bin/sh\n${script}\n` });
  chmodSync(path.join(folder, 'shellcheck'), 0o755);
  return path.join(folder, 'shellcheck');
}

/** Changes the environment until the test ends. */
function withEnvironment(t: TestContext, name: string, value: string): void {
  const before = process.env[name];
  process.env[name] = value;
  t.after(() => {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  });
}

test('the installed ShellCheck says of scripts what the tests of the rule take for granted', async (t) => {
  const installed = await needsShellcheck(t);
  if (installed === undefined) return;
  const told = (output: string, input: string) =>
    readRemarks(output, input)?.map(({ code, level, range }) => [code, level, range.start, range.end]);
  for (const [script, { shell, input, comments }] of Object.entries(recorded)) {
    assert.ok(shell === 'dash' || shell === 'sh');
    const printed = await runShellcheck({ shell, input }, 'shellcheck');
    assert.ok(typeof printed === 'object', script);
    assert.deepEqual(told(printed.output, input), told(JSON.stringify({ comments }), input), script);
  }
});

test('the installed ShellCheck says the same of scripts together as of each', async (t) => {
  if ((await needsShellcheck(t)) === undefined) return;
  const [ofEach, fine] = ['echo $a\n', 'echo "é"\n'];
  const questions = (['sh', 'bash', 'sh'] as const).map((shell, i) => ({ shell, input: i < 2 ? ofEach : fine }));
  const together = await runShellcheckOnMany(questions, 'shellcheck');
  assert.ok(typeof together === 'object');
  for (const [i, question] of questions.entries()) {
    const many = together[i];
    const single = await runShellcheck(question, 'shellcheck');
    assert.ok(typeof many === 'object' && typeof single === 'object');
    const remarks = readRemarks(many.output, question.input);
    assert.deepEqual(remarks, readRemarks(single.output, question.input));
    assert.equal(remarks?.length, i < 2 ? (readRemarks(single.output, ofEach)?.length ?? -1) : 0);
  }
});

test('what a script says of itself at its beginning counts for all of it', async (t) => {
  if ((await needsShellcheck(t)) === undefined) return;
  const codes = async (directive: string) => {
    const text = `FROM debian:12\nRUN <<EOF\n${directive}\nset -x\ncd /a\nls\nEOF\n`;
    const [script] = shellcheckScripts(readDockerfile(text));
    const printed = await runShellcheck(script!, 'shellcheck');
    assert.ok(typeof printed === 'object');
    return readRemarks(printed.output, script!.input)?.map(({ code }) => code);
  };
  assert.deepEqual(await codes('# hi'), [2164]);
  assert.deepEqual(await codes('# shellcheck disable=SC2164'), []);
});

describe('a program', { skip: process.platform === 'win32' && 'the programs are scripts' }, () => {
  test('is given the script and options, and neither the options of its user nor another folder', async (t) => {
    withEnvironment(t, 'SHELLCHECK_OPTS', '-e SC1000');
    const file = program(t, 'echo "$*|$SHELLCHECK_OPTS|$LC_ALL|$PWD|$(cat)"; exit 1');
    assert.deepEqual(await runShellcheck({ shell: 'sh', input: 'é 👍\n' }, file), {
      output: `--norc --format=json1 --shell=sh -||C.UTF-8|${path.dirname(file)}|é 👍\n`,
    });
  });

  test('that fails, reads nothing, or prints without end has nothing to say', async (t) => {
    assert.equal(await runShellcheck(question, program(t, 'exit 3')), 'failed');
    assert.equal(await runShellcheck(question, program(t, 'exec <&-; kill -9 $$')), 'failed');
    assert.equal(
      await runShellcheck(question, program(t, 'while :; do echo 1234567890123456789012345678901; done')),
      'failed',
    );
    const long = { shell: 'sh', input: 'x'.repeat(1_000_000) } as const;
    assert.deepEqual(await runShellcheck(long, program(t, 'exit 0')), { output: '' });
  });

  test('that is asked about many scripts fails for all of them, or tells of each by its name', async (t) => {
    const two = [question, { shell: 'sh', input: 'b' }] as const;
    assert.equal(await runShellcheckOnMany(two, program(t, 'exit 3')), 'failed');
    assert.equal(await runShellcheckOnMany(two, program(t, 'echo nonsense')), 'failed');
    assert.equal(await runShellcheckOnMany(two, 'no-such-shellcheck'), 'absent');
    const said = program(t, `echo '{"comments":[{"file":"script-1","message":"'$(cat "$5")'"}]}'`);
    assert.deepEqual(await runShellcheckOnMany(two, said), [
      { output: '{"comments":[]}' },
      { output: '{"comments":[{"file":"script-1","message":"b"}]}' },
    ]);
  });

  test('that does not end is ended', async (t) => {
    assert.equal(await runWithin(100, question, program(t, 'sleep 3; echo')), 'failed');
  });

  test('is absent where it is not there, is no program, or is named from nowhere', async (t) => {
    const file = program(t, 'echo');
    assert.equal(await runShellcheck(question, `${file}-not`), 'absent');
    assert.equal(await runShellcheck(question, 'no-such-shellcheck'), 'absent');
    assert.equal(await runShellcheck(question, '/nowhere/\0'), 'failed');
    assert.equal(await runShellcheck(question, path.relative(process.cwd(), file)), 'absent');
    chmodSync(file, 0o644);
    assert.equal(await runShellcheck(question, file), 'absent');
  });

  test('is looked for in the folders of PATH that are named from the root', async (t) => {
    const file = program(t, 'echo found');
    const relative = path.relative(process.cwd(), path.dirname(program(t, 'echo mine')));
    withEnvironment(t, 'PATH', ['', '.', relative, '/nowhere', path.dirname(file), '/bin', '/usr/bin'].join(':'));
    assert.deepEqual(await runShellcheck(question, 'shellcheck'), { output: 'found\n' });
  });
});
