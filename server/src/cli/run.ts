import manifest from '../../../package.json' with { type: 'json' };
import { type Command, readArguments, UsageError } from './arguments.ts';
import { runCheck } from './check.ts';
import { runFix } from './fix.ts';
import { HELP } from './help.ts';
import { runOutline } from './outline.ts';
import { runPin } from './pin.ts';
import { Session } from './session.ts';
import { runTargets } from './targets.ts';
import type { Terminal } from './terminal.ts';

/** Does what the command line asks for. @returns the exit code */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const session = new Session(terminal);
  try {
    await runCommand(readArguments(args), session);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    session.trouble(`${error.message} (--help tells more)`);
  }
  return session.exitCode;
}

async function runCommand(command: Command, session: Session): Promise<void> {
  switch (command.kind) {
    case 'help':
      return session.terminal.out(HELP);
    case 'version':
      return session.terminal.out(`${manifest.version}\n`);
    case 'check':
      return runCheck(command, session);
    case 'fix':
      return runFix(command, session);
    case 'pin':
      return runPin(command, session);
    case 'outline':
      return runOutline(command, session);
    case 'targets':
      return runTargets(command, session);
  }
}
