import { withContexts } from '../model/contexts.ts';
import type { Dockerfile } from '../model/dockerfile.ts';
import { shellcheck as rule } from '../rules/shell/shellcheck.ts';
import { isSwitchedOff } from '../rules/wanted.ts';
import { runShellcheck, runShellcheckOnMany } from '../workspace/node-shellcheck.ts';
import { Shellcheck } from '../workspace/shellcheck.ts';
import { shellcheckScripts } from '../workspace/shellcheck-scripts.ts';
import { type Workspace, withAnswers } from '../workspace/workspace.ts';

const PROGRAM = 'shellcheck';
const shellcheck = new Shellcheck(runShellcheck, runShellcheckOnMany);

/** The files that are asked about together: few at first, so that the first answers come soon. */
const FIRST = 8;
const MOST = 64;

/** A Dockerfile with what is known around it. */
interface Surrounded {
  readonly dockerfile: Dockerfile;
  readonly workspace: Workspace;
}

/**
 * Dockerfiles in their order, with what the ShellCheck in PATH says of their scripts; as they are without it, or where nobody wants to
 * know. It looks at the next ones while the caller is busy with those before.
 */
export async function* withShellcheck<T extends Surrounded>(files: AsyncIterator<T>): AsyncGenerator<T> {
  let size = FIRST;
  let next = asked(files, size);
  for (;;) {
    const group = await next;
    if (group.length === 0) return;
    size = Math.min(MOST, 2 * size);
    next = asked(files, size);
    // Who stops half-way waits for nothing.
    next.catch(() => undefined);
    yield* group;
  }
}

/** The next so many files, once they have been asked about. */
async function asked<T extends Surrounded>(files: AsyncIterator<T>, size: number): Promise<T[]> {
  const group: T[] = [];
  while (group.length < size) {
    const { value, done } = await files.next();
    if (done) break;
    group.push(value);
  }
  const wanted = group.filter(({ workspace }) => !isSwitchedOff(rule, {}, workspace.policy));
  const scripts = wanted.flatMap(({ dockerfile, workspace }) =>
    shellcheckScripts(withContexts(dockerfile, workspace.contexts)),
  );
  await shellcheck.ask(scripts, PROGRAM);
  return group.map((file) =>
    wanted.includes(file)
      ? { ...file, workspace: withAnswers(file.workspace, (script) => shellcheck.answer(script, PROGRAM)) }
      : file,
  );
}
