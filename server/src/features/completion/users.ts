import { baseFacts } from '../../model/base-image.ts';
import { chain, LONG_CHAIN, label, root, type Stage } from '../../model/stage.ts';
import { groupProposals } from './groups.ts';
import { usersMade } from './made.ts';
import type { Asked, Proposal } from './proposal.ts';

/** Users that every image of a distribution has. */
const OF_SYSTEM: Readonly<Record<string, readonly string[]>> = {
  debian: ['www-data', 'nobody'],
  ubuntu: ['www-data', 'nobody'],
  alpine: ['nobody'],
  busybox: ['nobody'],
  fedora: ['nobody'],
  rhel: ['nobody'],
  windows: ['ContainerUser', 'ContainerAdministrator'],
};

/** The users that USER and `--chown` name in a stage and those it is based on, in front of a place. */
function* namedAbove(stage: Stage, before: number): Iterable<string> {
  for (const { instructions } of chain(stage, LONG_CHAIN)) {
    for (const instruction of instructions) {
      if (instruction.range.start >= before) break;
      const word = instruction.name === 'USER' ? instruction.words[0] : instruction.flag('chown')?.value;
      const name = word?.text.replace(/:.*/s, '');
      if (name && name !== 'root' && !/^\d/.test(name)) yield name;
    }
  }
}

/** Behind a colon groups. The users that a stage is known to have: those its RUNs make, the base image's own, and root; by name, and by number. */
export function userProposals(asked: Asked): Proposal[] {
  const {
    dockerfile,
    context: { stage, spot, place },
  } = asked;
  if (spot.prefix.includes(':')) return groupProposals(asked);
  if (!stage) return [];
  const found = new Map<string, string>();
  const add = (name: string | undefined, detail: string) => {
    if (name !== undefined && /^[\w.-]+(?::\d+)?$/.test(name) && !found.has(name)) found.set(name, detail);
  };
  const made = usersMade(dockerfile, stage).filter(
    ({ command, link }) => link !== stage || command.range.start < place.range.start,
  );
  for (const { name, link } of made) add(name, `made in ${labelOf(link, stage)}`);
  const facts = baseFacts(stage);
  const own = facts?.runtimeUser;
  add(own?.name, 'of the base image');
  if (facts?.user !== undefined && facts.user !== 'root') add(facts.user, 'of the base image');
  for (const name of namedAbove(stage, place.range.start)) add(name, 'named above');
  for (const { name, uid, gid } of made)
    if (uid !== undefined) add(gid === undefined ? uid : `${uid}:${gid}`, `${name ?? 'made here'}, by number`);
  if (own) add(String(own.uid), `${own.name}, by number`);
  if (facts?.distribution === 'distroless') {
    add('nonroot', 'of the base image');
    add('65532:65532', 'nonroot, by number');
  }
  for (const name of OF_SYSTEM[facts?.distribution ?? ''] ?? []) add(name, 'of the distribution');
  if (root(stage).kind === 'scratch') add('65532:65532', 'by number, since there are no names');
  else if (found.size === 0 && facts?.distribution !== 'windows')
    add('10001:10001', 'by number, which needs no entry in /etc/passwd');
  if (root(stage).kind !== 'scratch' && facts?.distribution !== 'windows') add('root', 'may do everything');
  return [...found].map(([text, detail]) => ({ label: text, kind: 'user', text, detail }));
}

const labelOf = (link: Stage, own: Stage): string => (link === own ? 'this stage' : label(link));
