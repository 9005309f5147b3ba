import { type Dockerfile, readDockerfile } from '../../server/src/model/dockerfile.ts';
import { check, type Finding } from '../../server/src/rules/check.ts';
import { NO_WORKSPACE } from '../../server/src/workspace/workspace.ts';
import { Places } from './places.ts';

const ALL = { severities: {}, all: true };

/** Our view of a text. */
export interface Ours {
  readonly dockerfile: Dockerfile;
  readonly places: Places;
  readonly findings: readonly Finding[];
}

export function look(text: string): Ours {
  const dockerfile = readDockerfile(text);
  return { dockerfile, places: new Places(dockerfile), findings: findingsOf(dockerfile) };
}

/** What all rules find, those that are off by default as well. A rule that throws ends the run. */
export function findingsOf(dockerfile: Dockerfile): Finding[] {
  return check(dockerfile, NO_WORKSPACE, ALL, (rule, error) => {
    throw new Error(`${rule} threw`, { cause: error });
  });
}

const CHECK = /^BuildKit (\w+)$/;

/** The checks of BuildKit that a finding's rule stands for. */
export const checksOf = ({ rule }: Pick<Finding, 'rule'>): string[] =>
  rule.peers.flatMap((peer) => CHECK.exec(peer)?.[1] ?? []);

export const isError = ({ severity }: Finding): boolean => severity === 'error';

/** Whether it is more than a hint. */
export const isNoted = ({ severity }: Finding): boolean => severity !== 'hint';

/** Whether it is more than information. */
export const isLoud = ({ severity }: Finding): boolean => severity === 'error' || severity === 'warning';
