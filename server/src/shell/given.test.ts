import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blank } from './blank.ts';
import { readScript } from './script.ts';

/** The commands inside scripts given to another shell, each with its text. */
function given(text: string): string[] {
  const { commands } = readScript(blank(text, '\\', text.length));
  for (const { shell, link } of commands) if (shell) assert.equal(link, undefined);
  return commands
    .filter(({ shell }) => shell)
    .map(({ range, args }) => `${text.slice(range.start, range.end)} [${args.map(({ value }) => value ?? '?')}]`);
}

test('the string of a shell', () => {
  const inside = ['a "b c" [b c]', 'd []'];
  assert.deepEqual(given(`sh -c 'a "b c" && d'`), inside);
  assert.deepEqual(given(`bash -eo pipefail -c 'a "b c" | d'`), inside);
  assert.deepEqual(given(`/bin/ash -e -u -c 'a "b c"; d' x y`), inside);
  assert.deepEqual(given(`sudo -u x dash -lc -- 'a "b c"; d'`), inside);
  assert.deepEqual(given(`bash --login +o posix -c 'a "b c"; d'`), inside);
  assert.deepEqual(given(`su - user -s /bin/sh -c 'a "b c"; d'`), inside);
  assert.deepEqual(given(`find . | xargs sh -c 'a "b c"; d'`), inside);
  assert.deepEqual(given('sh -c ls'), ['ls []']);
});

test('what is not the string of a shell', () => {
  for (const text of [
    'sh a.sh',
    "sh a.sh -c 'b'",
    "bash $X -c 'b'",
    'sh -c',
    `sh -c 'a'"b"`,
    "ssh -c 'a'",
    "sh -c 'a \"'",
  ]) {
    assert.deepEqual(given(text), [], text);
  }
});

test('double quotes and their escapes', () => {
  assert.deepEqual(given('bash -c "echo \\"a b\\" && c \\$D"'), ['echo \\"a b\\" [a b]', 'c \\$D [?]']);
  const { variables } = readScript('sh -c "a \\$D"');
  assert.deepEqual(variables, [{ name: 'D', range: { start: 9, end: 12 }, defaulted: false }]);
});

test('what the outer shell expands is unknown to the inner one', () => {
  const text = `sh -c "echo '$A' b$A $(c -d) && e"`;
  const script = readScript(text);
  assert.deepEqual(given(text), ["echo '$A' b$A $(c -d) [?,?,?]", 'e []']);
  assert.deepEqual(
    script.commands.map(({ name }) => name.value),
    ['sh', 'c', 'echo', 'e'],
  );
  assert.deepEqual(
    script.variables.map(({ name }) => name),
    ['A', 'A'],
  );
});

test('strings within strings', () => {
  assert.deepEqual(given(`su x -c "sh -c 'a && b'"`), [`sh -c 'a && b' [-c,a && b]`, 'a []', 'b []']);
  const { commands } = readScript(`su x -c "sh -c 'a'"`);
  assert.equal(commands[2]?.shell, commands[1]);
});

test('a string that goes on over lines', () => {
  for (const end of ['\\\n', '\\\r\n', '\\ \n# c\n']) {
    for (const quote of ["'", '"']) {
      const text = `sh -c ${quote}a && ${end}  b x${quote}`;
      assert.deepEqual(given(text), ['a []', 'b x [x]'], JSON.stringify(text));
    }
  }
});

test('the standard input of a shell', () => {
  assert.deepEqual(given('bash <<EOF && x\na $B\nc \\$D\nEOF\n'), ['a $B [?]', 'c \\$D [?]']);
  assert.deepEqual(given("sh -es <<-'EOF'\n\ta\n\tif b; then c; fi\n\tEOF\n"), ['a []', 'b []', 'c []']);
  assert.deepEqual(given('cat <<EOF\na\nEOF\n'), []);
  assert.deepEqual(given('bash x.sh <<EOF\na\nEOF\n'), []);
  assert.deepEqual(given('bash <<EOF\na\n'), []);
});

test('a broken inner script does not make the outer one unknown', () => {
  const script = readScript(`sh -c 'if a' && b`);
  assert.equal(script.complete, true);
  assert.deepEqual(
    script.commands.map(({ name }) => name.value),
    ['sh', 'b'],
  );
});
