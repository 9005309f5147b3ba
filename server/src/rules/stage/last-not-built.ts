import { stagesNamed } from '../../model/graph.ts';
import type { BuilderKind } from '../../workspace/builders/readers.ts';
import { mayBeTarget, type Workspace } from '../../workspace/workspace.ts';
import type { Rule } from '../rule.ts';
import { targetsInComments } from './targets-in-comments.ts';

export const lastNotBuilt: Rule = {
  id: 'stage/last-not-built',
  severity: 'information',
  summary: 'All known builds name another target than the last stage',
  why: `The last stage is what a build without a target makes. Where every file of the workspace that builds the Dockerfile names another stage,
nobody may notice when the last one breaks; and who forgets the target gets another image than all others do. Put the stage last that is
built, or have somebody build the last one. This rule is silent where a file leaves open what it builds, and where scripts alone build it:
there may be others. A last stage with a name may be built by hand, so two files have to agree on another one, of which one is of
continuous integration.`,
  reported: 'FROM node:22 AS prod\nCMD ["node", "server.js"]\n[|FROM prod|]\nCMD ["node", "--inspect", "server.js"]\n',
  fine: 'FROM node:22 AS debug\nCMD ["node", "--inspect", "server.js"]\nFROM node:22 AS prod\nCMD ["node", "server.js"]\n',
  compose: 'services:\n  web:\n    build: { context: ., target: prod }\n',
  peers: [],
  whole: true,
  *check(dockerfile, workspace) {
    const { final, stages } = dockerfile;
    const targets = onlyTargets(workspace);
    if (!final || stages.length < 2 || !targets || !isTelling(workspace, final.key !== undefined)) return;
    // One that is not there is told of where it is named.
    if (targets.some((target) => stagesNamed(dockerfile, target).length === 0)) return;
    const { key } = final;
    if (key !== undefined && (targets.includes(key) || mayBeTarget(workspace, key))) return;
    if (key !== undefined && targetsInComments(dockerfile).has(key)) return;
    const names = targets.slice(0, MOST_NAMES).map((target) => `"${target}"`);
    const more = targets.length > MOST_NAMES ? ' and others' : '';
    yield {
      range: final.from.range,
      message: `No known build makes the last stage: they name ${names.join(', ')}${more} as their target.`,
    };
  },
};

const MOST_NAMES = 3;

/** The targets of all builds, where each certainly has one and there are no more builds. */
function onlyTargets({ builds, moreBuilds, moreTargets, targetWords }: Workspace): readonly string[] | undefined {
  if (!builds || moreBuilds || moreTargets || targetWords.size > 0) return undefined;
  const targets = builds.flatMap(({ certain, target }) =>
    certain && target !== undefined ? [target.toLowerCase()] : [],
  );
  return targets.length === builds.length ? [...new Set(targets)] : undefined;
}

const INTEGRATION: ReadonlySet<BuilderKind> = new Set([
  'GitHub Actions',
  'GitLab CI',
  'CircleCI',
  'Cloud Build',
  'Jenkinsfile',
]);

/** Kinds of files that say what is built, all of it in one place. Beside scripts there are others, in languages that nobody reads here. */
const DECLARED: ReadonlySet<BuilderKind> = new Set<BuilderKind>([...INTEGRATION, 'Compose', 'Bake', 'Skaffold']);

/** Whether the builds say enough of how the product is built. */
function isTelling({ builds = [] }: Workspace, isNamed: boolean): boolean {
  const declared = builds.filter(({ kind }) => DECLARED.has(kind));
  if (!isNamed) return declared.length > 0;
  return new Set(declared.map(({ uri }) => uri)).size > 1 && declared.some(({ kind }) => INTEGRATION.has(kind));
}
