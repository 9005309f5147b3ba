import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { CLI, folderWith, runCli } from '../support/cli.ts';

const CLEAN = 'FROM scratch\nCOPY app /app\nUSER 65532\nENTRYPOINT ["/app"]\n';
/** One error, whatever other rules there are. */
const BROKEN = `FROM scratch AS one\nCOPY app /app\n${CLEAN.replace('scratch', 'scratch AS ONE').replace('COPY', 'COPY --from=one')}`;
const RULE = 'stage/duplicate-name';

describe('dockerfile-stages', () => {
  test('--version and --help', (t) => {
    const folder = folderWith(t, {});
    assert.match(runCli(folder, ['--version']).out, /^\d+\.\d+\.\d+\n$/);
    const help = runCli(folder, ['--help']);
    assert.equal(help.exitCode, 0);
    assert.match(help.out, /dockerfile-stages check \[--format text\|json\]/);
  });

  test('a wrong command line is one line and exit code 2', (t) => {
    const folder = folderWith(t, {});
    for (const args of [
      [],
      ['chek'],
      ['check', '--colour'],
      ['check', '--format', 'xml'],
      ['fix', '--format', 'json'],
    ]) {
      const { exitCode, out, notes } = runCli(folder, args);
      assert.equal(exitCode, 2, args.join(' '));
      assert.equal(out, '');
      assert.match(notes, /^dockerfile-stages: [^\n]+\n$/);
    }
  });
});

