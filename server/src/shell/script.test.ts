import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blank } from './blank.ts';
import { readScript, type ShellCommand } from './script.ts';

const run = (text: string) => readScript(blank(text, '\\', text.length));
const line = ({ name, args }: ShellCommand) => [name, ...args].map((word) => word.value ?? `<${word.text}>`).join(' ');
const lines = (text: string) => run(text).commands.map(line);
const slice = (text: string, range: { start: number; end: number } | undefined) =>
  range && text.slice(range.start, range.end);

test('an apt-get chain', () => {
  const text = `apt-get update && \\
    # what we need
    apt-get install -y --no-install-recommends \\
      curl="7.*" \\
      "git=$GIT" && \\
    rm -rf /var/lib/apt/lists/*`;
  const script = run(text);
  assert.deepEqual(script.commands.map(line), [
    'apt-get update',
    'apt-get install -y --no-install-recommends curl=7.* <"git=$GIT">',
    'rm -rf </var/lib/apt/lists/*>',
  ]);
  assert.equal(script.complete, true);
  assert.equal(slice(text, script.commands[0]?.range), 'apt-get update');
  assert.equal(slice(text, script.commands[1]?.args[4]?.range), '"git=$GIT"');
  assert.deepEqual(
    script.links.map(({ statement, element, before, operator, range }) => [
      statement,
      element,
      before,
      slice(text, operator),
      slice(text, range)?.split(' ')[0],
    ]),
    [
      [0, 0, undefined, undefined, 'apt-get'],
      [0, 1, '&&', '&&', 'apt-get'],
      [0, 2, '&&', '&&', 'rm'],
    ],
  );
  assert.equal(script.commands[2]?.link, script.links[2]);
});

test('statements after set -eux', () => {
  const text = `set -eux; \\
	savedAptMark="$(apt-mark showmanual)"; \\
	apt-get update; \\
	\\
	wget -O php.tar.xz "$PHP_URL" || exit 1; \\
	for key in $GPG_KEYS; do \\
		gpg --batch --recv-keys "$key" && x; \\
	done; \\
	{ a; b; } & \\
	make -j "$(nproc)"`;
  const script = run(text);
  assert.deepEqual(
    script.commands.map((command) => `${line(command)} ${command.link?.statement ?? '-'} ${command.conditional}`),
    [
      'set -eux 0 false',
      'apt-mark showmanual - false',
      'apt-get update 2 false',
      'wget -O php.tar.xz <"$PHP_URL"> 3 false',
      'exit 1 3 true',
      'gpg --batch --recv-keys <"$key"> - true',
      'x - true',
      'a - false',
      'b - false',
      'make -j <"$(nproc)"> 6 false',
      'nproc - false',
    ],
  );
  assert.deepEqual(
    script.links.map(({ before }) => before),
    [undefined, ';', ';', ';', '||', ';', ';', '&'],
  );
  assert.deepEqual(
    script.variables.map(({ name, range }) => `${name} ${slice(text, range)}`),
    ['PHP_URL $PHP_URL', 'GPG_KEYS $GPG_KEYS', 'key $key'],
  );
  assert.deepEqual(
    script.assignments.map(({ name, value }) => [name, value]),
    [
      ['savedAptMark', undefined],
      ['key', undefined],
    ],
  );
});

test('the operator before a statement is what separates it', () => {
  const text = 'a # x\nb; c &\n d';
  assert.deepEqual(
    readScript(text).links.map(({ before, operator }) => [before, slice(text, operator)]),
    [
      [undefined, undefined],
      ['newline', '\n'],
      [';', ';'],
      ['&', '&'],
    ],
  );
});

test('pipelines', () => {
  const text = 'curl -fsSL https://x.org/a.tgz?b=c | tar -xz -C /opt --strip-components=1 && ! yes | apt-get install x';
  const { commands } = readScript(text);
  assert.deepEqual(
    commands.map(({ name, pipe }) => [name.value, pipe.index, pipe.length, slice(text, pipe.range)?.slice(0, 8)]),
    [
      ['curl', 0, 2, 'curl -fs'],
      ['tar', 1, 2, 'curl -fs'],
      ['yes', 0, 2, '! yes | '],
      ['apt-get', 1, 2, '! yes | '],
    ],
  );
  assert.equal(commands[0]?.args[1]?.pattern, 'https://x.org/a.tgz?b=c');
  assert.equal(commands[0]?.link, commands[1]?.link);
  assert.deepEqual(commands[1]?.pipe.range, commands[0]?.pipe.range);
});

