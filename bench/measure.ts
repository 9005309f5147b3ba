import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../scripts/lib/cleanup.ts';
import { type BenchDocument, makeDocument } from './documents.ts';
import { OPERATIONS } from './operations.ts';
import { NoAnswer, type Program, Server } from './server.ts';
import { Session } from './session.ts';

/** How a measurement is made. */
export interface Plan {
  readonly sizes: readonly number[];
  /** How often each operation is done. */
  readonly reps: number;
  /** The operations whose name matches. */
  readonly ops: RegExp;
  /** After so many seconds an operation is not repeated any more; three times at least. */
  readonly budget: number;
  /** After so many seconds nobody waits for an answer any more. */
  readonly patience: (operation: string) => number;
  readonly onProgress: (line: string) => void;
}

/** What each server needed: milliseconds, or MB. Without an answer there are no samples. */
export interface Row {
  readonly size: number;
  readonly operation: string;
  readonly unit: 'ms' | 'MB';
  readonly samples: ReadonlyMap<Program['name'], readonly number[]>;
  /** Who was waited for in vain, and for how many seconds. */
  readonly silent: ReadonlyMap<Program['name'], number>;
}

class Rows {
  readonly rows: (Row & { samples: Map<Program['name'], number[]>; silent: Map<Program['name'], number> })[] = [];

  of(size: number, operation: string, unit: Row['unit'] = 'ms') {
    let row = this.rows.find((one) => one.size === size && one.operation === operation);
    if (!row) {
      row = { size, operation, unit, samples: new Map(), silent: new Map() };
      this.rows.push(row);
    }
    return row;
  }

  add(size: number, operation: string, name: Program['name'], sample: number, unit: Row['unit'] = 'ms'): void {
    const { samples } = this.of(size, operation, unit);
    samples.set(name, [...(samples.get(name) ?? []), sample]);
  }
}

const COLD = ['start to first problems', 'open, cold'] as const;
/** Rounds that are not counted. */
const WARM_UP = 10;

/** Drives servers in alternation, forwards and backwards in turn, so that what else the machine does is shared among them. */
export async function measure(programs: readonly Program[], plan: Plan): Promise<readonly Row[]> {
  const { folder, remove } = await temporaryFolder('bench');
  const root = pathToFileURL(folder).href;
  const rows = new Rows();
  for (const size of plan.sizes) {
    const document = makeDocument(size);
    if (COLD.some((name) => plan.ops.test(name))) await cold(programs, document, root, plan, rows);
    await warm(programs, document, root, plan, rows);
  }
  await remove();
  return rows.rows;
}

const inTurns = <T>(list: readonly T[], round: number): readonly T[] => (round % 2 === 0 ? list : [...list].reverse());

/** A new process for each time; the first time is not counted, which fills caches on the disk. */
async function cold(programs: readonly Program[], document: BenchDocument, root: string, plan: Plan, rows: Rows) {
  const times = Math.max(3, Math.min(plan.reps, document.size > 10_000 ? 3 : 7));
  for (let round = 0; round <= times; round++) {
    plan.onProgress(`${document.size} lines: cold, ${round} of ${times}`);
    for (const program of inTurns(programs, round)) {
      const server = await Server.start(program, root);
      const opened = await within(plan.patience(COLD[1]), new Session(server, document, root).open());
      const now = performance.now();
      await server.end();
      if (round === 0) continue;
      rows.add(document.size, COLD[0], program.name, now - server.startedAt);
      rows.add(document.size, COLD[1], program.name, opened);
    }
  }
}

async function warm(programs: readonly Program[], document: BenchDocument, root: string, plan: Plan, rows: Rows) {
  const bring = async (program: Program): Promise<Session> => {
    const session = new Session(await Server.start(program, root), document, root);
    await session.open();
    return session;
  };
  const sessions = new Map<Program['name'], Session>();
  const peaks = new Map<Program['name'], number>();
  for (const program of programs) sessions.set(program.name, await bring(program));
  for (const operation of OPERATIONS.filter(({ name }) => plan.ops.test(name))) {
    const began = performance.now();
    const reps = Math.min(plan.reps, operation.most ?? plan.reps);
    const warmUp = operation.most ? 0 : WARM_UP;
    const row = rows.of(document.size, operation.name);
    for (let round = 0; round < warmUp + reps; round++) {
      const isLong = performance.now() - began > plan.budget * 1000;
      const least = operation.most ? 1 : warmUp + 2;
      // What is typed has to be undone.
      if (isLong && round >= least && round % 2 === 0) break;
      plan.onProgress(`${document.size} lines: ${operation.name}, ${round + 1} of ${warmUp + reps}`);
      for (const program of inTurns(programs, round)) {
        if (row.silent.has(program.name)) continue;
        const session = sessions.get(program.name)!;
        try {
          const time = await within(plan.patience(operation.name), operation.run(session, round));
          if (round >= warmUp) rows.add(document.size, operation.name, program.name, time);
        } catch (error) {
          if (!(error instanceof NoAnswer)) throw error;
          row.silent.set(program.name, plan.patience(operation.name));
          row.samples.delete(program.name);
          peaks.set(program.name, Math.max(peaks.get(program.name) ?? 0, session.server.peak() ?? 0));
          await session.server.end();
          sessions.set(program.name, await bring(program));
        }
      }
    }
  }
  for (const { name } of programs) {
    const { server } = sessions.get(name)!;
    const peak = Math.max(server.peak() ?? 0, peaks.get(name) ?? 0);
    if (peak > 0 && plan.ops.test('peak memory')) rows.add(document.size, 'peak memory', name, peak, 'MB');
    await server.end();
  }
}

/** An answer, or `NoAnswer` when it takes longer than so many seconds. */
async function within<T>(seconds: number, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`no answer in ${seconds} s`)), seconds * 1000);
  });
  answer.catch(() => undefined);
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** The median; NaN of nothing. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
