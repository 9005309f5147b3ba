export { duplicateCmd } from './duplicate-cmd.ts';
export { duplicateEntrypoint } from './duplicate-entrypoint.ts';
export { duplicateHealthcheck } from './duplicate-healthcheck.ts';
export { healthcheckMissing } from './healthcheck-missing.ts';
export { missingCmd } from './missing-cmd.ts';
export { shellEntrypointWithCmd } from './shell-entrypoint-with-cmd.ts';
export { stopsignalUngraceful } from './stopsignal-ungraceful.ts';
export { volumeThenWrite } from './volume-then-write.ts';
