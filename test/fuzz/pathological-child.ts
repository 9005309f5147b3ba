import { createRequire } from 'node:module';
import { Random } from '../buildkit/random.ts';
import { hasShared, sharedPath } from '../support/shared.ts';
import { examine, type Input, Memory } from './examine/examine.ts';
import { EXPANDING, IGNORES, PATHOLOGICAL, REFERENCES } from './pathological.ts';

/** A file to try: of ours, of the test data beside the repository with its size, or references in an instruction. */
export type Case =
  | { readonly kind: 'ours' | 'ignore'; readonly name: string }
  | { readonly kind: 'theirs'; readonly name: string; readonly size: number }
  | { readonly kind: 'references'; readonly name: string; readonly reference: string; readonly count: number };

export interface Measured {
  /** Milliseconds of the processor. */
  readonly time: number;
  /** The most memory that the process has taken up to now, in MB. */
  readonly memory: number;
  /** What took the longest. */
  readonly slowest: string;
}

const EDITS = 1;
const OFFSETS = 2;

/** Reads a file, asks all there is to ask, and does so again after each of a few edits in its middle. */
function measure(path: string, text: string): Measured {
  const memory = new Memory();
  const random = new Random(1);
  const offsets = (of: string) => [
    of.length >> 1,
    ...Array.from({ length: OFFSETS - 1 }, () => random.below(of.length + 1)),
  ];
  const middle = text.length >> 1;
  const times = new Map<string, number>();
  const began = process.cpuUsage();
  let edited = text;
  for (let edit = 0; edit <= EDITS; edit++) {
    const input: Input = { path, text: edited, offsets: offsets(edited), inContext: false };
    examine(input, memory, (name, work) => {
      const start = performance.now();
      const answer = work();
      const key = name.replace(/ at \d+$/, '');
      times.set(key, (times.get(key) ?? 0) + performance.now() - start);
      return answer;
    });
    edited = `${edited.slice(0, middle)}x${edited.slice(middle)}`;
  }
  const { user, system } = process.cpuUsage(began);
  const slow = [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 4)
    .map(([name, time]) => `${name} ${time.toFixed(0)}`);
  return {
    time: (user + system) / 1000,
    memory: process.resourceUsage().maxRSS / 1024,
    slowest: slow.join(', '),
  };
}

function measureCase(one: Case): Measured {
  switch (one.kind) {
    case 'ours':
      return measure('Dockerfile', PATHOLOGICAL[one.name]!());
    case 'ignore':
      return measure('.dockerignore', IGNORES[one.name]!());
    case 'theirs': {
      const make = theirs()[one.name]!;
      return measure('Dockerfile', make(one.size));
    }
    case 'references':
      return measure('Dockerfile', EXPANDING[one.name]!(one.reference.repeat(one.count)));
  }
}

/** The cases of the test data beside the repository; none where it is not there. */
export function theirs(): Readonly<Record<string, ((size: number) => string) | null>> {
  return hasShared() ? createRequire(import.meta.url)(sharedPath('bench/pathological.cjs')) : {};
}

export const ourCases = (): Case[] => [
  ...Object.keys(PATHOLOGICAL).map((name): Case => ({ kind: 'ours', name })),
  ...Object.keys(IGNORES).map((name): Case => ({ kind: 'ignore', name })),
];

export const REFERENCE_CASES = Object.keys(EXPANDING).flatMap((name) =>
  REFERENCES.map((reference) => ({ kind: 'references' as const, name, reference })),
);

if (process.send) process.on('message', (one: Case) => process.send!(measureCase(one)));
