import type { Build } from './build.ts';
import { joined } from './paths.ts';

/** A build whose Dockerfile has been looked for. Paths are relative to the folder that was looked through. */
export interface KnownBuild extends Omit<Build, 'places'> {
  /** The Dockerfile; undefined where nobody can tell which one it is. */
  readonly dockerfile: string | undefined;
  readonly context: string | undefined;
  /** Whether the Dockerfile is there. */
  readonly exists: boolean;
}

/** Finds the Dockerfile of a build. `prefix` is the project's folder, and `isThere` is asked about paths with it in front. */
export function resolved({ places, ...build }: Build, prefix: string, isThere: (path: string) => boolean): KnownBuild {
  const candidates = places.flatMap(({ dockerfile, context }) => {
    const path = joined(prefix, dockerfile);
    return path === undefined ? [] : [{ dockerfile: path, context: context && joined(prefix, context) }];
  });
  const found = candidates.flatMap((place) => {
    if (isThere(place.dockerfile)) return [place];
    // The builder looks for the name in lower case as well.
    const lower = place.dockerfile.replace(/Dockerfile$/, 'dockerfile');
    return isThere(lower) ? [{ ...place, dockerfile: lower }] : [];
  });
  const place = found[0] ?? candidates[0];
  const isOne =
    candidates.length === 1 || found.length === 1 || (found.length > 1 && isContainerfile(found[0]!.dockerfile));
  return {
    ...build,
    dockerfile: place?.dockerfile,
    context: place?.context,
    exists: found.length > 0,
    certain: build.certain && isOne,
  };
}

/** It comes before a Dockerfile beside it. */
const isContainerfile = (path: string): boolean => /(?:^|\/)Containerfile$/.test(path);
