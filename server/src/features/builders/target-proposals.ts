import type { Dockerfile } from '../../model/dockerfile.ts';
import { stagesNamed } from '../../model/graph.ts';
import type { Topic } from '../completion/proposal.ts';
import { oneLine } from '../one-line.ts';

/** More than a person chooses from. */
const MOST = 200;
const LONGEST = 80;

/** A stage that a build may name as its target. */
interface TargetProposal {
  readonly name: string;
  /** What it is based on. */
  readonly detail: string;
  readonly topic: Topic;
}

/** The targets of a Dockerfile, in its order. Of two of one name the last is meant, and those without a name cannot be. */
export const targetProposals = (dockerfile: Dockerfile): TargetProposal[] =>
  dockerfile.stages.slice(-MOST).flatMap((stage) => {
    const { key, name, index, image } = stage;
    if (key === undefined || !name || stagesNamed(dockerfile, key).at(-1) !== stage) return [];
    if (!/^[A-Za-z][\w.-]*$/.test(name.text)) return [];
    const detail = oneLine(`FROM ${image?.text ?? ''}`, LONGEST);
    return [{ name: name.text, detail, topic: { kind: 'stage', name: `${index} ${key}` } }];
  });
