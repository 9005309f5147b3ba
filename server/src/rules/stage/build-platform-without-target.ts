import { configuration } from '../../model/configuration.ts';
import { copiedBy } from '../../model/copied.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { insertBefore, keyword } from '../../model/edits.ts';
import { usesOf } from '../../model/graph.ts';
import { chain, label, type Stage } from '../../model/stage.ts';
import { insert } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { platformOf, rootStage } from '../support/platform-flag.ts';
import { type Compilation, compilations } from './compiled.ts';
import { heedsTarget } from './cross-compiling.ts';

export const buildPlatformWithoutTarget: Rule = {
  id: 'stage/build-platform-without-target',
  severity: 'warning',
  summary: 'A stage on the build platform compiles without asking for the target platform',
  why: `With \`--platform=$BUILDPLATFORM\` the compiler runs natively, which is fast, but it also makes programs for the machine it
runs on. In a build for several platforms all images get that one program, and it fails to start on the others. Hand the target
platform to the compiler.`,
  reported:
    'FROM --platform=$BUILDPLATFORM golang:1.22 AS build\nRUN [|go build|] -o /app .\nFROM alpine:3.20\nCOPY --from=build /app /app\n',
  fine: 'FROM --platform=$BUILDPLATFORM golang:1.22 AS build\nARG TARGETOS TARGETARCH\nRUN GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /app .\nFROM alpine:3.20\nCOPY --from=build /app /app\n',
  peers: [],
  changes: ['steps'],
  whole: true,
  *check(dockerfile) {
    // What only other stages take may well be run by them, on the build platform.
    const shipped = new Set(dockerfile.final ? chain(dockerfile.final) : []);
    for (const stage of dockerfile.stages) {
      if (!/^\$\{?BUILDPLATFORM\b/.test(platformOf(rootStage(stage)) ?? '')) continue;
      const taken = takenFrom(dockerfile, stage, shipped);
      if (taken.length === 0 || heedsTarget(dockerfile, stage)) continue;
      for (const compilation of compilations(dockerfile, stage)) {
        // Assemblies of .NET run anywhere; the program that starts them does not.
        const needed = ({ by, path }: Taken) =>
          compilation.makes(path) && (compilation.tool !== 'dotnet' || startsProgram(by));
        const taker = taken.find(needed)?.by;
        if (!taker) continue;
        yield {
          range: compilation.range,
          message: `This compiles for the machine that builds, but ${label(taker)} is for the target platform.`,
          fixes: () => askForTarget(dockerfile, compilation),
        };
      }
    }
  },
};

interface Taken {
  readonly by: Stage;
  readonly path: string;
}

/** What the stages of the image that are on the target platform take from a stage. */
function takenFrom(dockerfile: Dockerfile, stage: Stage, shipped: ReadonlySet<Stage>): Taken[] {
  return usesOf(dockerfile, stage).references.flatMap(({ kind, stage: by, instruction }) => {
    const platform = platformOf(rootStage(by));
    if (kind !== 'copy' || instruction.onbuild || !shipped.has(by)) return [];
    if (platform !== undefined && !/^\$\{?TARGETPLATFORM\b/.test(platform)) return [];
    const sources = copiedBy(by, instruction)?.sources ?? [];
    return sources.flatMap(({ path }) => (path === undefined || /[*?[]/.test(path) ? [] : [{ by, path: `/${path}` }]));
  });
}

/** Whether a stage starts with a program of its own: `./app`, not `dotnet app.dll`. */
function startsProgram(stage: Stage): boolean {
  const { entrypoint, cmd } = configuration(stage);
  const first = (entrypoint ?? cmd)?.value.words[0];
  return first !== undefined && /^\.?\/(?!.*\bdotnet\b)/.test(first);
}

function askForTarget(dockerfile: Dockerfile, { tool, command, run }: Compilation): Fix[] {
  // `go install` for another platform puts the program into another folder.
  if (
    tool !== 'go' ||
    command.args[0]?.value !== 'build' ||
    run.form !== 'plain' ||
    command.wrappers.length > 0 ||
    run.onbuild
  )
    return [];
  const hasSystem = command.assignments.some(({ name }) => name === 'GOOS');
  const given = hasSystem ? ['ARCH'] : ['OS', 'ARCH'];
  const declared = given.map((what) => `TARGET${what}`).join(' ');
  const assigned = given.map((what) => `GO${what}=$TARGET${what} `).join('');
  const edits = [
    insertBefore(dockerfile, run, `${keyword(dockerfile, 'ARG')} ${declared}`),
    insert(command.name.range.start, assigned),
  ];
  return [{ title: 'Compile for the target platform', edits, safe: false, preferred: true }];
}
