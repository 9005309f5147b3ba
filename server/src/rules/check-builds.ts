import type { FoundBuild } from '../workspace/builders/known-builders.ts';
import type { Policy } from '../workspace/policy.ts';
import type { ReadBuild } from './builder-rule.ts';
import type { Finding, OnFailure, RuleSettings } from './check.ts';
import { findingsOf } from './findings-of.ts';
import { builderRules } from './index.ts';
import type { OnRun } from './rule.ts';

/** Whether there is anything to be said of a build: then its Dockerfile has to be read. */
export const isToBeRead = ({ certain, exists, target, argRanges }: FoundBuild): boolean =>
  certain && exists && (target !== undefined || argRanges.size > 0);

/**
 * Runs the rules for files that start builds, as `check` does those for Dockerfiles. Ranges are offsets in `text`.
 * @param builds those of the file whose Dockerfile is there; what is not certain is left out.
 * @param others the other builds of the file: nothing is said of arguments that they share.
 */
export function checkBuilds(
  text: string,
  builds: readonly ReadBuild[],
  policy: Policy,
  settings: RuleSettings,
  onFailure: OnFailure,
  others: readonly ReadBuild['build'][] = [],
  onRun?: OnRun,
): Finding[] {
  const doubtful = [...others, ...builds.flatMap(({ build }) => (build.certain ? [] : [build]))];
  const shared = new Set(doubtful.flatMap(({ argRanges }) => [...argRanges.values()].map(({ start }) => start)));
  const certain = builds.flatMap(({ build, ...rest }) => {
    const argRanges = new Map([...build.argRanges].filter(([, { start }]) => !shared.has(start)));
    return build.certain ? [{ ...rest, build: { ...build, argRanges } }] : [];
  });
  return findingsOf(builderRules, (rule) => rule.checkBuilds(text, certain), policy, settings, onFailure, onRun);
}
