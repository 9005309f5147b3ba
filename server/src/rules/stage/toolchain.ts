import { baseFacts } from '../../model/base-image.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { commandsOf } from '../../model/run.ts';
import { chain, root, type Stage } from '../../model/stage.ts';
import type { ShellCommand } from '../../shell/script.ts';
import { readPackageCommand } from '../support/package-command.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** By package manager, what makes a program that runs without the tools that made it. */
const COMPILES: Readonly<Record<string, ReadonlySet<string>>> = {
  go: words('build install'),
  cargo: words('build b install'),
  dotnet: words('publish'),
  maven: words('package install verify'),
  gradle: words('build assemble jar bootJar shadowJar installDist'),
};

const compiles = (command: ShellCommand): boolean => {
  const known = readPackageCommand(command);
  return known !== undefined && (COMPILES[known.manager.name]?.has(known.command) ?? false);
};

/** The image of a stage's chain when it is made for building and the stage compiles something with it. */
export function toolchainInUse(dockerfile: Dockerfile, stage: Stage): string | undefined {
  const base = root(stage);
  if (base.kind !== 'image' || !baseFacts(stage)?.toolchain) return undefined;
  const used = chain(stage).some((link) =>
    link.instructions.some((run) => run.name === 'RUN' && commandsOf(dockerfile, link, run).some(compiles)),
  );
  return used ? base.text : undefined;
}