test('environment in front of a command', () => {
  const text = 'CGO_ENABLED=0 GOOS="linux" GOARCH=$TARGETARCH go build -ldflags="-s -w" -o /out/app ./cmd/app';
  const [command] = readScript(text).commands;
  assert.deepEqual(
    command?.assignments.map(({ name, value, range }) => [name, value, slice(text, range)]),
    [
      ['CGO_ENABLED', '0', 'CGO_ENABLED=0'],
      ['GOOS', 'linux', 'GOOS="linux"'],
      ['GOARCH', undefined, 'GOARCH=$TARGETARCH'],
    ],
  );
  assert.equal(slice(text, command?.range), text);
  assert.equal(slice(text, command?.name.range), 'go');
  assert.deepEqual(command && line(command), 'go build -ldflags=-s -w -o /out/app ./cmd/app');
  assert.deepEqual(readScript(text).assignments, []);
});

test('the usual package managers', () => {
  assert.deepEqual(lines("pip install --no-cache-dir 'uvicorn[standard]>=0.20' foo[bar] -r requirements.txt"), [
    'pip install --no-cache-dir uvicorn[standard]>=0.20 <foo[bar]> -r requirements.txt',
  ]);
  assert.deepEqual(lines('npm ci --omit=dev && npm cache clean --force'), [
    'npm ci --omit=dev',
    'npm cache clean --force',
  ]);
  assert.deepEqual(lines('cargo build --release --locked --target "$(rustc -vV | sed -n s/host:.//p)"'), [
    'cargo build --release --locked --target <"$(rustc -vV | sed -n s/host:.//p)">',
    'rustc -vV',
    'sed -n s/host:.//p',
  ]);
  assert.equal(readScript('/usr/bin/apt-get update').commands[0]?.program, 'apt-get');
  assert.equal(readScript('./install x').commands[0]?.program, './install');
});

test('conditions, cases, functions and groups', () => {
  const conditional = (text: string) =>
    run(text).commands.map(({ name, conditional }) => `${name.value}${conditional ? '?' : ''}`);
  assert.deepEqual(conditional('if a; then b; elif c; then d; else e; fi; f'), ['a?', 'b?', 'c?', 'd?', 'e?', 'f']);
  assert.deepEqual(conditional('case $(uname -m) in x86_64) a ;; *) b ;; esac && c'), ['uname?', 'a?', 'b?', 'c']);
  assert.deepEqual(conditional('f() { a; }; f'), ['a?', 'f']);
  assert.deepEqual(conditional('while a; do b; done'), ['a?', 'b?']);
  assert.deepEqual(conditional('(cd x && a) || { b; }'), ['cd', 'a', 'b?']);
  assert.deepEqual(conditional('a || b && c'), ['a', 'b?', 'c']);
  assert.deepEqual(conditional('[[ -f $(a) ]] && b'), ['a', 'b']);
  assert.equal(run('[[ -f x ]] && b').links.length, 2);
  assert.deepEqual(
    run('a & { b; } &').commands.map(({ background }) => background),
    [true, true],
  );
});

test('substitutions of every kind', () => {
  assert.deepEqual(lines('echo "$(a "$(b)")" `c \\`d\\`` <(e) $((1 + $(f))) ${X:-$(g)}'), [
    'echo <"$(a "$(b)")"> <`c \\`d\\``> <<(e)> <$((1 + $(f)))> <${X:-$(g)}>',
    'a <"$(b)">',
    'b',
    'c <`d`>',
    'd',
    'e',
    'f',
    'g',
  ]);
  assert.deepEqual(lines('V=$(a)'), ['a']);
  assert.deepEqual(lines('a > "$(b)"; cat <<EOF\n$(c)\nEOF\n'), ['a', 'b', 'cat', 'c']);
  const text = 'x "`a \\"b c\\" | awk \'{print \\$1}\'`" y';
  const { commands } = readScript(text);
  assert.deepEqual(commands.map(line).slice(1), ['a b c', 'awk {print $1}']);
  assert.deepEqual(
    commands.slice(1).map(({ name }) => slice(text, name.range)),
    ['a', 'awk'],
  );
});

