import { baseFacts } from '../../model/base-image.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { neededStages } from '../../model/graph.ts';
import { rememberWhole } from '../../model/remember.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Rule } from '../rule.ts';
import { usesCacheMounts } from '../support/cache-mounts.ts';
import { frontendIsAtLeast } from '../support/frontend.ts';
import { projectManager } from '../support/project-manager.ts';
import { isShipped } from '../support/shipped.ts';
import { countsOnLayers, offlineManagers } from './cache-uses.ts';
import {
  type Cacheable,
  cacheables,
  followsManifests,
  isCared,
  isCleaned,
  isOffByOption,
  isOffInEnvironment,
  namesFewTools,
  targetsOf,
} from './caching.ts';
import { leavesIn, whatMakesUnsure } from './leavings.ts';
import { mountCaches } from './mounting.ts';

export const missingCacheMount: Rule = {
  id: 'cache/missing-cache-mount',
  severity: 'hint',
  summary: 'A download or a compilation does not keep its cache',
  severities: '**information** in a file that has cache mounts already.',
  why: `When a layer is built again, its command starts from nothing. A cache mount keeps what was downloaded or compiled from
one build to the next, and stays out of the image: \`RUN --mount=type=cache,target=/root/.npm npm ci\`. In the stage that is
shipped, an install that cleans up after itself is left alone, and of one that does not \`pkg/clean-cache\` tells. A few tools that are
installed by name are left alone everywhere.`,
  reported: 'FROM node:22 AS build\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN [|npm ci|]\n',
  fine: 'FROM node:22 AS build\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN --mount=type=cache,target=/root/.npm npm ci\n',
  peers: ['tally prefer-package-cache-mounts'],
  changes: ['steps', 'Env'],
  gathers: (part) => [usesCacheMounts(part) ? 'mounts' : '', ...offlineManagers(part), whatMakesUnsure(part)].join(' '),
  *check(dockerfile, workspace) {
    // Cache mounts came with docker/dockerfile 1.2; another frontend may not know them.
    if (!frontendIsAtLeast(dockerfile, 1, 2)) return;
    const severity = hasCacheMounts(dockerfile) ? 'information' : 'hint';
    for (const stage of neededStages(dockerfile)) {
      if (baseFacts(stage)?.distribution === 'windows') continue;
      for (const run of stage.instructions) {
        if (run.name !== 'RUN' || run.form !== 'plain') continue;
        const lacks = (item: Cacheable) => lacksMount(dockerfile, item, workspace);
        const items = cacheables(dockerfile, stage, run);
        const first = items.find(lacks);
        if (!first) continue;
        yield {
          range: first.command.range,
          message: `Without a cache mount, "${first.command.label}" starts from nothing whenever this layer is built again.`,
          severity,
          fixes: () => mountCaches(dockerfile, stage, items.filter(lacks)),
        };
      }
    }
  },
};

/** Whether any stage uses them. */
const hasCacheMounts = rememberWhole(usesCacheMounts);

/** Whether a command would gain by a cache mount, and its author has not decided otherwise. */
function lacksMount(dockerfile: Dockerfile, item: Cacheable, workspace: Workspace): boolean {
  const { stage, run, command } = item;
  const { manager } = command;
  // What the command says by itself comes first, since it costs least to see.
  if (namesFewTools(command)) return false;
  const off = isOffByOption(command);
  if (off && !(manager.kind === 'language' && followsManifests(command))) return false;
  if (isShipped(dockerfile, stage) && (off || isCleaned(dockerfile, stage, run, manager))) return false;
  if (isCared(dockerfile, item) || isOffInEnvironment(dockerfile, item)) return false;
  if (manager.cache?.targets.length === 0 && !targetsOf(dockerfile, item)) return false;
  // Plug'n'Play needs Yarn's cache at run time.
  if (projectManager(stage, command, workspace).name === 'yarn-berry') return false;
  // What stays in the image is told by pkg/clean-cache, which offers the mount as well.
  if (leavesIn(dockerfile, workspace, run, manager)) return false;
  return manager.kind === 'system' || !countsOnLayers(dockerfile, stage, manager);
}
