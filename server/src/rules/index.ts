import { addGitUnpinned } from './cache/add-git-unpinned.ts';
import { aptDockerClean } from './cache/apt-docker-clean.ts';
import { aptMountSharing } from './cache/apt-mount-sharing.ts';
import { copyBeforeInstall } from './cache/copy-before-install.ts';
import { copyLink } from './cache/copy-link.ts';
import { installWithoutUpdate } from './cache/install-without-update.ts';
import { labelEarly } from './cache/label-early.ts';
import { missingCacheMount } from './cache/missing-cache-mount.ts';
import { mountDiscardedByOption } from './cache/mount-discarded-by-option.ts';
import { mountHomeMismatch } from './cache/mount-home-mismatch.ts';
import { mountOwner } from './cache/mount-owner.ts';
import { updateWithoutInstall } from './cache/update-without-install.ts';
import { volatileArgEarly } from './cache/volatile-arg-early.ts';
import { copyIgnored } from './file/copy-ignored.ts';
import { allowedRegistry } from './image/allowed-registry.ts';
import { basePlatform } from './image/base-platform.ts';
import { eol } from './image/eol.ts';
import { latest } from './image/latest.ts';
import { noDigest } from './image/no-digest.ts';
import { tagAndDigest } from './image/tag-and-digest.ts';
import { untagged } from './image/untagged.ts';
import { duplicateLabel } from './label/duplicate.ts';
import { emptyLabel } from './label/empty.ts';
import { requiredLabel } from './label/required.ts';
import { superfluousLabel } from './label/superfluous.ts';
import { typeEmail } from './label/type-email.ts';
import { typeHash } from './label/type-hash.ts';
import { typeRfc3339 } from './label/type-rfc3339.ts';
import { typeSemver } from './label/type-semver.ts';
import { typeSpdx } from './label/type-spdx.ts';
import { typeUrl } from './label/type-url.ts';
import { validKey } from './label/valid-key.ts';
import { wrongPrefix } from './label/wrong-prefix.ts';
import { archiveCopiedThenExtracted } from './layer/archive-copied-then-extracted.ts';
import { copyThenChown } from './layer/copy-then-chown.ts';
import { deleteInLaterLayer } from './layer/delete-in-later-layer.ts';
import { assumeYes } from './pkg/assume-yes.ts';
import { cleanCache } from './pkg/clean-cache.ts';
import { curlFail } from './pkg/curl-fail.ts';
import { debianFrontendEnv } from './pkg/debian-frontend-env.ts';
import { deprecatedCommand } from './pkg/deprecated-command.ts';
import { devDependenciesInFinal } from './pkg/dev-dependencies-in-final.ts';
import { frozenLockfile } from './pkg/frozen-lockfile.ts';
import { managerNotInBase } from './pkg/manager-not-in-base.ts';
import { noApt } from './pkg/no-apt.ts';
import { noDistUpgrade } from './pkg/no-dist-upgrade.ts';
import { noRecommends } from './pkg/no-recommends.ts';
import { pinVersion } from './pkg/pin-version.ts';
import { redundantUpdate } from './pkg/redundant-update.ts';
import { sortPackages } from './pkg/sort-packages.ts';
import { useraddNoLogInit } from './pkg/useradd-no-log-init.ts';
import { wgetAndCurl } from './pkg/wget-and-curl.ts';
import { wgetProgress } from './pkg/wget-progress.ts';
import type { Rule } from './rule.ts';
import { duplicateCmd } from './runtime/duplicate-cmd.ts';
import { duplicateEntrypoint } from './runtime/duplicate-entrypoint.ts';
import { duplicateHealthcheck } from './runtime/duplicate-healthcheck.ts';
import { healthcheckMissing } from './runtime/healthcheck-missing.ts';
import { missingCmd } from './runtime/missing-cmd.ts';
import { shellEntrypointWithCmd } from './runtime/shell-entrypoint-with-cmd.ts';
import { stopsignalUngraceful } from './runtime/stopsignal-ungraceful.ts';
import { volumeThenWrite } from './runtime/volume-then-write.ts';
import { addUrlWithoutChecksum } from './security/add-url-without-checksum.ts';
import { adminPort } from './security/admin-port.ts';
import { chpasswd } from './security/chpasswd.ts';
import { copyWithoutChown } from './security/copy-without-chown.ts';
import { debugEnv } from './security/debug-env.ts';
import { dockerSocket } from './security/docker-socket.ts';
import { hostNetwork } from './security/host-network.ts';
import { insecureDownload } from './security/insecure-download.ts';
import { insecureRun } from './security/insecure-run.ts';
import { namedUserWithoutPasswd } from './security/named-user-without-passwd.ts';
import { nonNumericUser } from './security/non-numeric-user.ts';
import { pipeToShell } from './security/pipe-to-shell.ts';
import { privilegedPort } from './security/privileged-port.ts';
import { recursiveContextCopy } from './security/recursive-context-copy.ts';
import { rootUser } from './security/root-user.ts';
import { secretCommand } from './security/secret-command.ts';
import { secretFileCopied } from './security/secret-file-copied.ts';
import { secretInArgEnv } from './security/secret-in-arg-env.ts';
import { secretLiteral } from './security/secret-literal.ts';
import { secretMountMode } from './security/secret-mount-mode.ts';
import { sensitiveWorkdir } from './security/sensitive-workdir.ts';
import { sudo } from './security/sudo.ts';
import { unsignedPackages } from './security/unsigned-packages.ts';
import { userAfterRootSwitch } from './security/user-after-root-switch.ts';
import { userCreatedUnused } from './security/user-created-unused.ts';
import { worldWritable } from './security/world-writable.ts';
import { writableExecutables } from './security/writable-executables.ts';
import { cd } from './shell/cd.ts';
import { heredocErrexit } from './shell/heredoc-errexit.ts';
import { pipefail } from './shell/pipefail.ts';
import { quotedHeredocVars } from './shell/quoted-heredoc-vars.ts';
import { setShLink } from './shell/set-sh-link.ts';
import { shellcheck } from './shell/shellcheck.ts';
import { uselessCommand } from './shell/useless-command.ts';
import { buildPlatformWithoutTarget } from './stage/build-platform-without-target.ts';
import { buildToolsInFinal } from './stage/build-tools-in-final.ts';
import { cacheMountPathCopied } from './stage/cache-mount-path-copied.ts';
import { circular } from './stage/circular.ts';
import { configInDiscardedStage } from './stage/config-in-discarded-stage.ts';
import { constantPlatform } from './stage/constant-platform.ts';
import { copiedPathMissing } from './stage/copied-path-missing.ts';
import { copiedToolWithoutLibs } from './stage/copied-tool-without-libs.ts';
import { copyRootFilesystem } from './stage/copy-root-filesystem.ts';
import { defaultTargetSuspicious } from './stage/default-target-suspicious.ts';
import { distroMismatch } from './stage/distro-mismatch.ts';
import { duplicateName } from './stage/duplicate-name.ts';
import { duplicateWork } from './stage/duplicate-work.ts';
import { emptySource } from './stage/empty-source.ts';
import { entrypointResetsCmd } from './stage/entrypoint-resets-cmd.ts';
import { envLost } from './stage/env-lost.ts';
import { finalAddsNothing } from './stage/final-adds-nothing.ts';
import { forwardReference } from './stage/forward-reference.ts';
import { fromLaterStage } from './stage/from-later-stage.ts';
import { inconsistentBaseVersion } from './stage/inconsistent-base-version.ts';
import { indexOutOfRange } from './stage/index-out-of-range.ts';
import { libcMismatch } from './stage/libc-mismatch.ts';
import { nameCaseMismatch } from './stage/name-case-mismatch.ts';
import { nameCasing } from './stage/name-casing.ts';
import { noShell } from './stage/no-shell.ts';
import { numericMountFrom } from './stage/numeric-mount-from.ts';
import { numericReference } from './stage/numeric-reference.ts';
import { onbuildDependency } from './stage/onbuild-dependency.ts';
import { platformIgnored } from './stage/platform-ignored.ts';
import { preferMultiStage } from './stage/prefer-multi-stage.ts';
import { redundantTargetPlatform } from './stage/redundant-target-platform.ts';
import { reservedName } from './stage/reserved-name.ts';
import { selfReference } from './stage/self-reference.ts';
import { shadowsImage } from './stage/shadows-image.ts';
import { unknownReference } from './stage/unknown-reference.ts';
import { unnamed } from './stage/unnamed.ts';
import { unused } from './stage/unused.ts';
import { consecutiveRun } from './style/consecutive-run.ts';
import { copyMultiDestSlash } from './style/copy-multi-dest-slash.ts';
import { copyRelativeDestination } from './style/copy-relative-destination.ts';
import { descriptionComment } from './style/description-comment.ts';
import { emptyCommand } from './style/empty-command.ts';
import { epilogueOrder } from './style/epilogue-order.ts';
import { execForm } from './style/exec-form.ts';
import { exposeProtoCasing } from './style/expose-proto-casing.ts';
import { fromAsCasing } from './style/from-as-casing.ts';
import { inlineIgnore } from './style/inline-ignore.ts';
import { instructionCasing } from './style/instruction-casing.ts';
import { legacyKeyValue } from './style/legacy-key-value.ts';
import { longRunLine } from './style/long-run-line.ts';
import { maintainer } from './style/maintainer.ts';
import { preferCopy } from './style/prefer-copy.ts';
import { preferCopyHeredoc } from './style/prefer-copy-heredoc.ts';
import { preferRunHeredoc } from './style/prefer-run-heredoc.ts';
import { todo } from './style/todo.ts';
import { unusedIgnore } from './style/unused-ignore.ts';
import { whitespace } from './style/whitespace.ts';
import { workdirRelative } from './style/workdir-relative.ts';
import { blankBase } from './syntax/blank-base.ts';
import { copySource } from './syntax/copy-source.ts';
import { directive } from './syntax/directive.ts';
import { emptyContinuation } from './syntax/empty-continuation.ts';
import { exposeHostMapping } from './syntax/expose-host-mapping.ts';
import { exposePort } from './syntax/expose-port.ts';
import { flagValue } from './syntax/flag-value.ts';
import { fromArguments } from './syntax/from-arguments.ts';
import { frontendVersion } from './syntax/frontend-version.ts';
import { healthcheckOptions } from './syntax/healthcheck-options.ts';
import { heredoc } from './syntax/heredoc.ts';
import { imageReference } from './syntax/image-reference.ts';
import { instructionBeforeFrom } from './syntax/instruction-before-from.ts';
import { jsonForm } from './syntax/json-form.ts';
import { keyValue } from './syntax/key-value.ts';
import { lineTooLong } from './syntax/line-too-long.ts';
import { misplacedFlag } from './syntax/misplaced-flag.ts';
import { missingArguments } from './syntax/missing-arguments.ts';
import { mountOptions } from './syntax/mount-options.ts';
import { noStage } from './syntax/no-stage.ts';
import { onbuildTrigger } from './syntax/onbuild-trigger.ts';
import { platform } from './syntax/platform.ts';
import { shellNeedsJson } from './syntax/shell-needs-json.ts';
import { stageNameInvalid } from './syntax/stage-name-invalid.ts';
import { stopsignal } from './syntax/stopsignal.ts';
import { trailingCommentRule } from './syntax/trailing-comment.ts';
import { unclosedQuote } from './syntax/unclosed-quote.ts';
import { unknownFlag } from './syntax/unknown-flag.ts';
import { unknownInstruction } from './syntax/unknown-instruction.ts';
import { variableSubstitution } from './syntax/variable-substitution.ts';
import { volumeEmpty } from './syntax/volume-empty.ts';
import { argSpaceForm } from './var/arg-space-form.ts';
import { defaultMakesInvalidBase } from './var/default-makes-invalid-base.ts';
import { definedInOtherStage } from './var/defined-in-other-stage.ts';
import { globalArgNotRedeclared } from './var/global-arg-not-redeclared.ts';
import { notExpandedHere } from './var/not-expanded-here.ts';
import { platformArgNotDeclared } from './var/platform-arg-not-declared.ts';
import { selfReferenceInEnv } from './var/self-reference-in-env.ts';
import { undefinedVariable } from './var/undefined.ts';
import { undefinedInFrom } from './var/undefined-in-from.ts';
import { unusedArg } from './var/unused-arg.ts';

