import {
  isMountType,
  type MountKey,
  type MountType,
  mountKeyOf,
  mountKeys,
  mountTypes,
} from '../../knowledge/reference/mounts.ts';
import { cacheMountProposals, cacheTargetProposals } from './cache-mounts.ts';
import { isKnown } from './flags.ts';
import { pathsOfMount } from './paths.ts';
import { type Asked, inWords, type Proposal } from './proposal.ts';
import { referenceProposals } from './stages.ts';
import type { MountSoFar } from './what.ts';

/** The keys that are mostly wanted come first. */
const ORDER: Readonly<Record<MountType, readonly string[]>> = {
  bind: ['type', 'source', 'target', 'from', 'readwrite', 'readonly'],
  cache: ['type', 'target', 'sharing', 'id', 'uid', 'gid', 'mode', 'from', 'source', 'readonly'],
  tmpfs: ['type', 'target', 'size'],
  secret: ['type', 'id', 'env', 'target', 'required', 'uid', 'gid', 'mode'],
  ssh: ['type', 'id', 'target', 'required', 'uid', 'gid', 'mode'],
};

/** Keys whose values are proposed. */
const LISTED = new Set(['type', 'from', 'source', 'sharing', 'target']);

/** The keys that a mount of this type has not yet. */
export function mountKeyProposals(asked: Asked): Proposal[] {
  const { what } = asked.context;
  if (what.kind !== 'mount-key' || !isMountType(what.mount.type)) return [];
  const { mount, hasValue } = what;
  const { isFirst } = mount;
  const type = mount.type as MountType;
  const given = new Set(mount.keys.map((name) => mountKeyOf(name)));
  if (given.has('readonly')) given.add('readwrite');
  if (given.has('readwrite')) given.add('readonly');
  const whole = isFirst && !hasValue ? cacheMountProposals(asked, true) : [];
  // The type decides on the other keys, and mostly stands in front of them.
  const order = isFirst ? ORDER[type] : [...ORDER[type].slice(1), 'type'];
  const keys = order
    .filter((key) => !given.has(key) && isKnown(asked, mountKeys[key]!.since))
    .map((key) => keyProposal(key, mountKeys[key]!, type, hasValue));
  return [...whole, ...keys];
}

function keyProposal(key: string, { boolean, takes }: MountKey, type: MountType, hasValue: boolean): Proposal {
  const text = boolean || hasValue ? key : `${key}=`;
  return {
    label: text,
    kind: 'key',
    text,
    ...(!boolean && { detail: takes }),
    topic: { kind: 'mount-key', name: `${type} ${key}` },
    goesOn: !boolean && !hasValue && LISTED.has(key),
  };
}

/** The values that a key of a mount may have. */
export function mountValueProposals(asked: Asked): Proposal[] {
  const { what } = asked.context;
  if (what.kind !== 'mount-value') return [];
  const key = mountKeyOf(what.key);
  const reference = key && mountKeys[key];
  if (!reference) return [];
  if (key === 'type') return typeProposals();
  if (reference.values) {
    return Object.entries(reference.values).map(([text, about]) => ({
      label: text,
      kind: 'value',
      text,
      detail: inWords(about),
    }));
  }
  if (reference.boolean) return ['true', 'false'].map((text) => ({ label: text, kind: 'value', text }));
  switch (key) {
    case 'from':
      return referenceProposals(asked, 'mount');
    case 'source':
      return what.mount.type === 'bind' || what.mount.from !== undefined ? pathsOfMount(asked, what.mount) : [];
    case 'target':
      return what.mount.type === 'cache' ? cacheTargetProposals(asked) : samePath(what.mount);
    case 'id':
      return idProposals(asked, what.mount);
    default:
      return [];
  }
}

/** Where Docker's guides mount a file of the build context: at the same path in the working directory. */
function samePath({ type, source }: MountSoFar): Proposal[] {
  if (type !== 'bind' || !source || /[\s"'$\\]/.test(source)) return [];
  return [{ label: source, kind: 'value', text: source, detail: 'the same path' }];
}

const typeProposals = (): Proposal[] =>
  Object.keys(mountTypes).map((type) => ({
    label: type,
    kind: 'value',
    text: type,
    topic: { kind: 'mount-type', name: type },
  }));

/** What is further away is not looked at. */
const MOST_STAGES = 200;

/** The ids that other mounts of this type have. */
function idProposals({ dockerfile, context: { stage, instruction } }: Asked, { type }: MountSoFar): Proposal[] {
  const ids = new Set<string>();
  for (const { instructions } of stage ? dockerfile.stages.slice(0, MOST_STAGES) : []) {
    for (const other of instructions) {
      if (other === instruction || other.name !== 'RUN') continue;
      for (const { mount } of other.mounts) if (mount?.type === type && mount.id?.text) ids.add(mount.id.text);
    }
  }
  return [...ids].filter((id) => !/[\s,"'$]/.test(id)).map((id) => ({ label: id, kind: 'value', text: id }));
}
