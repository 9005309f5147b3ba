/** Checks of BuildKit's that report all that our rules do which stand for them, though they may report more. */
export const reportedByBuildkit: ReadonlySet<string> = new Set([
  'ConsistentInstructionCasing',
  'DuplicateStageName',
  'ExposeProtoCasing',
  'FromAsCasing',
  'FromPlatformFlagConstDisallowed',
  'JSONArgsRecommended',
  'LegacyKeyValueFormat',
  'MaintainerDeprecated',
  'MultipleInstructionsDisallowed',
  'RedundantTargetPlatform',
  'ReservedStageName',
  'StageNameCasing',
  'UndefinedArgInFrom',
  'WorkdirRelativePath',
]);

/** Checks of peers that report nothing else than the rules of ours which stand for them, at the same instructions. */
export const reportedAlike: ReadonlySet<string> = new Set([
  'ConsistentInstructionCasing',
  'DuplicateStageName',
  'ExposeProtoCasing',
  'FromAsCasing',
  'MaintainerDeprecated',
  'ReservedStageName',
  'StageNameCasing',
  'DL4000',
]);
