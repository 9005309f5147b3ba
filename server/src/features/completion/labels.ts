import { ociKeys } from '../../knowledge/label-keys.ts';
import type { Asked, Proposal } from './proposal.ts';

/** The keys of LABEL that OCI defines, and those that the project's policy names; those that are given already aside. */
export function labelProposals({ workspace, context: { what, instruction } }: Asked): Proposal[] {
  if (what.kind !== 'pair-name' || instruction?.name !== 'LABEL') return [];
  const keys = new Set([...(workspace.policy.labelSchema?.keys() ?? []), ...Object.keys(ociKeys)]);
  return [...keys]
    .filter((key) => !what.given.includes(key) && /^[\w./-]+$/.test(key))
    .map((key) => ({
      label: key,
      kind: 'key',
      text: what.hasValue ? key : `${key}=`,
      ...(!what.hasValue && { snippet: `${key}="$1"` }),
      detail: ociKeys[key]?.about,
      filter: key,
    }));
}