describe('output that nobody takes', () => {
  test('on a full disk is one line and exit code 2', { skip: !existsSync('/dev/full') }, (t) => {
    const folder = folderWith(t, { Dockerfile: BROKEN });
    const full = openSync('/dev/full', 'w');
    t.after(() => closeSync(full));
    for (const args of [['check'], ['check', '--format', 'json'], ['outline'], ['--help']]) {
      const { status, stderr } = spawnSync(process.execPath, [CLI, ...args], {
        cwd: folder,
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      assert.equal(status, 2, args.join(' '));
      assert.match(stderr, /^dockerfile-stages: the output cannot be written: [^\n]*ENOSPC[^\n]*\n$/);
    }
  });

  test('in a pipe that is closed is no trouble', async (t) => {
    const folder = folderWith(t, { Dockerfile: BROKEN.repeat(200) });
    const child = spawn(process.execPath, [CLI, 'check', '--format', 'json'], { cwd: folder });
    let notes = '';
    child.stderr.on('data', (data) => {
      notes += data;
    });
    child.stdout.destroy();
    const [code] = await once(child, 'close');
    // Whether it has found all problems by then is a matter of time.
    assert.ok(code === 0 || code === 1);
    assert.equal(notes, '');
  });
});

describe('dockerfile-stages check', () => {
  test('named contexts are known from files nearby and from the command line', (t) => {
    const text =
      'FROM alpine:3.22 AS build\nRUN make\nFROM alpine:3.22\nCOPY --from=builder /a /a\nCOPY --from=build /b /b\n';
    const bake = 'target "a" {\n  contexts = { builder = "docker-image://golang:1.22" }\n}\n';
    const named = (folder: string, ...args: string[]) =>
      runCli(folder, ['check', ...args]).out.includes('stage/unknown-reference');
    const alone = folderWith(t, { Dockerfile: text });
    assert.equal(named(alone), true);
    assert.equal(named(alone, '--build-context', 'x', '--build-context', 'builder'), false);
    assert.equal(named(folderWith(t, { Dockerfile: text, 'docker-bake.hcl': bake })), false);
  });

  test('exit code 0 where all is well', (t) => {
    const folder = folderWith(t, { Dockerfile: CLEAN });
    assert.deepEqual(runCli(folder, ['check']), { exitCode: 0, out: 'No problems in 1 file.\n', notes: '' });
  });

  test('exit code 1, a line for each problem, and a summary', (t) => {
    const folder = folderWith(t, { Dockerfile: BROKEN });
    const { exitCode, out, notes } = runCli(folder, ['check', 'Dockerfile']);
    assert.equal(exitCode, 1);
    assert.match(out, /^Dockerfile:3:17 error The name "ONE" is already taken by stage 0\. stage\/duplicate-name$/m);
    assert.match(out, /\n\n\d+ problems? \(\d errors?\b.*\) in 1 of 1 file\..*\n$/);
    assert.equal(notes, '');
  });

  test('--fail-on sets the least severity that fails', (t) => {
    const folder = folderWith(t, { Dockerfile: BROKEN });
    for (const severity of ['error', 'warning', 'information', 'hint']) {
      assert.equal(runCli(folder, ['check', '--fail-on', severity]).exitCode, 1, severity);
    }
    const tagless = folderWith(t, { Dockerfile: CLEAN.replace('scratch', 'busybox') });
    assert.equal(runCli(tagless, ['check']).exitCode, 1);
    assert.equal(runCli(tagless, ['check', '--fail-on', 'error']).exitCode, 0);
  });

  test('JSON has the documented shape', (t) => {
    const folder = folderWith(t, { 'sub/Dockerfile': BROKEN });
    const { exitCode, out } = runCli(folder, ['check', '--format', 'json']);
    assert.equal(exitCode, 1);
    const problems: { rule: string }[] = JSON.parse(out);
    assert.deepEqual(
      problems.filter(({ rule }) => rule === RULE),
      [
        {
          file: path.join('sub', 'Dockerfile'),
          rule: RULE,
          severity: 'error',
          message: 'The name "ONE" is already taken by stage 0.',
          range: { start: { line: 2, character: 16 }, end: { line: 2, character: 19 } },
          fixes: [
            {
              title: 'Rename to "ONE-2"',
              safe: false,
              edits: [
                { range: { start: { line: 2, character: 16 }, end: { line: 2, character: 19 } }, newText: 'ONE-2' },
              ],
            },
          ],
        },
      ],
    );
  });

  test('JSON of nothing is an empty array', (t) => {
    const folder = folderWith(t, { Dockerfile: CLEAN });
    assert.deepEqual(JSON.parse(runCli(folder, ['check', '--format', 'json']).out), []);
  });

  test('--all-rules runs the rules that are off by default as hints', (t) => {
    const folder = folderWith(t, { Dockerfile: CLEAN.replace('scratch', 'busybox:1.36') });
    const severity = (args: readonly string[]) => {
      const problems: { rule: string; severity: string }[] = JSON.parse(
        runCli(folder, ['check', '--format', 'json', ...args]).out,
      );
      return problems.find(({ rule }) => rule === 'image/no-digest')?.severity;
    };
    assert.equal(severity([]), undefined);
    assert.equal(severity(['--all-rules']), 'hint');
  });

  test('a folder is searched, but not node_modules, .git and symbolic links', (t) => {
    const folder = folderWith(t, {
      'a/Dockerfile': BROKEN,
      'a/Dockerfile.dockerignore': 'FROM',
      'b/web.dockerfile': BROKEN,
      'b/Containerfile': BROKEN,
      'Dockerfile.dev': BROKEN,
      'main.ts': BROKEN,
      'node_modules/x/Dockerfile': BROKEN,
      '.git/Dockerfile': BROKEN,
      'elsewhere.txt': BROKEN,
    });
    symlinkSync(path.join(folder, 'a'), path.join(folder, 'c'));
    symlinkSync(path.join(folder, 'elsewhere.txt'), path.join(folder, 'b', 'Dockerfile'));
    const problems: { file: string; rule: string }[] = JSON.parse(runCli(folder, ['check', '--format=json']).out);
    assert.deepEqual(
      problems.filter(({ rule }) => rule === RULE).map(({ file }) => file),
      ['Dockerfile.dev', 'a/Dockerfile', 'b/Containerfile', 'b/web.dockerfile'].map((file) => path.normalize(file)),
    );
  });

  test('the files around a Dockerfile count', (t) => {
    const Dockerfile = `FROM busybox:1.36 AS extra\nRUN true\n${CLEAN}`;
    const unused = (files: Readonly<Record<string, string>>) => {
      const { out } = runCli(folderWith(t, { Dockerfile, ...files }), ['check']);
      return out.includes('stage/unused');
    };
    assert.equal(unused({}), true);
    assert.equal(unused({ 'compose.yaml': 'services: { app: { build: { context: ., target: extra } } }\n' }), false);
  });

  test('a file by itself has the same neighbours as among all others of its project', (t) => {
    const Dockerfile = `FROM busybox:1.36 AS extra\nRUN true\n${CLEAN}`;
    const build = 'services: { a: { build: { context: ../app, target: extra } } }\n';
    const repository = folderWith(t, { '.git/HEAD': '', 'app/Dockerfile': Dockerfile, 'deploy/compose.yaml': build });
    const file = path.join(repository, 'app/Dockerfile');
    for (const [cwd, ...paths] of [
      [repository, 'app/Dockerfile', '.', 'app'],
      [path.join(repository, 'app'), 'Dockerfile', '.', '..'],
      [folderWith(t, {}), file, repository, path.dirname(file)],
    ] as const) {
      for (const one of paths)
        assert.doesNotMatch(runCli(cwd, ['check', one]).out, /stage\/unused/, `${one} in ${cwd}`);
      assert.match(runCli(cwd, ['fix', '--all', '--dry-run', paths[0]]).notes, /Nothing to mend/);
    }
    rmSync(path.join(repository, 'deploy'), { recursive: true });
    assert.match(runCli(repository, ['check', 'app/Dockerfile']).out, /stage\/unused/);
  });

  test('a file named twice is looked at once, and one named outright whatever its name', (t) => {
    const folder = folderWith(t, { 'a/Dockerfile': BROKEN, 'a/notes.txt': BROKEN });
    const { out } = runCli(folder, ['check', 'a', './a/Dockerfile', 'a/notes.txt']);
    assert.equal(out.split(RULE).length - 1, 2);
  });

  test('a folder without Dockerfiles is no error', (t) => {
    const folder = folderWith(t, { 'main.ts': '' });
    assert.deepEqual(runCli(folder, ['check']), {
      exitCode: 0,
      out: '',
      notes: 'dockerfile-stages: no Dockerfile in .\n',
    });
  });

  test('a file that is empty, or has only comments, is an error as it is for the builder', (t) => {
    const folder = folderWith(t, { Dockerfile: '', 'Dockerfile.blank': '\ufeff\r\n', 'Dockerfile.notes': '# later\n' });
    const { exitCode, out } = runCli(folder, ['check']);
    assert.equal(exitCode, 1);
    const problem = 'error There is no FROM in the file. syntax/no-stage';
    assert.deepEqual(
      out.split('\n').filter((line) => line.endsWith(' syntax/no-stage')),
      [`Dockerfile:1:1 ${problem}`, `Dockerfile.blank:1:2 ${problem}`, `Dockerfile.notes:1:1 ${problem}`],
    );
  });

  test('- is standard input', (t) => {
    const folder = folderWith(t, {});
    const { exitCode, out } = runCli(folder, ['check', '-'], BROKEN);
    assert.equal(exitCode, 1);
    assert.match(out, /^-:3:17 error /m);
    assert.equal(runCli(folder, ['check', '-'], CLEAN).exitCode, 0);
  });

  test('- offers the fixes that a file offers', (t) => {
    for (const text of [
      CLEAN.replace('COPY', 'copy'),
      CLEAN.replace('FROM scratch', 'FROM alpine:3.22\nENV A b'),
      BROKEN,
    ]) {
      const folder = folderWith(t, { Dockerfile: text });
      const [ofFile, ofInput] = ['Dockerfile', '-'].map((path) => runCli(folder, ['check', path], text).out);
      assert.equal(ofFile!.replace(/^Dockerfile:/gm, '-:'), ofInput);
      assert.match(ofInput!, /"dockerfile-stages fix(?: --all)?" mends 1/);
    }
  });

  test('a file too large for the rules is one line and exit code 2, and its outline is there', (t) => {
    const folder = folderWith(t, { Dockerfile: BROKEN.padEnd(1_100_000, '\n') });
    assert.deepEqual(runCli(folder, ['check', 'Dockerfile']), {
      exitCode: 2,
      out: '',
      notes: 'dockerfile-stages: Dockerfile: The rules are off in this file: it is larger than 1 MB.\n',
    });
    const { exitCode, out } = runCli(folder, ['outline']);
    assert.equal(exitCode, 0);
    assert.match(out, /stage "one" from scratch/);
  });

  test('what cannot be read is one line each and exit code 2, and the others are answered', (t) => {
    const folder = folderWith(t, {
      Dockerfile: BROKEN,
      latin1: Buffer.from('FROM a # \xe4\n', 'latin1'),
      large: new Uint8Array(5_000_000).fill(35),
    });
    symlinkSync('loop', path.join(folder, 'loop'));
    const { exitCode, out, notes } = runCli(folder, ['check', 'latin1', 'missing', 'large', 'loop', 'Dockerfile']);
    assert.equal(exitCode, 2);
    assert.match(out, /^Dockerfile:3:17 error /m);
    assert.deepEqual(notes.split('\n'), [
      'dockerfile-stages: latin1: not valid UTF-8',
      'dockerfile-stages: missing: no such file or folder',
      'dockerfile-stages: large: larger than 4 MB',
      'dockerfile-stages: loop: too many symbolic links',
      '',
    ]);
  });
});
