import { commandsOf } from '../../model/run.ts';
import type { Rule } from '../rule.ts';
import { lonelyUpdate } from '../support/lonely-update.ts';
import { deletesLists } from './apt.ts';
import { installWithoutUpdate } from './install-without-update.ts';
import { mergeWithNext } from './merging.ts';

export const updateWithoutInstall: Rule = {
  id: 'cache/update-without-install',
  severity: 'warning',
  summary: 'The package lists are refreshed in a layer of their own',
  why: `The layer with the lists comes from the cache for as long as its line stays the same. An install in a later RUN then works
with old lists: it fails, or gets old packages. Refresh and install in one RUN.`,
  reported: 'FROM debian:12\nRUN [|apt-get update|]\nRUN apt-get install -y curl\n',
  fine: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl\n',
  peers: ['Trivy DS-0017', 'Checkov CKV_DOCKER_5'],
  changes: ['steps'],
  deep: true,
  *check(dockerfile, _, others) {
    for (const stage of dockerfile.stages) {
      for (const instruction of stage.instructions) {
        const run = instruction.trigger ?? instruction;
        const update = run.name === 'RUN' ? lonelyUpdate(dockerfile, stage, run) : undefined;
        if (!update) continue;
        // Lists that are deleted again do not grow old: it is the install below that finds none.
        const below = { start: run.range.end, end: stage.range.end };
        const isDeleted = commandsOf(dockerfile, stage, run).some(deletesLists);
        if (isDeleted && others.mayReport(installWithoutUpdate, below)) continue;
        yield {
          range: update.range,
          message: `The lists of "${update.label}" grow old in this layer: refresh them in the RUN that installs.`,
          // Joined with the install, the deletion would stand in front of it.
          fixes: () => (run === instruction && !isDeleted ? mergeWithNext(dockerfile, stage, run, update.manager) : []),
        };
      }
    }
  },
};
