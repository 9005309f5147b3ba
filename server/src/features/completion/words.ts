import { signalMeanings, signals } from '../../knowledge/signals.ts';
import type { Asked, Proposal } from './proposal.ts';

const value = ([text, detail]: readonly [string, string | undefined]): Proposal => ({
  label: text,
  kind: 'value',
  text,
  detail,
});

/** The protocols of EXPOSE. */
export const protocolProposals = (): Proposal[] => ['tcp', 'udp', 'sctp'].map((name) => value([name, undefined]));

/** The signals of STOPSIGNAL, those first that programs end with. */
export function signalProposals(): Proposal[] {
  const first = Object.keys(signalMeanings);
  const others = signals.filter((name) => !first.includes(name));
  return [...first, ...others].map((name) => value([`SIG${name}`, signalMeanings[name]]));
}

/** What stands behind the flags of HEALTHCHECK. */
export function healthcheckProposals({ context: { instruction } }: Asked): Proposal[] {
  const check: Proposal = {
    label: 'CMD',
    kind: 'instruction',
    text: 'CMD',
    detail: 'the command that tells whether all is well',
  };
  const none: Proposal = {
    label: 'NONE',
    kind: 'instruction',
    text: 'NONE',
    detail: 'without the check of the base image',
  };
  // It takes no flags.
  return instruction?.flags.length === 0 ? [check, none] : [check];
}
