import { copyBeforeInstall } from './cache/copy-before-install.ts';
import { missingCacheMount } from './cache/missing-cache-mount.ts';
import { updateWithoutInstall } from './cache/update-without-install.ts';
import { latest } from './image/latest.ts';
import { noDigest } from './image/no-digest.ts';
import { untagged } from './image/untagged.ts';
import { deleteInLaterLayer } from './layer/delete-in-later-layer.ts';
import { frozenLockfile } from './pkg/frozen-lockfile.ts';
import type { Rule } from './rule.ts';
import { rootUser } from './security/root-user.ts';
import { secretInArgEnv } from './security/secret-in-arg-env.ts';
import { buildToolsInFinal } from './stage/build-tools-in-final.ts';
import { circular } from './stage/circular.ts';
import { duplicateName } from './stage/duplicate-name.ts';
import { forwardReference } from './stage/forward-reference.ts';
import { fromLaterStage } from './stage/from-later-stage.ts';
import { indexOutOfRange } from './stage/index-out-of-range.ts';
import { libcMismatch } from './stage/libc-mismatch.ts';
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
  libcMismatch,
  buildToolsInFinal,
  deleteInLaterLayer,
  copyBeforeInstall,
  missingCacheMount,
  updateWithoutInstall,
  frozenLockfile,
  untagged,
  latest,
  noDigest,
];