test('words', () => {
  const words = (text: string) =>
    readScript(`x ${text}`).commands[0]?.args.map(({ value, pattern }) => [value, pattern]);
  assert.deepEqual(words(`'a b' "c"'d'\\ e $'f\\n' ""`), [
    ['a b', 'a b'],
    ['cd e', 'cd e'],
    ['f\n', 'f\n'],
    ['', ''],
  ]);
  assert.deepEqual(words('a* "/b c"/? {d,e} ~/f [g] h~ {}'), [
    [undefined, 'a*'],
    [undefined, '/b c/?'],
    [undefined, '{d,e}'],
    [undefined, '~/f'],
    [undefined, '[g]'],
    ['h~', 'h~'],
    ['{}', '{}'],
  ]);
  assert.deepEqual(words('$A b$A* "c$(d)" $((1)) `e` f{$g,h}'), Array(6).fill([undefined, undefined]));
  assert.deepEqual(
    readScript('export A=b "C=d" E=$F').commands[0]?.args.map(({ value }) => value),
    ['A=b', 'C=d', undefined],
  );
});

test('redirects', () => {
  const text = 'a >/x 2>&1 < "y z" >> $F <<-\'E F\'\n\tb\n\tE F\n';
  const [command] = readScript(text).commands;
  assert.deepEqual(
    command?.redirects.map(({ operator, descriptor, target, heredoc }) => [
      operator,
      descriptor,
      target?.value,
      heredoc && [heredoc.delimiter, heredoc.quoted, slice(text, heredoc.range)],
    ]),
    [
      ['>', undefined, '/x', undefined],
      ['>&', 2, '1', undefined],
      ['<', undefined, 'y z', undefined],
      ['>>', undefined, undefined, undefined],
      ['<<-', undefined, undefined, ['E F', true, '\tb\n']],
    ],
  );
});

test('variables', () => {
  const text = 'a $X "${Y}" ${Z:-${W}} ${V+v} ${U?u} ${#T} ${S%.*} \'$no\' \\$no $1 $? "$@" $((R + $Q)) $(b $P)';
  assert.deepEqual(
    readScript(text).variables.map(
      ({ name, range, defaulted }) => `${name} ${slice(text, range)}${defaulted ? ' defaulted' : ''}`,
    ),
    [
      'X $X',
      'Y ${Y}',
      'Z ${Z:-${W}} defaulted',
      'W ${W}',
      'V ${V+v} defaulted',
      'U ${U?u}',
      'T ${#T}',
      'S ${S%.*}',
      'R R defaulted',
      'Q $Q',
      'P $P',
    ],
  );
});

test('assignments the script makes for itself', () => {
  const text = 'A=1; B=2 c; export D=3 E; local F=x; G+=y; for H in i; do read -r J K; done; env L=m';
  assert.deepEqual(
    readScript(text).assignments.map(({ name, value }) => [name, value]),
    [
      ['A', '1'],
      ['D', '3'],
      ['F', 'x'],
      ['G', undefined],
      ['H', undefined],
      ['J', undefined],
      ['K', undefined],
    ],
  );
});

test('a script with an error is not complete', () => {
  for (const text of ['a && ', 'if a; then b', 'a "b', '$(', 'a && && b', 'echo )'])
    assert.equal(readScript(text).complete, false, text);
  for (const text of ['', ' ', 'a', 'a;', '# a', 'A=']) assert.equal(readScript(text).complete, true, text);
  assert.equal(readScript('#!/bin/sh\na').shebang, '#!/bin/sh');
});

test('an offset moves every range', () => {
  const text = 'A=b sudo c "$D" >x <<E | f && g\nh\nE\nbash -c "i $J"; K=l';
  const moved = readScript(`${' '.repeat(7)}${text}`);
  const shifted = readScript(text, 7);
  assert.deepEqual(JSON.parse(JSON.stringify(shifted)), JSON.parse(JSON.stringify(moved)));
  assert.equal(shifted.commands, readScript(text, 7).commands);
  assert.equal(shifted.commands[0]?.link, shifted.links[0]);
  assert.equal(shifted.commands.at(-1)?.shell, shifted.commands.at(-2));
});
