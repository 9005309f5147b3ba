import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';

const root = path.resolve(import.meta.dirname, '../../../shared');

/** A file of the test data beside the repository. */
export const sharedPath = (...parts: string[]): string => path.join(root, ...parts);

/** Whether the test data is beside the repository. */
export const hasShared = (): boolean => existsSync(root);

/** Skips a test, and says so, where the test data is not there. */
export function needsShared(t: TestContext): boolean {
  if (hasShared()) return true;
  t.skip('the test data (../shared) is not here');
  return false;
}

/** The objects of a file with one JSON value a line. */
export const jsonLines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): T => JSON.parse(line));
