import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { isIgnored, readIgnoreFile, readIgnoreText } from '../../server/src/workspace/ignore.ts';
import { ignoreTexts, PATHS } from '../support/ignore-cases.ts';
import { Oracle } from './oracle.ts';
import { idOf } from './record.ts';

const FILE = path.join(import.meta.dirname, 'recorded', 'ignores.br');

/** What BuildKit refuses. */
const REFUSED = 'refused';

/** What is sent of the files, as bits; or that the ignore file is refused. By the id of its text. */
type Said = ReadonlyMap<string, string>;

/** Asks BuildKit's reader of ignore files, and the filter through which its client sends the context. */
export async function askAboutIgnores(program: string): Promise<Said> {
  const oracle = new Oracle(program);
  const said = await Promise.all(
    ignoreTexts().map(async (ignore) => {
      const { error, sent } = await oracle.ask({ ignore, paths: PATHS });
      return [idOf(ignore), error === undefined ? bitsOf(new Set(sent)) : REFUSED] as const;
    }),
  );
  oracle.close();
  return new Map(said);
}

/** The same as we read it; undefined where a line is not certain. */
export function oursOf(text: string): string | undefined {
  const ignore = readIgnoreFile('.dockerignore', text);
  if (ignore) return bitsOf(new Set(PATHS.filter((file) => !isIgnored(ignore, file))));
  const isRefused = readIgnoreText(text).lines.some((line) => 'fault' in line && line.fault === 'refused');
  return isRefused ? REFUSED : undefined;
}

const bitsOf = (sent: ReadonlySet<string>): string =>
  PATHS.reduce((bits, file, i) => bits + (sent.has(file) ? 1n << BigInt(i) : 0n), 0n).toString(36);

export function recordedIgnores(): Said {
  const lines = existsSync(FILE) ? brotliDecompressSync(readFileSync(FILE)).toString().split('\n') : [];
  return new Map(lines.map((line) => line.split(' ') as [string, string]));
}

export const writeIgnores = (said: Said): void =>
  writeFileSync(FILE, brotliCompressSync([...said].map((line) => line.join(' ')).join('\n')));
