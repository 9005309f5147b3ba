import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';
import { environment, type Result } from './results.ts';

/** What VS Code calls, in the browser host and in @vscode/test-electron alike. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, reporter: Results });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  // The first one: that it was not started is known at the end.
  if (process.platform !== 'win32') await import('./shellcheck.ts');
  await import('./workspace.ts');
  await import('./problems.ts');
  await import('./navigation.ts');
  await import('./completion.ts');
  await import('./presentation.ts');
  await import('./symbols.ts');
  await import('./typing.ts');
  await import('./commands.ts');
  await import('./focus.ts');
  await import('./context.ts');
  await import('./pin.ts');
  await import('./across.ts');
  // The last one: it takes the whole folder away. How processes are found is Linux's way; trust has no part in it.
  if (process.platform === 'linux' && process.env[environment.trusted] === 'yes') await import('./steady.ts');
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

/** Writes every result as soon as it is known, so that a host that dies does not take them along. */
class Results extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner) {
    super(runner);
    const file = process.env[environment.results];
    if (file === undefined) throw new Error(`${environment.results} is not set`);
    const write = (result: Result) => appendFileSync(file, `${JSON.stringify(result)}\n`);
    runner.on('pass', (test) => write({ title: test.fullTitle() }));
    runner.on('fail', (test, error) => write({ title: test.fullTitle(), error: error.stack ?? String(error) }));
  }
}
