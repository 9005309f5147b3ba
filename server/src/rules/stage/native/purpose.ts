import { baseFacts } from '../../../model/base-image.ts';
import { baseName } from '../../../model/copied.ts';
import { isWithin } from '../../../model/directory.ts';
import type { Dockerfile } from '../../../model/dockerfile.ts';
import { runSteps } from '../../../model/run-steps.ts';
import { chain, type Stage } from '../../../model/stage.ts';
import type { Word } from '../../../syntax/word.ts';
import { packageCommands } from '../../support/package-command.ts';
import { startedPaths, startedProgram, startWords } from '../../support/started.ts';
import { artefactsAt } from './artefacts.ts';

/** What an image starts: a native program, a jar, a .NET assembly, and the stage that makes it; undefined for all else. */
interface Started {
  readonly kind: 'native' | 'jar' | 'dotnet';
  /** Whether it is compiled in the image itself, not in another stage. */
  readonly here: boolean;
}

const COMPILED = new Set(['go', 'rust', 'c']);

function startedBy(dockerfile: Dockerfile, final: Stage): Started | undefined {
  const own = chain(final);
  const program = startedProgram(final)?.replace(/^.*\//, '');
  if (program === 'java') return { kind: 'jar', here: uses(dockerfile, own, /^(?:maven|gradle|sbt)$/) };
  if (program === 'dotnet') {
    const assembly = startWords(final).some((word) => word.endsWith('.dll'));
    return assembly ? { kind: 'dotnet', here: uses(dockerfile, own, /^dotnet$/) } : undefined;
  }
  for (const path of startedPaths(final)) {
    const native = artefactsAt(dockerfile, final, path).find(
      ({ build, output }) => COMPILED.has(build.tool) && (output.path === path || output.kind !== 'file'),
    );
    if (native) return { kind: 'native', here: own.includes(native.build.stage) };
  }
  return own.some((stage) => makesProgram(dockerfile, stage, final)) ? { kind: 'native', here: true } : undefined;
}

/** Whether what is started lies where `make` and the like build, and looks like a program. */
function makesProgram(dockerfile: Dockerfile, stage: Stage, final: Stage): boolean {
  const program = startedProgram(final) ?? '';
  const paths = startedPaths(final).filter((path) => baseName(path) === baseName(program) && /\/[\w-]+$/.test(path));
  if (!program.includes('/') || paths.length === 0) return false;
  return stage.instructions
    .filter(({ name }) => name === 'RUN')
    .flatMap((run) => runSteps(dockerfile, stage, run))
    .some(({ command, directory = '/' }) => {
      const isBuild = /^(?:make|ninja|cmake|meson)$/.test(command.program ?? '') && !command.conditional;
      return isBuild && directory !== '/' && paths.some((path) => isWithin(path, directory));
    });
}

const uses = (dockerfile: Dockerfile, stages: readonly Stage[], manager: RegExp): boolean =>
  stages.some((stage) =>
    stage.instructions.some(
      (run) =>
        run.name === 'RUN' &&
        packageCommands(dockerfile, stage, run).some((command) => manager.test(command.manager.name)),
    ),
  );

/** Whether the program an image starts is compiled in it. */
export const compilesWhatRuns = (dockerfile: Dockerfile, final: Stage): boolean =>
  startedBy(dockerfile, final)?.here ?? false;

/** Images with build tools, by what a program made with them still needs when it runs. */
const SDKS = {
  native: /^(?:golang|rust|gcc|buildpack-deps|haskell|cargo-chef|swift|dart)$/,
  jar: /^(?:maven|gradle|clojure|scala-sbt)$/,
  dotnet: /^dotnet$/,
} as const;

/** JDKs of which there is a JRE under the same name. */
const JDK = /^(?:eclipse-temurin|sapmachine|zulu-openjdk(?:-alpine)?|ibm-semeru-runtimes)$/;

const FOR_BUILDING = [...Object.values(SDKS), JDK];

/** The base image, where it is made for building and what is started needs none of that. */
export function sdkInVain(dockerfile: Dockerfile, final: Stage): Word | undefined {
  const facts = baseFacts(final);
  const { image } = chain(final).at(-1)!;
  if (!facts?.toolchain || !image || !FOR_BUILDING.some((names) => names.test(facts.family))) return undefined;
  const started = startedBy(dockerfile, final);
  if (!started) return undefined;
  const spare =
    SDKS[started.kind].test(facts.family) || (started.kind === 'jar' && !started.here && JDK.test(facts.family));
  return spare && (started.here || takesFromOthers(final)) ? image : undefined;
}

const takesFromOthers = (final: Stage): boolean =>
  chain(final).some(({ references }) => references.some(({ source }) => source.kind === 'stage'));
