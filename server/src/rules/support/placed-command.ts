import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { remember, rememberApart, rememberWhole } from '../../model/remember.ts';
import { commandsOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { ShellCommand } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import { type PackageCommand, readPackageCommand } from './package-command.ts';

/** A command, and where it stands. */
export interface PlacedCommand {
  readonly stage: Stage;
  readonly run: Instruction;
  /** The RUN is what an ONBUILD triggers: it runs in the stages of another file. */
  readonly triggered: boolean;
  readonly command: ShellCommand;
}

/** A package manager's command, and where it stands. */
export interface PlacedPackageCommand extends PlacedCommand {
  readonly packages: PackageCommand;
}

/** The commands of a stage's RUNs, those of triggers as well, in order. */
export const commandsInStage = (dockerfile: Dockerfile, stage: Stage): readonly PlacedCommand[] =>
  ofStages(dockerfile)(stage);

const ofStages = rememberWhole((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage): readonly PlacedCommand[] =>
    stage.instructions.flatMap((instruction) => {
      const run = instruction.trigger ?? instruction;
      return run.name === 'RUN' ? commandsOfRun(dockerfile, stage, run) : NONE;
    }),
  ),
);

const commandsOfRun = (dockerfile: Dockerfile, stage: Stage, run: Instruction): readonly PlacedCommand[] =>
  commandsOf(dockerfile, stage, run).map((command) => ({ stage, run, triggered: run.onbuild !== undefined, command }));

const NONE: readonly never[] = [];

/** The commands of all RUNs, those of triggers as well, in the order of the file. */
export const placedCommands = remember((dockerfile: Dockerfile): readonly PlacedCommand[] =>
  placedInstructions(dockerfile).flatMap(({ instruction: run, stage }) =>
    stage && run.name === 'RUN' ? commandsOfRun(dockerfile, stage, run) : NONE,
  ),
);

const byProgram = remember((dockerfile: Dockerfile) => {
  const programs = new Map<string | undefined, PlacedCommand[]>();
  for (const placed of placedCommands(dockerfile)) {
    const same = programs.get(placed.command.program);
    if (same) same.push(placed);
    else programs.set(placed.command.program, [placed]);
  }
  return programs;
});

/** The commands that run one of some programs, known by their names without a folder. In the order of the file for each program. */
export const commandsNamed = (dockerfile: Dockerfile, ...programs: readonly string[]): readonly PlacedCommand[] =>
  programs.flatMap((program) => byProgram(dockerfile).get(program) ?? []);

/** The package managers' commands of all RUNs, in the order of the file. */
export const placedPackageCommands = remember((dockerfile: Dockerfile): readonly PlacedPackageCommand[] =>
  placedCommands(dockerfile).flatMap((placed) => {
    const packages = readPackageCommand(placed.command);
    return packages ? [{ ...placed, packages }] : [];
  }),
);
