/** The minor version of docker/dockerfile:1 that brought a feature; in the labs channel it may have come earlier. */
export interface Since {
  readonly stable: number;
  readonly labs?: number;
}

/**
 * Flags that older frontends do not know. https://docs.docker.com/reference/dockerfile/ tells the stable versions,
 * https://github.com/moby/buildkit/releases those of the labs channel; 0 stands for one that had it from the start.
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
    network: { stable: 3, labs: 0 },
    security: { stable: 20, labs: 0 },
    device: { stable: 27, labs: 14 },
  },
};

export const heredocsSince: Since = { stable: 4, labs: 3 };
