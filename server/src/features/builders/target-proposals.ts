import type { Dockerfile } from '../../model/dockerfile.ts';
import { stagesNamed } from '../../model/graph.ts';
import type { Proposal } from '../completion/proposal.ts';
import { oneLine } from '../one-line.ts';
import type { Attempt } from './half-written.ts';

/** More than a person chooses from. */
const MOST = 200;
const LONGEST = 80;

/** The targets of a Dockerfile, in its order. Of two of one name the last is meant, and those without a name cannot be. */
export const targetProposals = (
  dockerfile: Dockerfile,
  { before, after }: Pick<Attempt, 'before' | 'after'>,
): Proposal[] =>
  dockerfile.stages.slice(-MOST).flatMap((stage): Proposal[] => {
    const { key, name, index, image } = stage;
    if (key === undefined || !name || stagesNamed(dockerfile, key).at(-1) !== stage) return [];
    if (!/^[A-Za-z][\w.-]*$/.test(name.text)) return [];
    return [
      {
        label: name.text,
        kind: 'stage',
        detail: oneLine(`FROM ${image?.text ?? ''}`, LONGEST),
        topic: { kind: 'stage', name: `${index} ${key}` },
        text: before + name.text + after,
      },
    ];
  });
