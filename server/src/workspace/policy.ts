import type { LabelType } from '../knowledge/label-types.ts';

/** How severe a rule is, in words for those who choose. */
export const LEVELS = {
  off: 'Not reported.',
  hint: 'Reported faintly, and not listed among the problems.',
  information: 'Reported as information.',
  warning: 'Reported as a warning.',
  error: 'Reported as an error.',
} as const;

export type Level = keyof typeof LEVELS;

/** The levels from the faintest to the gravest. */
export const levels = Object.keys(LEVELS) as readonly Level[];

/** What a project wants of its Dockerfiles, from the files that say so. Undefined is what none of them says. */
export interface Policy {
  /** By the rule's id. */
  readonly levels: ReadonlyMap<string, Level>;
  /** By hadolint's code, such as `DL3008` or ShellCheck's `SC2086`; what is said of a rule's id counts before it. */
  readonly codes: ReadonlyMap<string, Level>;
  /** Where images may come from: `ghcr.io`, `*.example.com`, `docker.*`, `*`. */
  readonly trustedRegistries: readonly string[] | undefined;
  /** The labels that an image has to have, by key. */
  readonly labelSchema: ReadonlyMap<string, LabelType> | undefined;
  /** Whether it may have no others. */
  readonly strictLabels: boolean | undefined;
  /** Names of contexts that the build is given, as written. */
  readonly contexts: readonly string[];
  /** Stages that are built as targets, as written. */
  readonly targets: readonly string[];
}

/** Nothing is said. */
export const NO_POLICY: Policy = {
  levels: new Map(),
  codes: new Map(),
  trustedRegistries: undefined,
  labelSchema: undefined,
  strictLabels: undefined,
  contexts: [],
  targets: [],
};

/** What several say together: of one thing the first that says it counts, and names add up. */
export const together = (policies: readonly Policy[]): Policy => ({
  levels: new Map(policies.toReversed().flatMap(({ levels }) => [...levels])),
  codes: new Map(policies.toReversed().flatMap(({ codes }) => [...codes])),
  trustedRegistries: policies.find(({ trustedRegistries }) => trustedRegistries)?.trustedRegistries,
  labelSchema: policies.find(({ labelSchema }) => labelSchema)?.labelSchema,
  strictLabels: policies.find(({ strictLabels }) => strictLabels !== undefined)?.strictLabels,
  contexts: policies.flatMap(({ contexts }) => contexts),
  targets: policies.flatMap(({ targets }) => targets),
});
