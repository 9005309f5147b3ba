import { latest } from './image/latest.ts';
import { noDigest } from './image/no-digest.ts';
import { untagged } from './image/untagged.ts';
import type { Rule } from './rule.ts';
import { rootUser } from './security/root-user.ts';
import { secretInArgEnv } from './security/secret-in-arg-env.ts';
import { circular } from './stage/circular.ts';
import { duplicateName } from './stage/duplicate-name.ts';
import { forwardReference } from './stage/forward-reference.ts';
import { fromLaterStage } from './stage/from-later-stage.ts';
import { indexOutOfRange } from './stage/index-out-of-range.ts';
import { nameCaseMismatch } from './stage/name-case-mismatch.ts';
import { numericMountFrom } from './stage/numeric-mount-from.ts';
import { numericReference } from './stage/numeric-reference.ts';
import { selfReference } from './stage/self-reference.ts';
import { unknownReference } from './stage/unknown-reference.ts';
import { unnamed } from './stage/unnamed.ts';
import { unused } from './stage/unused.ts';

/** All rules, in the order of the documentation. */
export const rules: readonly Rule[] = [
  rootUser,
  secretInArgEnv,
  unknownReference,
  forwardReference,
  fromLaterStage,
  selfReference,
  circular,
  indexOutOfRange,
  numericReference,
  numericMountFrom,
  duplicateName,
  nameCaseMismatch,
  unused,
  unnamed,
  untagged,
  latest,
  noDigest,
];
