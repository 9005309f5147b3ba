import { baseFacts, isWindows } from '../../model/base-image.ts';
import { stateBefore } from '../../model/configuration.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { remember } from '../../model/remember.ts';
import { commandsOf } from '../../model/run.ts';
import type { Fix, Rule } from '../rule.ts';
import { shown } from '../support/shown.ts';
import { userAt } from '../support/user.ts';
import { mountHomeMismatch } from './mount-home-mismatch.ts';
import { addOptions, type CacheMount, cacheMounts, hasKey, ownerOptions } from './placed-mounts.ts';

export const mountOwner: Rule = {
  id: 'cache/mount-owner',
  severity: 'warning',
  summary: 'The user of a RUN cannot write to its cache mount',
  why: `A cache mount [belongs to root](https://docs.docker.com/reference/dockerfile/#run---mounttypecache) and only root may write to it,
whoever USER is. Tools then fail, or work without a cache. Name the owner: \`uid=1000,gid=1000\`.`,
  reported:
    'FROM node:22\nUSER node\nWORKDIR /home/node/app\nCOPY package.json package-lock.json ./\nRUN --mount=type=cache,target=[|/home/node/.npm|] npm ci\n',
  fine: 'FROM node:22\nUSER node\nWORKDIR /home/node/app\nCOPY package.json package-lock.json ./\nRUN --mount=type=cache,target=/home/node/.npm,uid=1000,gid=1000 npm ci\n',
  peers: [],
  changes: ['steps'],
  deep: true,
  *check(dockerfile, _, others) {
    for (const placed of cacheMounts(dockerfile)) {
      const { stage, run, word, target } = placed;
      // What is copied into it from elsewhere brings its owner along.
      if (hasKey(placed, 'uid', 'gid', 'mode', 'from', 'ro', 'readonly') || isWindows(dockerfile, stage)) continue;
      if (userAt(dockerfile, stage, run).root !== false || isSeenTo(dockerfile, placed)) continue;
      const name = (stateBefore(stage, run).user?.value ?? baseFacts(stage)?.user ?? '').replace(/:.*/s, '');
      if (others.mayReport(mountHomeMismatch, word.range)) continue;
      yield {
        range: word.range,
        message: `User "${shown(name)}" cannot write to "${target}": a cache mount belongs to root.`,
        fixes: () => giveAway(dockerfile, placed),
      };
    }
  },
};

const RAISES = /^(?:sudo|doas|su|su-exec|gosu)$/;

/** Whether a command of the RUN is somebody else's, or one with the same mount gives it away. */
function isSeenTo(dockerfile: Dockerfile, { stage, run, mount, target }: CacheMount): boolean {
  const commands = commandsOf(dockerfile, stage, run);
  if (commands.some(({ program, wrappers }) => [program, ...wrappers.map(({ value }) => value)].some(raises)))
    return true;
  const key = mount.id?.text ?? target;
  return givenAway(dockerfile).has(key);
}

const raises = (program: string | undefined): boolean => RAISES.test(program ?? '');

/** The caches whose files a RUN changes the owner or the mode of, by their ids. */
const givenAway = remember((dockerfile: Dockerfile): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { stage, run, mount, target } of cacheMounts(dockerfile)) {
    const changes = commandsOf(dockerfile, stage, run).some(
      ({ program }) => program === 'chown' || program === 'chmod',
    );
    if (changes) found.add(mount.id?.text ?? target);
  }
  return found;
});

function giveAway(dockerfile: Dockerfile, placed: CacheMount): Fix[] {
  const owner = ownerOptions(dockerfile, placed.stage, placed.run);
  const edit = owner === undefined ? undefined : addOptions(dockerfile, placed, owner);
  return edit ? [{ title: `Add "${owner}"`, edits: [edit], safe: false, preferred: true }] : [];
}
