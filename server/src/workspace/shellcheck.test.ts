import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Printed, Shellcheck } from './shellcheck.ts';

const questions = (...inputs: string[]) => inputs.map((input) => ({ shell: 'sh', input, key: `sh ${input}` }) as const);
const output = JSON.stringify({
  comments: [{ code: 1, level: 'info', message: 'm', line: 1, column: 1, endLine: 1, endColumn: 2 }],
});

/** A program that tells what it is asked, and answers when it is let. */
function held() {
  const asked: string[] = [];
  const answers: ((printed: Printed) => void)[] = [];
  const shellcheck = new Shellcheck(({ input }) => {
    asked.push(input);
    return new Promise((resolve) => answers.push(resolve));
  });
  return { asked, answers, shellcheck };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('ShellCheck', () => {
  test('is asked once about each script, and few at a time', async () => {
    const { asked, answers, shellcheck } = held();
    const all = questions('a', 'b', 'c');
    const done = shellcheck.ask([...all, all[0]!], 'p');
    await turn();
    assert.deepEqual(asked, ['a', 'b']);
    assert.equal(shellcheck.answer(all[0]!, 'p'), undefined);
    answers[0]!({ output });
    await turn();
    assert.deepEqual(asked, ['a', 'b', 'c']);
    assert.equal(shellcheck.answer(all[0]!, 'p')?.length, 1);
    assert.equal(shellcheck.answer(all[0]!, 'q'), undefined);
    assert.equal(shellcheck.answer({ shell: 'bash', input: 'a', key: 'bash a' }, 'p'), undefined);
    answers[1]!({ output });
    answers[2]!('failed');
    await done;
    // What failed is not tried again.
    assert.deepEqual(shellcheck.answer(all[2]!, 'p'), []);
    await shellcheck.ask(all, 'p');
    assert.equal(asked.length, 3);
  });

  test('is asked about many scripts at once where that can be done, and about each where that fails', async () => {
    const asked: (string | string[])[] = [];
    const run = (each: string | string[]) => {
      asked.push(each);
      return Promise.resolve(asked.length === 1 ? [{ output }, 'failed' as const] : ('failed' as const));
    };
    const shellcheck = new Shellcheck(
      ({ input }) => run(input).then(() => ({ output })),
      (many) => run(many.map(({ input }) => input)),
    );
    const all = questions('a', 'b', 'c', 'd');
    await shellcheck.ask([all[0]!, all[1]!, all[0]!], 'p');
    assert.deepEqual(asked, [['a', 'b'], 'b']);
    await shellcheck.ask(all, 'p');
    assert.deepEqual(asked.slice(2), [['c', 'd'], 'c', 'd']);
    assert.ok(all.every((question) => shellcheck.answer(question, 'p')?.length === 1));
  });

  test('is asked no more when nobody wants to know', async () => {
    const { asked, answers, shellcheck } = held();
    let wanted = true;
    const done = shellcheck.ask(questions('a', 'b', 'c'), 'p', () => wanted);
    await turn();
    wanted = false;
    for (const answer of answers) answer({ output: 'nonsense' });
    await done;
    assert.deepEqual(asked, ['a', 'b']);
    assert.deepEqual(shellcheck.answer(questions('a')[0]!, 'p'), []);
  });

  test('that is not there is looked for when it may have come', async () => {
    const { asked, answers, shellcheck } = held();
    const done = shellcheck.ask(questions('a', 'b', 'c'), 'p');
    await turn();
    for (const answer of answers) answer('absent');
    await done;
    assert.deepEqual([asked, shellcheck.isAbsent('p'), shellcheck.isAbsent('q')], [['a', 'b'], true, false]);
    await shellcheck.ask(questions('a'), 'p');
    assert.equal(asked.length, 2);
    shellcheck.lookAgain();
    const again = shellcheck.ask(questions('a'), 'p');
    await turn();
    answers.at(-1)!({ output });
    await again;
    assert.equal(shellcheck.answer(questions('a')[0]!, 'p')?.length, 1);
  });

  test('is not remembered for ever', async () => {
    const shellcheck = new Shellcheck(async () => ({ output }));
    const many = questions(...Array.from({ length: 5000 }, (_, i) => String(i)));
    await shellcheck.ask(many, 'p');
    const known = many.filter((question) => shellcheck.answer(question, 'p'));
    assert.deepEqual([known.length, known.at(-1)], [4000, many.at(-1)]);
  });
});
