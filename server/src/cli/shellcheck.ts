import { withContexts } from '../model/contexts.ts';
import type { Dockerfile } from '../model/dockerfile.ts';
import { runShellcheck } from '../workspace/node-shellcheck.ts';
import { Shellcheck } from '../workspace/shellcheck.ts';
import { shellcheckScripts } from '../workspace/shellcheck-scripts.ts';
import type { Workspace } from '../workspace/workspace.ts';

const PROGRAM = 'shellcheck';
const shellcheck = new Shellcheck(runShellcheck);

/** The facts with what the ShellCheck in PATH says of a Dockerfile's scripts; without it, as they are. */
export async function withShellcheck(dockerfile: Dockerfile, workspace: Workspace): Promise<Workspace> {
  const scripts = shellcheckScripts(withContexts(dockerfile, workspace.contexts));
  await shellcheck.ask(scripts, PROGRAM);
  return { ...workspace, shellcheck: (script) => shellcheck.answer(script, PROGRAM) };
}
