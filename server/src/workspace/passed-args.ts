import type { Workspace } from './workspace.ts';

/** Whether all builds of the Dockerfile pass a build argument, and nobody can know of more builds. */
export const allBuildsPass = ({ builds, moreBuilds }: Workspace, name: string): boolean =>
  builds !== undefined &&
  builds.length > 0 &&
  !moreBuilds &&
  builds.every(({ certain, args }) => certain && args.has(name));

/** Whether the Dockerfile is built, no build passes a build argument, and nobody can know of more builds or arguments. */
export const noBuildPasses = ({ builds, moreBuilds }: Workspace, name: string): boolean =>
  builds !== undefined &&
  builds.length > 0 &&
  !moreBuilds &&
  builds.every(({ certain, args, moreArgs }) => certain && !moreArgs && !args.has(name));
