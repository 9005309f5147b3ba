/** Arguments that the builder sets or knows by itself, each with its meaning. https://docs.docker.com/reference/dockerfile/#predefined-args */
type Meanings = Readonly<Record<string, string>>;

/**
 * Set for every build: free to use in FROM, to be declared in a stage.
 * defaultArgs in https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/platform.go
 */
export const platformArgs: Meanings = {
  TARGETPLATFORM: 'Platform of the build result, such as `linux/amd64` or `linux/arm/v7`.',
  TARGETOS: 'Operating system of the build result, such as `linux`.',
  TARGETOSVERSION: 'Operating system version of the build result, for Windows.',
  TARGETARCH: 'Architecture of the build result, such as `amd64` or `arm64`.',
  TARGETVARIANT: 'Variant of the architecture of the build result, such as `v7`.',
  TARGETSTAGE: 'Name of the stage to be built, `default` if none is named.',
  BUILDPLATFORM: 'Platform of the node that performs the build.',
  BUILDOS: 'Operating system of the node that performs the build.',
  BUILDOSVERSION: 'Operating system version of the node that performs the build, for Windows.',
  BUILDARCH: 'Architecture of the node that performs the build.',
  BUILDVARIANT: 'Variant of the architecture of the node that performs the build.',
};

/**
 * In the environment of every RUN when given with --build-arg, without being declared; kept out of history and cache key.
 * proxyEnvFromBuildArgs in https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert.go
 */
export const proxyArgs: Meanings = {
  HTTP_PROXY: 'Proxy for HTTP.',
  http_proxy: 'Proxy for HTTP.',
  HTTPS_PROXY: 'Proxy for HTTPS.',
  https_proxy: 'Proxy for HTTPS.',
  FTP_PROXY: 'Proxy for FTP.',
  ftp_proxy: 'Proxy for FTP.',
  NO_PROXY: 'Hosts that are reached without a proxy.',
  no_proxy: 'Hosts that are reached without a proxy.',
  ALL_PROXY: 'Proxy for every protocol.',
  all_proxy: 'Proxy for every protocol.',
};

/**
 * They steer the build when given with --build-arg and need no declaration.
 * https://docs.docker.com/reference/dockerfile/#buildkit-built-in-build-args , nonEnvArgs in convert.go
 */
export const buildkitArgs: Meanings = {
  BUILDKIT_BUILD_NAME: 'Name of the build in the history.',
  BUILDKIT_CACHE_MOUNT_NS: 'Namespace of the ids of cache mounts.',
  BUILDKIT_CONTEXT_KEEP_GIT_DIR: 'Keep the `.git` directory of a Git build context.',
  BUILDKIT_DOCKERFILE_CHECK: 'Build checks to skip, or to take for errors, as the `check` directive has them.',
  BUILDKIT_GIT_ADVICE: "Show Git's advice messages.",
  BUILDKIT_INLINE_CACHE: 'Write cache metadata into the image config.',
  BUILDKIT_MULTI_PLATFORM: 'Give a multi-platform result even for one platform.',
  BUILDKIT_SANDBOX_HOSTNAME: 'Host name inside RUN, `buildkitsandbox` by default.',
  BUILDKIT_SBOM_SCAN_CONTEXT: 'Let the software bill of materials cover the build context.',
  BUILDKIT_SBOM_SCAN_STAGE: 'Let the software bill of materials cover other stages, too.',
  BUILDKIT_SYNTAX: 'Frontend image to build with, in place of the `syntax` directive.',
  SOURCE_DATE_EPOCH: 'Unix time for the created image and its layers.',
};
