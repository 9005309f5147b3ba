import type { Dockerfile } from '../../model/dockerfile.ts';
import { neededByDefault } from '../../model/graph.ts';
import { label, type Stage } from '../../model/stage.ts';
import { mayHaveTargets } from '../../workspace/workspace.ts';
import type { Rule } from '../rule.ts';
import { startsSomething } from '../support/started.ts';
import { targetsInComments } from './targets-in-comments.ts';

/** Names of stages that are made to look at the product, not to be it. */
const HELPER =
  /(?:^|[-_.])(?:dev|devel|develop|development|debug|debugger|tests?|testing|unit|e2e|lint|linter|ci|coverage|bench|benchmark|validate|export|artifacts?)(?:[-_.]|\d*$)/;

/** Names of stages that are the product. */
const PRODUCT = /^(?:prod|production|release|final|runtime|runner|app|server|web|service|default|main)$/;

export const defaultTargetSuspicious: Rule = {
  id: 'stage/default-target-suspicious',
  severity: 'warning',
  summary: 'The last stage, which a plain build makes, looks like a helper',
  why: `\`docker build\` without \`--target\` makes the last stage. Put the one to ship last, and name a target for the others. Where
Compose, Bake, another file beside the Dockerfile or a comment in it names a target, this rule is silent.`,
  reported:
    'FROM node:22 AS base\nFROM base AS production\nCMD ["node", "server.js"]\nFROM base AS [|test|]\nRUN npm test\n',
  fine: 'FROM node:22 AS base\nFROM base AS test\nRUN npm test\nFROM base AS production\nCMD ["node", "server.js"]\n',
  peers: [],
  whole: true,
  *check(dockerfile, workspace) {
    const { final } = dockerfile;
    if (!final?.name || !HELPER.test(final.key!) || mayHaveTargets(workspace)) return;
    if (targetsInComments(dockerfile).size > 0) return;
    const product = productOf(dockerfile, final);
    if (!product) return;
    yield {
      range: final.name.range,
      message: `A plain build makes ${label(final)}, though ${label(product)} looks like the one to ship.`,
      related: [{ range: (product.name ?? product.from.keyword).range, message: 'This one is not last.' }],
    };
  },
};

/** A stage that says by its name that it is the product, or that alone starts something and that no other needs. */
function productOf(dockerfile: Dockerfile, final: Stage): Stage | undefined {
  const named = dockerfile.stages.findLast(({ key }) => key !== undefined && PRODUCT.test(key));
  if (named || startsSomething(final)) return named;
  const needed = neededByDefault(dockerfile);
  return dockerfile.stages.findLast((stage) => !needed.has(stage) && !HELPER.test(stage.key ?? '') && setsStart(stage));
}

const setsStart = ({ instructions }: Stage): boolean =>
  instructions.some(({ name }) => name === 'CMD' || name === 'ENTRYPOINT');
