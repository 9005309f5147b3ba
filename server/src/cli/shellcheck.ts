import { withContexts } from '../model/contexts.ts';
import type { Dockerfile } from '../model/dockerfile.ts';
import { shellcheck as rule } from '../rules/shell/shellcheck.ts';
import { isSwitchedOff } from '../rules/wanted.ts';
import { runShellcheck } from '../workspace/node-shellcheck.ts';
import { Shellcheck } from '../workspace/shellcheck.ts';
import { shellcheckScripts } from '../workspace/shellcheck-scripts.ts';
import { type Workspace, withAnswers } from '../workspace/workspace.ts';

const PROGRAM = 'shellcheck';
const shellcheck = new Shellcheck(runShellcheck);

/** The facts with what the ShellCheck in PATH says of a Dockerfile's scripts; as they are without it, or where nobody wants to know. */
export async function withShellcheck(dockerfile: Dockerfile, workspace: Workspace): Promise<Workspace> {
  if (isSwitchedOff(rule, {}, workspace.policy)) return workspace;
  const scripts = shellcheckScripts(withContexts(dockerfile, workspace.contexts));
  await shellcheck.ask(scripts, PROGRAM);
  return withAnswers(workspace, (script) => shellcheck.answer(script, PROGRAM));
}
