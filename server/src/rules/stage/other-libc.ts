import { baseName, copiedBy } from '../../model/copied.ts';
import { isWithin } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { label, type Reference, root, type Stage } from '../../model/stage.ts';
import type { Problem } from '../rule.ts';
import { packageCommands } from '../support/package-command.ts';
import { startedPrograms } from '../support/started.ts';
import { artefactsIn } from './native/artefacts.ts';
import type { Build } from './native/build.ts';
import { bringsLibc, holdersOfOther, isOther, type Libc, libcOf } from './native/libc.ts';

/** What runs a project's packages, in which images it is, and what installs or compiles them anew. */
interface Runtime {
  readonly programs: RegExp;
  readonly images: RegExp;
  readonly managers: RegExp;
}

const RUNTIMES: Partial<Record<Build['tool'], Runtime>> = {
  node: {
    programs: /^(?:node|nodejs|npm|npx|pnpm|yarn|bun|bunx|pm2|pm2-runtime)$/,
    images: /node|\bbun\b/,
    managers: /^(?:npm|pnpm|yarn|yarn-berry|bun)$/,
  },
  ruby: {
    programs: /^(?:ruby|bundle|rails|rake|puma|unicorn|rackup|sidekiq)$/,
    images: /ruby|rails/,
    managers: /^bundler$/,
  },
};

/**
 * What a COPY takes from a stage with another libc, of a project's packages: some of them may have native code. Those that have
 * it for certain are told of by stage/libc-mismatch.
 */
export function otherLibc(dockerfile: Dockerfile, reference: Reference): Problem | undefined {
  const { stage, instruction, source } = reference;
  const there = libcOf(stage);
  if (there === undefined || there === 'none') return undefined;
  if (source.kind !== 'stage' || !holdersOfOther(dockerfile, there).has(source.stage)) return undefined;
  const starts = startedPrograms(stage).length > 0;
  for (const { word, path } of copiedBy(stage, instruction)?.sources ?? []) {
    if (path === undefined) continue;
    // Somewhere in a folder for a stage that starts nothing, they may be no more than sources.
    const isTaken = (folder: string) => folder === `/${path}` || (isWithin(folder, `/${path}`) && starts);
    const found = artefactsIn(dockerfile, stage, reference, path).find(
      ({ output, build }) => isTaken(output.path) && isForeign(build, there),
    );
    if (!found || !isRunIn(dockerfile, reference, found.build) || bringsLibc(dockerfile, stage, there)) continue;
    const { build } = found;
    return {
      range: word.range,
      message: `Packages in "${word.text}" with native parts are built for ${libcOf(build.stage)}, but ${imageOf(stage)} has ${there}.`,
      related: [{ range: build.command.range, message: `Installed here, in ${label(build.stage)}.` }],
    };
  }
  return undefined;
}

const isForeign = ({ bound, stage }: Build, there: Libc): boolean =>
  bound === 'possibly' && isOther(libcOf(stage), there);

/** Whether the stage that copies them has what runs them, and does not install or compile them anew. */
function isRunIn(dockerfile: Dockerfile, { stage, instruction }: Reference, { tool }: Build): boolean {
  const runtime = RUNTIMES[tool];
  if (!runtime) return false;
  const isAgain = (run: Stage['instructions'][number]) =>
    packageCommands(dockerfile, stage, run).some(
      ({ manager, action, command }) =>
        runtime.managers.test(manager.name) && (action === 'install' || /^(?:rebuild|pristine)$/.test(command)),
    );
  const behind = stage.instructions.slice(stage.instructions.indexOf(instruction) + 1);
  if (behind.some((other) => other.name === 'RUN' && isAgain(other))) return false;
  return (
    runtime.images.test(imageOf(stage)) ||
    startedPrograms(stage).some((program) => runtime.programs.test(baseName(program)))
  );
}

const imageOf = (stage: Stage): string => {
  const base = root(stage);
  return base.kind === 'image' ? base.text : 'scratch';
};
