import type { FoundBuild } from '../workspace/builders/known-builders.ts';
import { readBuilds, readComposeFile } from '../workspace/builders/readers.ts';

const NOWHERE = { line: 0, character: 0 };

/** The builds of an example's compose.yaml, all of the Dockerfile beside it. */
export const exampleBuilds = (compose: string): FoundBuild[] =>
  readBuilds(readComposeFile, compose, 'compose.yaml', () => undefined).builds.map(({ places: _, ...build }) => ({
    ...build,
    start: NOWHERE,
    end: NOWHERE,
    uri: 'file:///compose.yaml',
    kind: 'Compose',
    dockerfile: 'file:///Dockerfile',
    context: 'file:///',
    exists: true,
  }));
