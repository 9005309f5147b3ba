import { expansionsOf } from '../../model/expanded.ts';
import { isPredefined } from '../../model/variables.ts';
import { noBuildPasses } from '../../workspace/passed-args.ts';
import type { Rule } from '../rule.ts';
import { isForeignFrontend } from '../support/frontend.ts';

export const requiredArgNotPassed: Rule = {
  id: 'var/required-arg-not-passed',
  severity: 'warning',
  summary: 'FROM asks for a build argument that no known build passes',
  why: `\`\${TAG:?which?}\` has the builder stop where nobody gives the argument. Every file of the workspace that builds this Dockerfile
leaves it out, so each of these builds fails. Pass it there (\`args\`, \`--build-arg\`), or give the ARG a default. This rule is silent
where a file leaves open what it passes.`,
  reported: 'ARG TAG\nFROM node:[|${TAG:?which?}|] AS build\nRUN npm ci\nFROM node:22-slim\nUSER node\n',
  fine: 'ARG TAG=22\nFROM node:${TAG:?which?} AS build\nRUN npm ci\nFROM node:22-slim\nUSER node\n',
  compose: 'services:\n  web:\n    build: .\n',
  peers: [],
  each: ['FROM'],
  *check(dockerfile, workspace) {
    if (isForeignFrontend(dockerfile)) return;
    for (const { from } of dockerfile.stages) {
      for (const { name, modifier, range } of expansionsOf(dockerfile, from)) {
        if ((modifier !== ':?' && modifier !== '?') || isPredefined(name) || !noBuildPasses(workspace, name)) continue;
        const declared = dockerfile.globals.definitions.filter((definition) => definition.name === name);
        const [first] = declared;
        if (!first || declared.some(({ pair }) => pair.value)) continue;
        yield {
          range,
          message: `No known build passes "${name}", and without it the builder stops here.`,
          related: [{ range: first.pair.name.range, message: 'It has no default.' }],
        };
      }
    }
  },
};
