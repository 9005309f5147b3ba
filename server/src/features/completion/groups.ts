import { baseFacts } from '../../model/base-image.ts';
import { groupsMade, usersMade } from './made.ts';
import type { Asked, Proposal } from './proposal.ts';

/** The groups behind `user:`: the user's own, those that the stage's RUNs make, and root's; by name, and by number. */
export function groupProposals({ dockerfile, context: { stage, spot, place } }: Asked): Proposal[] {
  const user = spot.prefix.slice(0, spot.prefix.indexOf(':'));
  if (!stage || !/^[\w.-]+$/.test(user)) return [];
  const facts = baseFacts(stage);
  if (facts?.distribution === 'windows') return [];
  const found = new Map<string, string>();
  const add = (group: string | undefined, detail: string) => {
    if (group !== undefined && /^[\w.-]+$/.test(group) && !found.has(group)) found.set(group, detail);
  };
  const isAbove = ({
    link,
    command,
  }: {
    readonly link: unknown;
    readonly command: { readonly range: { start: number } };
  }) => link !== stage || command.range.start < place.range.start;
  const groups = groupsMade(dockerfile, stage).filter(isAbove);
  const made = usersMade(dockerfile, stage).find((one) => isAbove(one) && (one.name === user || one.uid === user));
  const own = facts?.runtimeUser;
  if (/^\d+$/.test(user)) add(user, 'the same number');
  else if (own?.name === user) {
    add(own.name, 'its own group');
    add(String(own.uid), 'its own group, by number');
  } else if (made?.gid !== undefined) add(made.gid, 'its own group, by number');
  for (const { name, gid } of groups) {
    add(name, 'made above');
    add(gid, `${name ?? 'made above'}, by number`);
  }
  add(user === 'root' || /^\d+$/.test(user) ? '0' : 'root', 'the group of root, which OpenShift runs containers with');
  return [...found].map(([group, detail]) => ({
    label: `${user}:${group}`,
    kind: 'user',
    text: `${user}:${group}`,
    detail,
  }));
}
