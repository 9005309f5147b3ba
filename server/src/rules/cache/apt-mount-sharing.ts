import { packageManagers } from '../../knowledge/package-managers.ts';
import { isWithin } from '../../model/directory.ts';
import { neededByDefault } from '../../model/graph.ts';
import { replace } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { addOptions, cacheMounts, hasKey } from './placed-mounts.ts';

/** Where managers that let only one process write at a time keep what they download. */
const LOCKED = packageManagers
  .filter(({ cache }) => cache?.sharing === 'locked')
  .flatMap(({ name, cache }) => [...cache!.targets, ...cache!.alternatives].map((folder) => ({ name, folder })));

export const aptMountSharing: Rule = {
  id: 'cache/apt-mount-sharing',
  severity: 'warning',
  summary: 'The cache of apt and its like is shared by builds that run at once',
  why: `Package managers of distributions count on being alone with their files. In a mount that is shared, as mounts are
[unless they say otherwise](https://docs.docker.com/reference/dockerfile/#example-cache-apt-packages), two builds or two stages at once
wait for a lock until one gives up, or break each other's files. With \`sharing=locked\` the second one waits for the first.`,
  reported:
    'FROM debian:12\nRUN --mount=type=cache,target=[|/var/lib/apt/lists|] apt-get update && apt-get install -y git\n',
  fine: 'FROM debian:12\nRUN --mount=type=cache,target=/var/lib/apt/lists,sharing=locked apt-get update && apt-get install -y git\n',
  peers: [],
  changes: ['steps'],
  *check(dockerfile) {
    for (const placed of cacheMounts(dockerfile)) {
      const { stage, mount, word, target } = placed;
      const { sharing } = mount;
      const known = LOCKED.find(({ folder }) => isWithin(target, folder));
      if (!known || (sharing && sharing.text !== 'shared') || hasKey(placed, 'ro', 'readonly')) continue;
      if (!neededByDefault(dockerfile).has(stage)) continue;
      yield {
        range: (sharing ?? word).range,
        message: `Builds that run at once share this mount, and ${known.name} has to be alone with it.`,
        fixes: () => {
          const edit = sharing ? replace(sharing.range, 'locked') : addOptions(dockerfile, placed, 'sharing=locked');
          return edit ? [{ title: 'Add "sharing=locked"', edits: [edit], safe: false, preferred: true }] : [];
        },
      };
    }
  },
};
