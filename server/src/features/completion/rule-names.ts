import { buildkitChecks, hadolintRules, wholeFileChecks } from '../../knowledge/peer-checks.ts';
import { rules } from '../../rules/index.ts';
import type { Asked, Proposal } from './proposal.ts';

/** What each code of another tool is about, as the rule of ours says that stands for it. */
const summaries: ReadonlyMap<string, string> = new Map(
  rules.flatMap(({ peers, summary }) => peers.map((peer) => [peer.slice(peer.indexOf(' ') + 1), summary] as const)),
);

const proposal = (name: string, detail: string | undefined): Proposal => ({
  label: name,
  kind: 'rule',
  text: name,
  detail,
  topic: { kind: 'rule', name },
});

const ours: readonly Proposal[] = rules.map(({ id, summary }) => proposal(id, summary));

/** The rules that a comment may silence: BuildKit's or hadolint's, by the form of the comment, and ours in both. */
export function ruleProposals({ context: { what } }: Asked): Proposal[] {
  if (what.kind !== 'rules') return [];
  const { form, file, given } = what;
  const codes = form === 'hadolint' ? hadolintRules : buildkitChecks;
  const theirs = [...codes]
    // BuildKit hears no comment above an instruction where it looks at the whole file.
    .filter((code) => form === 'hadolint' || file || !wholeFileChecks.has(code))
    .map((code) => proposal(code, summaries.get(code)));
  const all = form === 'check' ? [proposal('all', 'All checks')] : [];
  return [...theirs, ...ours, ...all].filter(({ label }) => !given.includes(label));
}
