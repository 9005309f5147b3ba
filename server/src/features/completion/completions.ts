import { withContexts } from '../../model/contexts.ts';
import type { Dockerfile } from '../../model/dockerfile.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { cacheMountProposals } from './cache-mounts.ts';
import { contextAt } from './context.ts';
import type { Spot } from './cursor.ts';
import { directoryProposals } from './destinations.ts';
import { directiveProposals, directiveValues } from './directives.ts';
import { flagValues } from './flag-values.ts';
import { flagProposals } from './flags.ts';
import { instructionProposals } from './instructions.ts';
import { labelProposals } from './labels.ts';
import { mountKeyProposals, mountValueProposals } from './mounts.ts';
import { pairNameProposals } from './pair-names.ts';
import { pathProposals } from './paths.ts';
import { patternProposals } from './patterns.ts';
import type { Asked, Outside, Proposal } from './proposal.ts';
import { ruleProposals } from './rule-names.ts';
import { shellProposals } from './shells.ts';
import { asProposal, baseProposals, stageNameProposals } from './stages.ts';
import { userProposals } from './users.ts';
import { variableProposals } from './variables.ts';
import type { Context } from './what.ts';
import { healthcheckProposals, protocolProposals, signalProposals } from './words.ts';

/** What may be written at a cursor. */
export interface Completions {
  /** The word that it takes the place of. */
  readonly spot: Spot;
  /** In the order to be shown. */
  readonly proposals: readonly Proposal[];
  /** There are more, which show once more of the word is written. */
  readonly incomplete: boolean;
}

/** More than a person looks through. */
const MOST = 600;

/** A place to be completed, in a Dockerfile as it is read with its named contexts. */
export interface Place {
  readonly dockerfile: Dockerfile;
  readonly context: Context;
}

/** The place at an offset; undefined where nothing is to be proposed. */
export function placeAt(written: Dockerfile, workspace: Workspace, offset: number): Place | undefined {
  const dockerfile = withContexts(written, workspace.contexts);
  const context = contextAt(dockerfile, offset);
  return context && { dockerfile, context };
}

/** What may be written at a place. */
export function completionsAt({ dockerfile, context }: Place, workspace: Workspace, outside: Outside): Completions {
  const { spot } = context;
  const proposals = once(proposalsFor({ dockerfile, workspace, context, outside }));
  if (proposals.length <= MOST) return { spot, proposals, incomplete: false };
  const typed = spot.prefix.toLowerCase();
  const fitting = proposals.filter(({ text, filter = text }) => filter.toLowerCase().includes(typed));
  return { spot, proposals: fitting.slice(0, MOST), incomplete: true };
}

/** Of several of one name the first: a stage that is called as an image is, for one. */
function once(proposals: readonly Proposal[]): Proposal[] {
  const known = new Set<string>();
  return proposals.filter(({ label }) => !known.has(label) && known.add(label));
}

function proposalsFor(asked: Asked): Proposal[] {
  const { what, flags } = asked.context;
  switch (what.kind) {
    case 'instruction':
      return [
        ...instructionProposals(asked),
        ...(what.directives ? directiveProposals(asked) : []),
        ...patternProposals(asked),
      ];
    case 'directive':
      return directiveProposals(asked);
    case 'directive-value':
      return directiveValues(asked);
    case 'rules':
      return ruleProposals(asked);
    case 'flag':
      return flagsAndMounts(asked);
    case 'flag-value':
      return flagValues(asked);
    case 'mount-key':
      return mountKeyProposals(asked);
    case 'mount-value':
      return mountValueProposals(asked);
    case 'variable':
      return variableProposals(asked);
    default:
      return [...argumentsFor(asked), ...(flags ? flagsAndMounts(asked) : [])];
  }
}

function flagsAndMounts(asked: Asked): Proposal[] {
  const { what, instruction } = asked.context;
  const hasMounts = instruction?.name === 'RUN' && !(what.kind === 'flag' && what.hasValue);
  return [...(hasMounts ? cacheMountProposals(asked) : []), ...flagProposals(asked)];
}

function argumentsFor(asked: Asked): Proposal[] {
  switch (asked.context.what.kind) {
    case 'image':
      return baseProposals(asked);
    case 'as':
      return asProposal(asked);
    case 'stage-name':
      return stageNameProposals(asked);
    case 'pair-name':
      return [...pairNameProposals(asked), ...labelProposals(asked)];
    case 'path':
      return pathProposals(asked);
    case 'healthcheck':
      return healthcheckProposals(asked);
    case 'user':
      return userProposals(asked);
    case 'directory':
      return directoryProposals(asked);
    case 'shell':
      return shellProposals(asked);
    case 'signal':
      return signalProposals();
    case 'protocol':
      return protocolProposals();
    default:
      return [];
  }
}
