import { NO_TRIGGERS } from '../../rules/syntax/instructions.ts';
import type { Keyword } from '../../syntax/head.ts';
import type { Asked, Proposal } from './proposal.ts';

/** In the order in which they are mostly wanted. Nobody is led to MAINTAINER any more. */
const COMMON: readonly Keyword[] = [
  'RUN',
  'COPY',
  'WORKDIR',
  'ENV',
  'ARG',
  'USER',
  'CMD',
  'ENTRYPOINT',
  'EXPOSE',
  'FROM',
  'ADD',
  'LABEL',
  'HEALTHCHECK',
  'VOLUME',
  'SHELL',
  'STOPSIGNAL',
  'ONBUILD',
];
const FIRST: readonly Keyword[] = ['FROM', 'ARG'];

/** The instructions that may stand here, as the file writes its keywords. */
export function instructionProposals({ dockerfile, context: { what, stage, spot } }: Asked): Proposal[] {
  if (what.kind !== 'instruction') return [];
  const write = cased(dockerfile.instructions, spot.insert.start);
  const names = what.trigger ? COMMON.filter((name) => !NO_TRIGGERS.has(name)) : stage ? COMMON : FIRST;
  return names.map((name) => ({
    label: write(name),
    kind: 'instruction',
    text: write(name),
    topic: { kind: 'instruction', name },
  }));
}

const MOST = 100;

/** Writes keywords as most of those of the file are written, the one at `own` aside; capitals when in doubt. */
export function cased(instructions: Asked['dockerfile']['instructions'], own: number): (keyword: string) => string {
  let lower = 0;
  for (const { name, keyword } of instructions.slice(0, MOST)) {
    if (name === undefined || keyword.range.start === own) continue;
    lower += keyword.text === keyword.text.toLowerCase() ? 1 : -1;
  }
  return (keyword) => (lower > 0 ? keyword.toLowerCase() : keyword);
}
