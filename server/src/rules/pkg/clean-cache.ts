import type { PackageManager } from '../../knowledge/package-managers.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import { rememberApart, rememberWhole } from '../../model/remember.ts';
import { scriptOf } from '../../model/run.ts';
import type { Stage } from '../../model/stage.ts';
import type { ChainLink } from '../../shell/script.ts';
import type { Edit } from '../../text/edit.ts';
import { countsOnLists } from '../cache/apt.ts';
import { cacheables, namesFewTools } from '../cache/caching.ts';
import { type Leaving, leavings, whatMakesUnsure } from '../cache/leavings.ts';
import { mountCaches } from '../cache/mounting.ts';
import type { Fix, Rule } from '../rule.ts';
import { appendCommand } from '../support/append-command.ts';
import { insertWords, removeLinks } from '../support/command-edits.ts';
import { frontendIsAtLeast } from '../support/frontend.ts';
import { listed } from '../support/listed.ts';
import { hasOption } from '../support/package-command.ts';
import { type PlacedPackageCommand, placedPackageCommands } from '../support/placed-command.ts';
import { withDescendants } from '../support/shipped.ts';
import { cleaningPeer, cleaningPeers } from './peers.ts';

export const cleanCache: Rule = {
  id: 'pkg/clean-cache',
  severity: 'information',
  summary: 'Package lists or downloads stay in the image',
  why: `What a package manager keeps for its next run is of no use in an image and only makes it larger. A later RUN cannot take it
out again: clean up in the RUN that installs, use the option that keeps nothing, or put it into a cache mount, which is in no layer and
is there for the next build. Builder stages may keep what they like.`,
  reported: 'FROM debian:12\nRUN apt-get update && [|apt-get install|] -y curl\nUSER nobody\n',
  fine: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nUSER nobody\n',
  peers: [...cleaningPeers, 'Trivy DS-0015', 'Trivy DS-0019', 'Trivy DS-0020', 'Trivy DS-0025', 'Trivy DS-0027'],
  changes: ['steps', 'Env', 'OnBuild'],
  gathers: whatMakesUnsure,
  *check(dockerfile, workspace) {
    for (const leaving of leavings(dockerfile, workspace)) {
      const { range, label, manager } = leaving.last.packages;
      const what = listed(leaving.leftovers.map((leftover) => leftover.what));
      yield {
        range,
        message: `"${label.replace(/ .*/s, '')}" leaves ${what} in the image: ${advice(leaving)}.`,
        ...cleaningPeer(manager),
        fixes: () => [...cleanUp(dockerfile, leaving), ...mount(dockerfile, leaving)],
      };
    }
  },
};

const commandOf = ({ leftovers }: Leaving): string => leftovers.flatMap(({ command }) => command ?? []).join(' && ');

function advice(leaving: Leaving): string {
  const option = leaving.leftovers[0]!.option;
  return option === undefined ? `end this RUN with "${commandOf(leaving)}"` : `add ${option}`;
}

/** Whether something in a stage, or in those that are based on it, counts on the package lists of an earlier layer. */
const needsLists = rememberWhole((dockerfile: Dockerfile) =>
  rememberApart((stage: Stage) =>
    rememberApart((apt: PackageManager) => countsOnLists(dockerfile, withDescendants(dockerfile, stage), apt)),
  ),
);

function cleanUp(dockerfile: Dockerfile, leaving: Leaving): Fix[] {
  const { stage, run } = leaving.last;
  const option = leaving.leftovers[0]!.option;
  if (option !== undefined) {
    const added = leaving.by.map(({ command, packages }) => insertWords(run, command, packages.commandEnd - 1, option));
    const edits = [...added, ...withoutUpdate(dockerfile, leaving)];
    return [{ title: `Add ${option}`, edits, safe: false, preferred: true }];
  }
  // Without its lists, a later install would find nothing.
  const { manager } = leaving.last.packages;
  if (manager.name === 'apt' && needsLists(dockerfile)(stage)(manager)) return [];
  const prefix = prefixOf(dockerfile, leaving);
  const command = commandOf(leaving);
  const edits = prefix === undefined ? undefined : appendCommand(dockerfile, stage, run, prefix + command);
  return edits ? [{ title: `Add "${command}"`, edits, safe: false, preferred: true }] : [];
}

/** What makes a command another user's. */
const ELEVATES = /^(?:.*\/)?(?:sudo|doas|gosu|su-exec)$/;

/** What the cleaning needs in front of it to be done by whoever installs; undefined where that is no matter of a few words. */
function prefixOf({ text }: Dockerfile, { last: { command, packages } }: Leaving): string | undefined {
  const { wrappers, name, link, shell } = command;
  // What a subshell sets up for a language is not there behind it.
  if (shell || (!link && packages.manager.kind === 'language')) return undefined;
  const elevating = wrappers.filter(({ text: word }) => ELEVATES.test(word));
  if (elevating.length === 0) return '';
  if (elevating.length < wrappers.length) return undefined;
  const prefix = text.slice(wrappers[0]!.range.start, name.range.start);
  return /[\r\n]/.test(prefix) ? undefined : prefix;
}

/** Deletes `apk update` in front of an install that reads the index itself. */
function withoutUpdate(dockerfile: Dockerfile, { last, by }: Leaving): Edit[] {
  const { stage, run, packages } = last;
  const others = placedPackageCommands(dockerfile).filter(
    (other) => other.run === run && other.packages.manager === packages.manager,
  );
  const option = packages.manager.leaves[0]!.option!;
  const fresh = (other: PlacedPackageCommand) => by.includes(other) || hasOption(other.packages, option);
  if (!others.every((other) => other.packages.action !== 'install' || fresh(other))) return [];
  const { links } = scriptOf(dockerfile, stage, run);
  const superfluous = new Set<ChainLink>();
  for (const { command, packages: read } of others) {
    const link = links.find(({ range }) => range.start === command.link?.range.start);
    const alone = link?.range.start === command.range.start && link.range.end === command.range.end;
    if (read.action === 'update' && link && alone && run.form === 'plain') superfluous.add(link);
  }
  if (superfluous.size === 0) return [];
  const edits = removeLinks(links, superfluous) ?? [];
  const takesComment = edits.some(({ range }) =>
    run.comments.some(({ start }) => range.start <= start && start < range.end),
  );
  return takesComment ? [] : edits;
}

/** Keeps it across builds instead, out of the image. */
function mount(dockerfile: Dockerfile, { last: { stage, run, packages, triggered } }: Leaving): Fix[] {
  if (triggered || run.form !== 'plain' || !frontendIsAtLeast(dockerfile, 1, 2)) return [];
  const items = cacheables(dockerfile, stage, run).filter(
    ({ command }) => command.manager === packages.manager && !namesFewTools(command),
  );
  if (items.length === 0) return [];
  return mountCaches(dockerfile, stage, items).map((fix) => ({ ...fix, preferred: false }));
}
