import { stagesNamed } from '../../model/graph.ts';
import { mayBeTarget, type Workspace } from '../../workspace/workspace.ts';
import type { Rule } from '../rule.ts';
import { targetsInComments } from './targets-in-comments.ts';

export const lastNotBuilt: Rule = {
  id: 'stage/last-not-built',
  severity: 'information',
  summary: 'All known builds name another target than the last stage',
  why: `The last stage is what a build without a target makes. Where every file of the workspace that builds the Dockerfile names another stage,
nobody may notice when the last one breaks; and who forgets the target gets another image than all others do. Put the stage last that is
built, or have somebody build the last one. This rule is silent where a file leaves open what it builds.`,
  reported:
    'FROM node:22 AS prod\nCMD ["node", "server.js"]\n[|FROM prod AS debug|]\nCMD ["node", "--inspect", "server.js"]\n',
  fine: 'FROM node:22 AS debug\nCMD ["node", "--inspect", "server.js"]\nFROM node:22 AS prod\nCMD ["node", "server.js"]\n',
  compose: 'services:\n  web:\n    build: { context: ., target: prod }\n',
  peers: [],
  whole: true,
  *check(dockerfile, workspace) {
    const { final, stages } = dockerfile;
    const targets = onlyTargets(workspace);
    if (!final || stages.length < 2 || !targets) return;
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
  // A development container says nothing of how the product is built, and a README little.
  if (!builds.some(({ kind }) => kind !== 'Dev container' && kind !== 'README')) return undefined;
  const targets = builds.flatMap(({ certain, target }) =>
    certain && target !== undefined ? [target.toLowerCase()] : [],
  );
  return targets.length === builds.length ? [...new Set(targets)] : undefined;
}
