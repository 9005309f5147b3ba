import { configuration } from '../../model/configuration.ts';
import { root, type Stage } from '../../model/stage.ts';
import type { Rule } from '../rule.ts';
import { imagesOf } from '../support/images.ts';

export const healthcheckMissing: Rule = {
  id: 'runtime/healthcheck-missing',
  severity: 'off',
  summary: 'The image declares no HEALTHCHECK',
  why: `With HEALTHCHECK, Docker and Swarm notice a program that runs and does not answer. Kubernetes ignores it and has probes of
its own, and many images are no servers, which is why this rule is off. \`HEALTHCHECK NONE\` says that there is nothing to check.`,
  reported: 'FROM [|node:22|]\nUSER node\nCMD ["node", "server.js"]\n',
  fine: 'FROM node:22\nUSER node\nHEALTHCHECK CMD ["node", "health.js"]\nCMD ["node", "server.js"]\n',
  peers: ['hadolint DL3057', 'Trivy DS-0026', 'Checkov CKV_DOCKER_2'],
  each: ['FROM'],
  *check(dockerfile, workspace) {
    for (const stage of imagesOf(dockerfile, workspace)) {
      if (!stage.image || isUnknown(stage) || configuration(stage).healthcheck) continue;
      yield { range: stage.image.range, message: 'The image declares no HEALTHCHECK.' };
    }
  },
};

/** A variable decides what the image inherits. */
const isUnknown = (stage: Stage): boolean => root(stage).kind === 'unknown';
