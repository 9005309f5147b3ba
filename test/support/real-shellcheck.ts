import type { TestContext } from 'node:test';
import { installShellcheck } from '../../scripts/lib/shellcheck-install.ts';

let found: ReturnType<typeof installShellcheck> | undefined;

/** The ShellCheck of this machine, installed if need be. Skips the test, and says why, where there is none. */
export async function needsShellcheck(t: TestContext): Promise<string | undefined> {
  found ??= installShellcheck();
  const answer = await found;
  if ('program' in answer) return answer.program;
  t.skip(answer.reason);
  return undefined;
}
