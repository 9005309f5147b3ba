import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { folderWith } from '../support/cli.ts';

const PRELOAD = path.join(import.meta.dirname, 'watched.cjs');

/** What a program did: it opened or looked at a file, or wanted to start or to reach something. */
export interface Deed {
  readonly kind: 'file' | 'look' | 'process' | 'socket';
  readonly how: string;
  /** The path, the program or the address. */
  readonly what: string;
}

/** Has a Node program watched: the variables that it is to be started with, and what it has done by now. */
export function watched(t: TestContext, allow = '') {
  const log = path.join(folderWith(t, {}), 'log');
  const deeds = (): Deed[] =>
    existsSync(log)
      ? readFileSync(log, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line): Deed => JSON.parse(line))
      : [];
  const variables = { NODE_OPTIONS: `--require ${JSON.stringify(PRELOAD)}`, WATCHED_LOG: log, WATCHED_ALLOW: allow };
  return { variables, deeds };
}

/** What was done of some kinds, each once, sorted. */
export const done = (deeds: readonly Deed[], ...kinds: readonly Deed['kind'][]): string[] =>
  [...new Set(deeds.filter(({ kind }) => kinds.includes(kind)).map(({ how, what }) => `${how} ${what}`))].sort();
