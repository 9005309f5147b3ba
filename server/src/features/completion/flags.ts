import type { Since } from '../../knowledge/reference/entry.ts';
import { type FlagReference, flagReferences } from '../../knowledge/reference/flags.ts';
import { pinnedFrontend } from '../../rules/support/frontend.ts';
import { contains } from '../../text/range.ts';
import type { Asked, Proposal } from './proposal.ts';

/** What a value mostly is, to begin with. */
const EXAMPLES: Readonly<Record<string, string>> = {
  chmod: '755',
  checksum: 'sha256:',
  interval: '30s',
  timeout: '5s',
  'start-period': '10s',
  'start-interval': '1s',
  retries: '3',
};

/** Flags whose values are proposed as well. */
const LISTED = new Set(['from', 'platform', 'chown', 'mount']);

/** The flags of an instruction that it has not yet, and that the frontend of the file knows. */
export function flagProposals(asked: Asked): Proposal[] {
  const { instruction, what, spot } = asked.context;
  if (!instruction?.name) return [];
  const given = instruction.flags.filter(({ range }) => !contains(range, spot.insert.end)).map(({ name }) => name.text);
  const bare = what.kind === 'flag' && what.hasValue;
  return [...flagReferences(instruction.name)]
    .filter(([name, { kind, since }]) => (kind === 'list' || !given.includes(name)) && isKnown(asked, since))
    .map(([name, reference]) => flagProposal(instruction.name!, name, reference, bare));
}

/** Whether the frontend that `# syntax=` pins, if it pins any, has something. */
export function isKnown({ dockerfile }: Pick<Asked, 'dockerfile'>, since: Since | undefined): boolean {
  const pinned = since && pinnedFrontend(dockerfile);
  return !pinned || pinned.minor >= (pinned.labs ? (since.labs ?? since.stable) : since.stable);
}

function flagProposal(instruction: string, name: string, reference: FlagReference, bare: boolean): Proposal {
  const { kind, values, takes } = reference;
  const common = { kind: 'flag', topic: { kind: 'flag', name: `${instruction} --${name}` } } as const;
  if (bare || kind === 'boolean') return { ...common, label: `--${name}`, text: `--${name}` };
  const start = `--${name}=`;
  const value = values ? `\${1|${Object.keys(values).join(',')}|}` : `\${1:${EXAMPLES[name] ?? ''}}`;
  const isListed = LISTED.has(name);
  return {
    ...common,
    label: start,
    detail: takes,
    text: name === 'mount' ? `${start}type=` : start,
    ...(!isListed && { snippet: start + value }),
    goesOn: isListed,
  };
}
