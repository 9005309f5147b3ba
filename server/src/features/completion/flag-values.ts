import { flagReferences } from '../../knowledge/reference/flags.ts';
import { type Asked, inWords, type Proposal } from './proposal.ts';
import { referenceProposals } from './stages.ts';
import { userProposals } from './users.ts';

/** Those of the images that most builds are for. */
const PLATFORMS = [
  '$BUILDPLATFORM',
  'linux/amd64',
  'linux/arm64',
  'linux/arm/v7',
  'linux/386',
  'linux/ppc64le',
  'linux/riscv64',
  'linux/s390x',
  'windows/amd64',
];

const MODES: Readonly<Record<string, string>> = {
  '755': 'All may run it',
  '644': 'All may read it',
  '700': 'Its owner alone, who may run it',
  '600': 'Its owner alone',
  'u=rwX,go=rX': 'All may read files, and enter directories',
};

const DURATIONS = ['5s', '10s', '30s', '1m'];

/** What these flags mostly have. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  interval: DURATIONS,
  timeout: DURATIONS,
  'start-period': DURATIONS,
  'start-interval': ['1s', ...DURATIONS],
  retries: ['3', '5'],
  exclude: ['**/.git', '**/node_modules', '**/*.md', '**/*.test.*', '**/Dockerfile*'],
  device: ['nvidia.com/gpu=all', 'amd.com/gpu=all'],
  checksum: ['sha256:'],
};

const value = (text: string, detail?: string): Proposal => ({ label: text, kind: 'value', text, detail });

/** The values that a flag may have. */
export function flagValues(asked: Asked): Proposal[] {
  const { instruction, what } = asked.context;
  if (what.kind !== 'flag-value' || !instruction?.name) return [];
  const reference = flagReferences(instruction.name).get(what.flag);
  if (!reference) return [];
  const { values, kind } = reference;
  if (values) return Object.entries(values).map(([text, about]) => value(text, inWords(about)));
  if (kind === 'boolean') return ['true', 'false'].map((text) => value(text));
  switch (what.flag) {
    case 'from':
      return referenceProposals(asked, 'copy');
    case 'platform':
      return platforms(asked);
    case 'chown':
      return userProposals(asked);
    case 'chmod':
      return Object.entries(MODES).map(([mode, about]) => value(mode, about));
    default:
      return (USUAL[what.flag] ?? []).map((text) => value(text));
  }
}

/** The platforms that the file names, and common ones. */
function platforms({ dockerfile, context }: Asked): Proposal[] {
  const named = dockerfile.stages
    .filter((stage) => stage !== context.stage)
    .flatMap(({ platform }) => platform?.value?.text ?? [])
    .filter((text) => text !== '' && !/["'\s]/.test(text));
  return [...new Set([...named, ...PLATFORMS])].map((text) => value(text));
}
