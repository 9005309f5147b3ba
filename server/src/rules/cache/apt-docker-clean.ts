import { packageManagers } from '../../knowledge/package-managers.ts';
import { baseFacts } from '../../model/base-image.ts';
import { copiedBy } from '../../model/copied.ts';
import { isWithin } from '../../model/directory.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { neededStages } from '../../model/graph.ts';
import { rememberApart, rememberWhole } from '../../model/remember.ts';
import { chain, LONG_CHAIN, type Stage } from '../../model/stage.ts';
import type { Instruction } from '../../syntax/instruction.ts';
import type { Rule } from '../rule.ts';
import { KEEPS_DOWNLOADS, keepDownloads } from './apt.ts';
import { usesIn } from './cache-uses.ts';
import { type CacheMount, cacheMountsIn } from './placed-mounts.ts';

const APT = packageManagers.find(({ name }) => name === 'apt')!;

export const aptDockerClean: Rule = {
  id: 'cache/apt-docker-clean',
  severity: 'information',
  summary: 'The image deletes what apt downloads, so that its cache mount stays empty',
  why: `Docker's images of Debian and Ubuntu, and all that are built on them, have a setting for apt, \`docker-clean\`, that deletes
each download once it is installed. With a mount on \`/var/cache/apt\`, take that setting away
[as Docker's guide does](https://docs.docker.com/reference/dockerfile/#example-cache-apt-packages).`,
  reported:
    'FROM debian:12\nRUN --mount=type=cache,target=[|/var/cache/apt|],sharing=locked \\\n  --mount=type=cache,target=/var/lib/apt,sharing=locked \\\n  apt-get update && apt-get install -y git\nUSER 65532\n',
  fine: 'FROM debian:12\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n  --mount=type=cache,target=/var/lib/apt,sharing=locked \\\n  apt-get update && apt-get install -y git\nUSER 65532\n',
  peers: [],
  changes: ['steps'],
  deep: true,
  *check(dockerfile) {
    for (const stage of neededStages(dockerfile)) {
      const placed = emptied(dockerfile)(stage);
      // What is settled in one stage is so in those that are based on it.
      const above = chain(stage, LONG_CHAIN).slice(1);
      if (!placed || above.some((link) => emptied(dockerfile)(link))) continue;
      const { run, word } = placed;
      yield {
        range: word.range,
        message: 'This mount stays empty: the image deletes what apt downloads.',
        fixes: () => {
          const edits = keepDownloads(dockerfile, stage, APT);
          const isAbove = edits?.every((edit) => edit.range.end <= run.range.start);
          return edits?.[0] && isAbove
            ? [{ title: 'Keep what apt downloads', edits, safe: false, preferred: true }]
            : [];
        },
      };
    }
  },
};

/** The first mount of a stage that stays empty. */
const emptied = rememberWhole((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage) =>
    cacheMountsIn(stage).find((placed) => isWithin(placed.target, '/var/cache/apt') && isEmptied(dockerfile, placed)),
  ),
);

/** Whether apt downloads into the mount, and nothing up to there keeps the image from deleting it. */
function isEmptied(dockerfile: Dockerfile, { stage, run }: CacheMount): boolean {
  const distribution = baseFacts(stage)?.distribution;
  if (distribution !== 'debian' && distribution !== 'ubuntu') return false;
  if (!usesIn(dockerfile, stage, APT).some((use) => use.run === run)) return false;
  return !chain(stage, LONG_CHAIN).some((link) => {
    const first = settles(dockerfile)(link);
    return first !== undefined && first.range.start <= run.range.start;
  });
}

/** The first instruction of a stage that changes the setting, or may do so. */
const settles = rememberWhole((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage): Instruction | undefined =>
    stage.instructions.find((instruction) => {
      if (KEEPS_DOWNLOADS.test(dockerfile.text.slice(instruction.range.start, instruction.range.end))) return true;
      const destination = copiedBy(stage, instruction)?.destination;
      return destination !== undefined && (destination === '/' || isWithin(destination, '/etc'));
    }),
  ),
);
