import { createRequire } from 'node:module';
import path from 'node:path';
import { dist } from '../scripts/lib/paths.ts';
import type { Program } from './server.ts';

export const PEER = 'dockerfile-language-server-nodejs';

const { resolve } = createRequire(import.meta.url);

/** Those that are measured. Beyond 20,000 lines ours shows stages alone, unless everything is asked for: it is everything that is measured. */
export const PROGRAMS: readonly Program[] = [
  { name: 'peer', args: [resolve(`${PEER}/bin/docker-langserver`)] },
  { name: 'ours', args: [path.join(dist, 'server.js')], settings: { largeFiles: 'everything' } },
  { name: 'floor', args: [path.join(import.meta.dirname, 'floor.mjs')] },
];
