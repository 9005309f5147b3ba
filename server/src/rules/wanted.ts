import { remember } from '../model/remember.ts';
import { type Level, levels, type Policy } from '../workspace/policy.ts';
import type { About, Problem } from './rule.ts';

const HADOLINT = 'hadolint ';

/** hadolint's codes that a rule stands for. */
export const codesOf = remember(({ peers }: Pick<About, 'peers'>): readonly string[] =>
  peers.filter((peer) => peer.startsWith(HADOLINT)).map((peer) => peer.slice(HADOLINT.length)),
);

/** What is wanted of a rule; undefined is its own severity. */
export interface Wanted {
  /** For all that it reports, or for what no code of `byCode` means. */
  readonly level: Level | undefined;
  /** By hadolint's code, where the rule stands for several of which not all are spoken of alike. */
  readonly byCode: ReadonlyMap<string, Level | undefined> | undefined;
}

/**
 * What settings want of a rule, else what its project does: by its id, else by the codes of hadolint that it stands for. Of
 * several codes the gravest level counts, and one that nobody speaks of has the rule's own; so all of them have to be ignored for
 * the rule to be off.
 */
export function wantedOf(
  rule: About,
  settings: Readonly<Record<string, Level>>,
  { levels: byId, codes }: Policy,
): Wanted {
  const level = settings[rule.id] ?? byId.get(rule.id);
  if (level !== undefined || codes.size === 0) return { level, byCode: undefined };
  const own = codesOf(rule);
  const said = own.map((code) => codes.get(code));
  if (said.every((one) => one === said[0])) return { level: said[0], byCode: undefined };
  const graver = (one: Level | undefined, other: Level | undefined) => (gravity(one) < gravity(other) ? other : one);
  return { level: said.reduce(graver), byCode: new Map(own.map((code, i) => [code, said[i]])) };

  function gravity(one: Level | undefined): number {
    return levels.indexOf(one ?? rule.severity);
  }
}

/** Whether nothing that the rule reports is wanted. */
export const isOff = ({ severity }: About, { level, byCode }: Wanted): boolean =>
  (level ?? severity) === 'off' && [...(byCode?.values() ?? [])].every((one) => (one ?? severity) === 'off');

/** Whether settings or the project want nothing of a rule, so that nothing need be looked up for it. */
export const isSwitchedOff = (rule: About, settings: Readonly<Record<string, Level>>, policy: Policy): boolean =>
  isOff(rule, wantedOf(rule, settings, policy));

/**
 * What is wanted of a problem. Where it has a check of its own, such as ShellCheck's SC2086, a file of hadolint's may speak of that
 * one alone: then it is left out whatever the whole rule is, or has its severity where nobody speaks of the rule.
 */
export function wantedOfProblem(
  { level, byCode }: Wanted,
  { peer, check }: Problem,
  { codes }: Policy,
): Level | undefined {
  const ofCheck = check && codes.get(check.name);
  if (ofCheck === 'off' || (ofCheck && level === undefined)) return ofCheck;
  const code = peer?.startsWith(HADOLINT) ? peer.slice(HADOLINT.length) : undefined;
  return code !== undefined && byCode?.has(code) ? byCode.get(code) : level;
}
