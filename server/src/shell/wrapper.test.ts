import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readScript } from './script.ts';

const read = (text: string) => readScript(text).commands[0]!;

/** Wrappers, program and arguments. */
const show = (text: string) => {
  const { wrappers, name, args } = read(text);
  return [...wrappers.map((word) => `(${word.value})`), name.text, ...args.map((word) => word.text)].join(' ');
};

test('wrappers are looked through', () => {
  const cases: Record<string, string> = {
    'sudo apt-get install x': '(sudo) apt-get install x',
    'sudo -E -u root --group=x -H apt-get update': '(sudo) apt-get update',
    'sudo --user root -- apt-get update': '(sudo) apt-get update',
    '/usr/bin/sudo -uroot apt-get update': '(/usr/bin/sudo) apt-get update',
    'env -i -u X A=b apt-get update': '(env) apt-get update',
    '/usr/bin/env bash x.sh': '(/usr/bin/env) bash x.sh',
    'sudo -E env A=b nice -n 5 apt-get -y update': '(sudo) (env) (nice) apt-get -y update',
    'nice -10 make': '(nice) make',
    'nohup setsid x -d': '(nohup) (setsid) x -d',
    'exec -a y x': '(exec) x',
    'command apk add x': '(command) apk add x',
    'eatmydata apt-get update': '(eatmydata) apt-get update',
    'retry 5 apt-get update': '(retry) apt-get update',
    'retry -t 5 -- apt-get update': '(retry) apt-get update',
    'timeout 5 curl x': '(timeout) curl x',
    'timeout -k 1m --signal=KILL 1.5h curl x': '(timeout) curl x',
    'timeout -t 5 curl x': '(timeout) curl x',
    'timeout $T curl x': '(timeout) curl x',
    'gosu postgres initdb': '(gosu) initdb',
    'su-exec "$U" initdb': '(su-exec) initdb',
    'setpriv --reuid 1 --clear-groups npm ci': '(setpriv) npm ci',
    'flock /l make -j4': '(flock) make -j4',
    'stdbuf -oL make': '(stdbuf) make',
    'xvfb-run -a -s "-screen 0" npm test': '(xvfb-run) npm test',
    'busybox wget x': '(busybox) wget x',
    'time make': '(time) make',
    'time -p sudo make': '(time) (sudo) make',
    'xargs -0 -r -n 1 -I {} rm -rf {}': '(xargs) rm -rf {}',
    'xargs --max-args 1 apt-get install -y': '(xargs) apt-get install -y',
  };
  for (const [text, expected] of Object.entries(cases)) assert.equal(show(text), expected);
});

test('what only looks like a wrapper is the program', () => {
  for (const text of [
    'sudo',
    'sudo -l',
    'command -v curl',
    'env',
    'env A=b',
    'env -S "a b"',
    'exec >x',
    'xargs',
    'nice',
    'timeout 5',
    './sudo x',
    'busybox --install -s',
  ]) {
    const { wrappers, name } = read(text);
    assert.deepEqual([wrappers.length, name.text], [0, text.split(' ')[0]], text);
  }
});

test('an unknown word is the program', () => {
  assert.equal(show('$SUDO apt-get update'), '$SUDO apt-get update');
  assert.equal(show('sudo $OPTS apt-get update'), '(sudo) $OPTS apt-get update');
  assert.equal(read('sudo $OPTS apt-get update').program, undefined);
});

test('assignments given to wrappers count', () => {
  const text = 'A=1 sudo B=2 env "C=3" D=$X x';
  const { assignments, range } = read(text);
  assert.deepEqual(
    assignments.map(({ name, value }) => [name, value]),
    [
      ['A', '1'],
      ['B', '2'],
      ['C', '3'],
      ['D', undefined],
    ],
  );
  assert.deepEqual(range, { start: 0, end: text.length });
});

test('the range includes the wrappers', () => {
  assert.deepEqual(read('time sudo x y').range, { start: 0, end: 13 });
  assert.deepEqual(readScript('a && time { b; }').commands[1]?.wrappers, []);
});

test('xargs adds arguments', () => {
  assert.equal(read('xargs rm').openEnded, true);
  assert.equal(read('sudo rm').openEnded, false);
});
