/** The minor version of docker/dockerfile:1 that brought a feature; in the labs channel it may have come earlier. */
export interface Since {
  readonly stable: number;
  readonly labs?: number;
}

/**
 * Flags that older frontends do not know. BuildKit's frontend/dockerfile/docs/reference.md has tables of the stable versions;
 * the release notes, https://docs.docker.com/build/buildkit/dockerfile-release-notes/, tell those of the labs channel, which
 * is called so since 1.2 and had `--network` and `--security` before.
 */
export const flagsSince: Readonly<Record<string, Readonly<Record<string, Since>>>> = {
  ADD: {
    chmod: { stable: 2 },
    link: { stable: 4 },
    checksum: { stable: 6, labs: 5 },
    unpack: { stable: 17 },
    exclude: { stable: 19, labs: 7 },
  },
  COPY: {
    chmod: { stable: 2 },
    link: { stable: 4 },
    exclude: { stable: 19, labs: 7 },
    parents: { stable: 20, labs: 7 },
  },
  RUN: {
    mount: { stable: 2 },
    network: { stable: 3, labs: 2 },
    security: { stable: 20, labs: 2 },
    device: { stable: 27, labs: 14 },
  },
};

/** The same notes tell of heredocs. */
export const heredocsSince: Since = { stable: 4, labs: 3 };
