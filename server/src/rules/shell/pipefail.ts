import { stateBefore } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Rule } from '../rule.ts';
import { placedCommands } from '../support/placed-command.ts';
import { shown } from '../support/shown.ts';
import { type LostFailure, lostFailures } from './lost-failures.ts';
import { settingPipefail } from './setting-pipefail.ts';

export const pipefail: Rule = {
  id: 'shell/pipefail',
  severity: 'warning',
  summary: 'A pipe hides the failure of its left side',
  severities: 'a **hint** for a command that only looks at what is there, like `cat` or `find`.',
  why: `Only the last command of a pipe decides whether a RUN fails: when a download breaks off, the build goes on with half a file. With
\`-o pipefail\` every command counts. bash has it, and the ash of Alpine; the \`/bin/sh\` of Debian and Ubuntu may not. Nothing is said of
a pipe that ends in \`head\` or \`grep -q\`, which would fail then.`,
  reported: 'FROM debian:12\nRUN [|curl|] -fsSL https://example.com/app.tar.gz | tar -xz -C /opt\n',
  fine: `FROM debian:12
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN curl -fsSL https://example.com/app.tar.gz | tar -xz -C /opt
`,
  peers: ['hadolint DL4006'],
  changes: ['steps', 'Shell', 'Cmd', 'Entrypoint', 'Healthcheck'],
  each: ['RUN'],
  *check(dockerfile) {
    for (const { stage, run, triggered, failure } of firstOfEach(dockerfile)) {
      const { name, program, shell } = failure.command;
      yield {
        range: name.range,
        message: `When "${shown(program ?? name.text)}" fails, the pipe hides it.`,
        ...(failure.minor && { severity: 'hint' as const }),
        // A `#!` line or a command has chosen the shell.
        fixes: () =>
          triggered || shell || scriptOf(dockerfile, stage, run).shebang
            ? []
            : settingPipefail(dockerfile, stage, firstAlike(dockerfile, stage, run)),
      };
    }
  },
};

interface Found {
  readonly stage: Stage;
  readonly run: Instruction;
  readonly triggered: boolean;
  readonly failure: LostFailure;
}

/** The gravest of each RUN. */
const firstOfEach = remember((dockerfile: Dockerfile): readonly Found[] => {
  const found: Found[] = [];
  let last: Instruction | undefined;
  for (const { stage, run, triggered, command } of placedCommands(dockerfile)) {
    if (run === last || command.pipe.length < 2) continue;
    last = run;
    const failures = lostFailures(dockerfile, stage, run);
    const failure = failures.find(({ minor }) => !minor) ?? failures[0];
    if (failure) found.push({ stage, run, triggered, failure });
  }
  return found;
});

/** The first RUN of a stage with the same fault under the same SHELL. */
function firstAlike(dockerfile: Dockerfile, stage: Stage, run: Instruction): Instruction {
  const { shell } = stateBefore(stage, run);
  const first = firstOfEach(dockerfile).find(
    ({ stage: own, triggered, failure, run: other }) =>
      own === stage && !triggered && !failure.command.shell && stateBefore(stage, other).shell === shell,
  );
  return first?.run ?? run;
}
