import { buildkitArgs, platformArgs, proxyArgs } from '../../knowledge/predefined-args.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { placedInstructions } from '../../model/instructions.ts';
import { rememberWhole } from '../../model/remember.ts';
import { similar } from '../../text/distance.ts';
import { replace } from '../../text/edit.ts';
import type { BuilderRule } from '../builder-rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';

/** Those that the builder takes without an ARG. */
const PREDEFINED: ReadonlySet<string> = new Set(
  [platformArgs, proxyArgs, buildkitArgs].flatMap((meanings) => Object.keys(meanings)),
);

export const unknownBuildArg: BuilderRule = {
  id: 'var/unknown-build-arg',
  severity: 'warning',
  summary: 'A build argument is passed that no ARG of the Dockerfile declares',
  why: `Nothing can use its value: the builder warns that it was not consumed, and goes on with the default of what was meant. Arguments that
the builder knows by itself, such as \`HTTP_PROXY\`, \`SOURCE_DATE_EPOCH\` and all that begin with \`BUILDKIT_\`, need no ARG.`,
  reported: 'services:\n  web:\n    build:\n      context: .\n      args:\n        [|NODE_VERISON|]: 22\n',
  fine: 'services:\n  web:\n    build:\n      context: .\n      args:\n        NODE_VERSION: 22\n        HTTPS_PROXY: http://proxy:3128\n',
  dockerfile: 'ARG NODE_VERSION=20\nFROM node:$NODE_VERSION\n',
  peers: [],
  *checkBuilds(_text, builds) {
    // A word may serve several builds: it is wrong if none of them knows it.
    const wanted = new Map<number, boolean>();
    const isWanted = (dockerfile: Dockerfile, name: string) =>
      PREDEFINED.has(name) || name.startsWith('BUILDKIT_') || mayDeclare(dockerfile, name);
    const passed = builds.flatMap(({ build, dockerfile, name: file }) =>
      [...build.argRanges].flatMap(([name, range]) =>
        build.args.has(name) ? [{ name, range, dockerfile, file }] : [],
      ),
    );
    for (const { name, range, dockerfile } of passed)
      wanted.set(range.start, wanted.get(range.start) === true || isWanted(dockerfile, name));
    for (const { name, range, dockerfile, file } of passed) {
      if (wanted.get(range.start)) continue;
      wanted.set(range.start, true);
      const names = similar(name, [...declared(dockerfile)], (other) => other);
      yield {
        range,
        message: `No ARG of ${file} declares "${name}".`,
        fixes: () =>
          names.map((other) => ({
            title: `Pass "${other}"`,
            edits: [replace(range, other)],
            safe: false,
            preferred: names.length === 1,
          })),
      };
    }
  },
};

/** Whether a Dockerfile has the argument, or may have it: from a base image's triggers, or as another frontend reads it. */
function mayDeclare(dockerfile: Dockerfile, name: string): boolean {
  if (isForeignFrontend(dockerfile) || dockerfile.stages.length === 0 || declared(dockerfile).has(name)) return true;
  return dockerfile.stages.some(({ base }) => base.kind === 'image' && /onbuild|\$/i.test(base.text));
}

/** The names of all ARG, those of triggers among them. */
const declared = rememberWhole((dockerfile: Dockerfile): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { instruction } of placedInstructions(dockerfile))
    if (instruction.name === 'ARG') for (const { name } of instruction.pairs) names.add(name.text);
  return names;
});
