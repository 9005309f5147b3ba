import { contextName } from '../../model/contexts.ts';
import { stagesNamed } from '../../model/graph.ts';
import type { Stage } from '../../model/stage.ts';
import { imageProposals } from './images.ts';
import type { Asked, Proposal } from './proposal.ts';

/** More than a person chooses from. */
const MOST = 200;

/** The stages above one, the nearest first. */
const above = ({ dockerfile, context: { stage } }: Asked): Stage[] =>
  stage ? dockerfile.stages.slice(Math.max(0, stage.index - MOST), stage.index).reverse() : [];

const proposal = (stage: Stage, name: string): Proposal => ({
  label: name,
  kind: 'stage',
  text: name,
  detail: `stage ${stage.index}${stage.image ? `, FROM ${stage.image.text}` : ''}`,
  topic: { kind: 'stage', name: `${stage.index} ${stage.key ?? ''}` },
});

/**
 * What `COPY --from` and a mount's `from` may name: stages above, never the own one or a later one, which the builder refuses; named
 * contexts; images. Of two stages of one name, the last in the file is meant.
 */
export function referenceProposals(asked: Asked, kind: 'copy' | 'mount'): Proposal[] {
  const { dockerfile, workspace } = asked;
  const { prefix } = asked.context.spot;
  if (prefix.includes(':')) return imageProposals(asked);
  const stages = above(asked).flatMap((stage): Proposal[] => {
    const { key, name, index } = stage;
    if (key === undefined || name === undefined) return kind === 'copy' ? [proposal(stage, String(index))] : [];
    return stagesNamed(dockerfile, key).at(-1) === stage && isPlain(name.text) ? [proposal(stage, name.text)] : [];
  });
  if (/^\d+$/.test(prefix) && kind === 'copy') stages.push(...numbered(asked));
  const contexts = [...workspace.contexts].map((text): Proposal => {
    return { label: text, kind: 'stage', text, detail: 'named context' };
  });
  return [...stages, ...contexts, ...imageProposals(asked)];
}

/** The stages that have a name, by their number. */
const numbered = (asked: Asked): Proposal[] =>
  above(asked)
    .filter(({ key }) => key !== undefined)
    .map((stage) => ({ ...proposal(stage, String(stage.index)), detail: `stage ${stage.name!.text}` }));

const isPlain = (name: string): boolean => /^[\w.-]+$/.test(name);

/** What FROM may name: the stages above, which it knows by their name in lower case alone, and images. */
export function baseProposals(asked: Asked): Proposal[] {
  // No stage has a tag.
  if (asked.context.spot.prefix.includes(':')) return imageProposals(asked);
  const known = new Set<string>();
  const stages = above(asked).flatMap((stage): Proposal[] => {
    const { key } = stage;
    // The nearest of a name is meant.
    if (key === undefined || known.has(key) || !isPlain(key)) return [];
    known.add(key);
    return [proposal(stage, key)];
  });
  const contexts = [...asked.workspace.contexts]
    .filter((text) => !known.has(text))
    .map((text): Proposal => ({ label: text, kind: 'stage', text, detail: 'named context' }));
  const scratch: Proposal = { label: 'scratch', kind: 'image', text: 'scratch', detail: 'the empty image' };
  return [...stages, ...contexts, ...imageProposals(asked), scratch];
}

/** Names for a stage that are used below, or by neighbouring files, and that no stage has yet. */
export function stageNameProposals({ dockerfile, workspace, context: { stage } }: Asked): Proposal[] {
  if (!stage) return [];
  const taken = new Set(dockerfile.stages.filter((other) => other !== stage).flatMap(({ key }) => key ?? []));
  const wanted = new Map<string, string>();
  const want = (name: string, detail: string) => {
    const key = name.toLowerCase();
    if (/^[a-z][\w.-]*$/.test(key) && !taken.has(key) && contextName(key) === key && !wanted.has(key))
      wanted.set(key, detail);
  };
  for (const { word, source, stage: user } of dockerfile.references) {
    // An image without a tag that is taken from further below may be meant to be this stage.
    if (user.index > stage.index && source.kind === 'image' && /^[\w.-]+$/.test(word.text))
      want(word.text, 'copied from below');
  }
  for (const target of workspace.targets ?? []) want(target, 'a target of a neighbouring file');
  return [...wanted].map(([name, detail]) => ({ label: name, kind: 'stage', text: name, detail }));
}

/** The word between an image and the name of its stage. */
export function asProposal({ dockerfile }: Asked): Proposal[] {
  const written = dockerfile.stages.find(({ name }) => name)?.from.words[1]?.text;
  const keyword = written ?? (dockerfile.stages[0]?.from.keyword.text === 'from' ? 'as' : 'AS');
  return [{ label: keyword, kind: 'instruction', text: keyword, detail: 'gives the stage a name' }];
}
