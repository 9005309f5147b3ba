import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { UNPLACED_KINDS } from './unplaced.ts';
import { CHECKS, type Refusal, type Verdict } from './verdict.ts';

const FILE = path.join(import.meta.dirname, 'recorded', 'verdicts.br');

/** What a text is called in the record, which holds nothing of it. */
export const idOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

const KINDS = ['build', 'check', 'argument'] as const satisfies readonly Refusal['kind'][];
const NONE = '-';

/**
 * BuildKit's verdicts by the ids of their texts, as a line each: id, hashes of instructions and stages, kind and lines of a
 * refusal, with its name where the lines do not tell, and the checks by their numbers, each with its lines.
 */
export const encode = (verdicts: ReadonlyMap<string, Verdict>): string =>
  [...verdicts]
    .map(([id, { instructions, stages, refusal, pairs }]) => {
      const fields = [
        instructions ?? NONE,
        stages ?? NONE,
        refusal ? refused(refusal) : NONE,
        ...CHECKS.flatMap((check, i) => {
          const lines = pairs.filter((pair) => pair.check === check).map(({ line }) => line);
          return lines.length === 0 ? [] : [`${i}:${lines.join(',')}`];
        }),
      ];
      return `${id} ${fields.join(' ')}\n`;
    })
    .sort()
    .join('');

const refused = ({ kind, lines, unplaced }: Refusal): string =>
  `${KINDS.indexOf(kind)}:${lines.join(',')}${unplaced ? `:${unplaced}` : ''}`;

export function decode(text: string): Map<string, Verdict> {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => verdictOf(line.split(' '))));
}

function verdictOf([id, instructions, stages, refusal, ...checks]: string[]): [string, Verdict] {
  const [kind, lines] = numbered(refusal!);
  const unplaced = UNPLACED_KINDS.find((about) => refusal!.endsWith(`:${about}`));
  const verdict = {
    instructions: instructions === NONE ? undefined : instructions,
    stages: stages === NONE ? undefined : stages,
    refusal: refusal === NONE ? undefined : { kind: KINDS[kind]!, lines, ...(unplaced && { unplaced }) },
    pairs: checks.flatMap((field) => {
      const [check, where] = numbered(field);
      return where.map((line) => ({ check: CHECKS[check]!, line }));
    }),
  };
  return [id!, verdict];
}

/** `3:1,2` as 3 and its list. */
function numbered(field: string): [number, number[]] {
  const [number, list = ''] = field.split(':');
  return [Number(number), list === '' ? [] : list.split(',').map(Number)];
}

/**
 * New verdicts, with the recorded lines of a refusal where the new ones say the same: of several errors in different stages,
 * which BuildKit reads at the same time, it names now one and now another; so it does of several FROM that lack an argument.
 */
export function settled(
  fresh: ReadonlyMap<string, Verdict>,
  recorded: ReadonlyMap<string, Verdict>,
): Map<string, Verdict> {
  return new Map(
    [...fresh].map(([id, verdict]) => {
      const known = recorded.get(id)?.refusal;
      const { refusal } = verdict;
      // What it cannot parse it reads from top to bottom, and names the first.
      const same = known?.kind === refusal?.kind && known?.unplaced === refusal?.unplaced;
      return [id, same && known && verdict.instructions !== undefined ? { ...verdict, refusal: known } : verdict];
    }),
  );
}

export const readRecord = (): string => (existsSync(FILE) ? brotliDecompressSync(readFileSync(FILE)).toString() : '');

export const writeRecord = (text: string): void =>
  writeFileSync(
    FILE,
    brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  );