/** All rules, in the order of the documentation. */
export const rules: readonly Rule[] = [
  unknownFlag,
  flagValue,
  misplacedFlag,
  mountOptions,
  exposePort,
  exposeHostMapping,
  healthcheckOptions,
  stopsignal,
  volumeEmpty,
  copySource,
  platform,
  jsonForm,
  shellNeedsJson,
  keyValue,
  variableSubstitution,
  unclosedQuote,
  imageReference,
  blankBase,
  emptyContinuation,
  trailingCommentRule,
  unknownInstruction,
  missingArguments,
  fromArguments,
  stageNameInvalid,
  instructionBeforeFrom,
  noStage,
  onbuildTrigger,
  heredoc,
  directive,
  lineTooLong,
  frontendVersion,
  undefinedInFrom,
  defaultMakesInvalidBase,
  undefinedVariable,
  globalArgNotRedeclared,
  platformArgNotDeclared,
  definedInOtherStage,
  selfReferenceInEnv,
  argSpaceForm,
  notExpandedHere,
  unusedArg,
  unknownReference,
  forwardReference,
  fromLaterStage,
  selfReference,
  cacheMountPathCopied,
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
  nameCasing,
  reservedName,
  redundantTargetPlatform,
  constantPlatform,
  platformIgnored,
  noShell,
  entrypointResetsCmd,
  emptySource,
  copyRootFilesystem,
  buildPlatformWithoutTarget,
  shadowsImage,
  defaultTargetSuspicious,
  configInDiscardedStage,
  finalAddsNothing,
  preferMultiStage,
  onbuildDependency,
  envLost,
  distroMismatch,
  inconsistentBaseVersion,
  copiedPathMissing,
  copiedToolWithoutLibs,
  duplicateWork,
  copyBeforeInstall,
  missingCacheMount,
  updateWithoutInstall,
  mountOwner,
  mountHomeMismatch,
  aptMountSharing,
  aptDockerClean,
  mountDiscardedByOption,
  installWithoutUpdate,
  addGitUnpinned,
  volatileArgEarly,
  labelEarly,
  copyLink,
  deleteInLaterLayer,
  archiveCopiedThenExtracted,
  copyThenChown,
  rootUser,
  secretInArgEnv,
  sudo,
  pipeToShell,
  insecureDownload,
  unsignedPackages,
  addUrlWithoutChecksum,
  debugEnv,
  recursiveContextCopy,
  insecureRun,
  hostNetwork,
  adminPort,
  privilegedPort,
  sensitiveWorkdir,
  dockerSocket,
  chpasswd,
  secretMountMode,
  worldWritable,
  secretLiteral,
  secretFileCopied,
  secretCommand,
  nonNumericUser,
  namedUserWithoutPasswd,
  userAfterRootSwitch,
  userCreatedUnused,
  copyWithoutChown,
  writableExecutables,
  untagged,
  latest,
  noDigest,
  tagAndDigest,
  eol,
  allowedRegistry,
  basePlatform,
  frozenLockfile,
  assumeYes,
  noApt,
  noDistUpgrade,
  pinVersion,
  redundantUpdate,
  managerNotInBase,
  deprecatedCommand,
  sortPackages,
  cleanCache,
  noRecommends,
  wgetAndCurl,
  wgetProgress,
  curlFail,
  useraddNoLogInit,
  debianFrontendEnv,
  devDependenciesInFinal,
  pipefail,
  heredocErrexit,
  quotedHeredocVars,
  setShLink,
  cd,
  uselessCommand,
  shellcheck,
  emptyCommand,
  instructionCasing,
  fromAsCasing,
  maintainer,
  legacyKeyValue,
  execForm,
  workdirRelative,
  copyRelativeDestination,
  copyMultiDestSlash,
  preferCopy,
  consecutiveRun,
  exposeProtoCasing,
  descriptionComment,
  unusedIgnore,
  inlineIgnore,
  longRunLine,
  preferRunHeredoc,
  preferCopyHeredoc,
  epilogueOrder,
  todo,
  whitespace,
  duplicateCmd,
  duplicateEntrypoint,
  duplicateHealthcheck,
  stopsignalUngraceful,
  shellEntrypointWithCmd,
  missingCmd,
  healthcheckMissing,
  volumeThenWrite,
  validKey,
  duplicateLabel,
  requiredLabel,
  superfluousLabel,
  emptyLabel,
  typeUrl,
  typeRfc3339,
  typeSpdx,
  typeHash,
  typeSemver,
  typeEmail,
  wrongPrefix,
  copyIgnored,
];
