/** What one test in the extension host came to. The host writes one of these a line, the ring reads them. */
export interface Result {
  readonly title: string;
  readonly error?: string;
}

/** How the ring and the suite, two processes, find each other. */
export const environment = {
  /** The file for the results. */
  results: 'DOCKERFILE_STAGES_TEST_RESULTS',
  /** `yes` or `no`: whether the workspace is to be trusted. */
  trusted: 'DOCKERFILE_STAGES_TEST_TRUSTED',
  /** A server that hangs where test/support/hangs.ts says. */
  hanging: 'DOCKERFILE_STAGES_TEST_HANGING',
};
