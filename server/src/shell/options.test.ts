import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOptions } from './options.ts';
import { readScript } from './script.ts';

const parse = (text: string, ...valued: string[]) => parseOptions(readScript(text).commands[0]!.args, new Set(valued));
const show = (text: string, ...valued: string[]) => {
  const { options, operands, uncertain } = parse(text, ...valued);
  return {
    options: options.map(({ name, argument }) => (argument ? `${name} ${argument.text}` : name)),
    operands: operands.map(({ text }) => text),
    uncertain,
  };
};

test('options and operands may be mixed', () => {
  assert.deepEqual(show('apt-get -q install -yV --no-install-recommends curl git'), {
    options: ['-q', '-y', '-V', '--no-install-recommends'],
    operands: ['install', 'curl', 'git'],
    uncertain: false,
  });
});

test('values are the next word, or follow = or the letter', () => {
  assert.deepEqual(show('x -o a -ob -yo c --out d --out=e -q=2', '-o', '--out').options, [
    '-o a',
    '-o b',
    '-y',
    '-o c',
    '--out d',
    '--out e',
    '-q 2',
  ]);
  assert.deepEqual(show('x -o', '-o'), { options: ['-o'], operands: [], uncertain: false });
});

test('after -- there are only operands', () => {
  assert.deepEqual(show('x -a -- -b --c').operands, ['-b', '--c']);
  assert.deepEqual(show('tar -xf - -C /opt', '-f', '-C'), {
    options: ['-x', '-f -', '-C /opt'],
    operands: [],
    uncertain: false,
  });
  assert.deepEqual(show('cat - -n').operands, ['-']);
});

test('has and value', () => {
  const options = parse('x -yqq --target=release --target main -f a', '--target', '-f');
  assert.equal(options.has('--yes', '-y'), true);
  assert.equal(options.has('-f'), true);
  assert.equal(options.has('--yes'), false);
  assert.equal(options.options.filter(({ name }) => name === '-q').length, 2);
  assert.equal(options.value('-t', '--target')?.value, 'main');
  assert.equal(options.value('-y'), undefined);
});

test('the place of a value', () => {
  const text = `x --target=a -fb '--target=c' --target "d e"`;
  const { options } = parse(text, '--target', '-f');
  assert.deepEqual(
    options.map(({ value, argument }) => [value, argument && text.slice(argument.range.start, argument.range.end)]),
    [
      ['a', 'a'],
      ['b', 'b'],
      ['c', "'--target=c'"],
      ['d e', '"d e"'],
    ],
  );
});

test('long options with one dash', () => {
  const options = parse('go build -trimpath -ldflags "-s -w" -o=/x .', '-ldflags', '-o');
  assert.equal(options.has('-trimpath'), true);
  assert.equal(options.value('-ldflags')?.value, '-s -w');
  assert.equal(options.value('-o')?.value, '/x');
  assert.deepEqual(
    options.operands.map(({ value }) => value),
    ['build', '.'],
  );
});

test('an option may hide in an unknown word', () => {
  for (const text of ['x $A', 'x "$A"', 'x -$A', 'x -y$A', 'x --$A', 'x $(y)'])
    assert.equal(parse(text).uncertain, true, text);
  for (const text of ['x a=$A', 'x "https://$A"', 'x *', 'x ~/a', 'x --a=$A', 'x {a,b}', 'x -- a']) {
    assert.equal(parse(text).uncertain, false, text);
  }
});

test('an unknown value belongs to its option', () => {
  assert.deepEqual(show('make -j$(nproc) --prefix="$P" -C $D all', '-j', '-C', '--prefix'), {
    options: ['-j $(nproc)', '--prefix "$P"', '-C $D'],
    operands: ['all'],
    uncertain: false,
  });
  assert.equal(parse('make -j$(nproc)', '-j').value('-j')?.value, undefined);
  assert.equal(parse('pip install foo==$V').operands[1]?.value, undefined);
  assert.equal(parse('curl --url=https://x/y?z').value('--url')?.pattern, 'https://x/y?z');
});
