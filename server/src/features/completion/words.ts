import { signals } from '../../knowledge/signals.ts';
import type { Asked, Proposal } from './proposal.ts';

const value = ([text, detail]: readonly [string, string | undefined]): Proposal => ({
  label: text,
  kind: 'value',
  text,
  detail,
});

/** The protocols of EXPOSE. */
export const protocolProposals = (): Proposal[] => ['tcp', 'udp', 'sctp'].map((name) => value([name, undefined]));

const MEANINGS: Readonly<Record<string, string>> = {
  TERM: 'asks to end; as it is without STOPSIGNAL',
  INT: 'what Ctrl+C sends',
  QUIT: 'asks to end once the work at hand is done, as nginx understands it',
  HUP: 'the terminal is gone; many read their configuration again',
  WINCH: 'asks to end once the work at hand is done, as Apache understands it',
  USR1: 'means what the program says',
  USR2: 'means what the program says',
  KILL: 'ends it at once; nothing can be saved',
};

/** The signals of STOPSIGNAL, those first that programs end with. */
export function signalProposals(): Proposal[] {
  const first = Object.keys(MEANINGS);
  const others = signals.filter((name) => !first.includes(name));
  return [...first, ...others].map((name) => value([`SIG${name}`, MEANINGS[name]]));
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
