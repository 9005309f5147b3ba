import { type Dockerfile, readDockerfile } from '../model/dockerfile.ts';
import type { Build } from '../workspace/builders/build.ts';
import { readBuilds, readComposeFile } from '../workspace/builders/readers.ts';
import type { About, Problem } from './rule.ts';

/** A build whose Dockerfile is there and has been read. */
export interface ReadBuild {
  readonly build: Omit<Build, 'places'>;
  readonly dockerfile: Dockerfile;
  /** What the Dockerfile is called in messages: its path from the file that starts the build. */
  readonly name: string;
}

/** Makes problems of a file that starts builds. Its examples are files of Compose. */
export interface BuilderRule extends About {
  /** The Dockerfile beside the examples. */
  readonly dockerfile: string;
  /** `builds` are those of the file that are certain. */
  checkBuilds(text: string, builds: readonly ReadBuild[]): Iterable<Problem>;
}

/** What it says of a Compose file beside which its Dockerfile lies. */
export function builderProblems(rule: BuilderRule, text: string): Problem[] {
  const dockerfile = readDockerfile(rule.dockerfile);
  const { builds } = readBuilds(readComposeFile, text, 'compose.yaml', () => undefined);
  const read = builds.filter(({ certain }) => certain).map((build) => ({ build, dockerfile, name: 'Dockerfile' }));
  return [...rule.checkBuilds(text, read)];
}
