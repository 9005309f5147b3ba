import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** What is not ours to keep tidy: downloaded or built. */
const OUTSIDE: ReadonlySet<string> = new Set(['.git', '.cache', 'dist', 'node_modules']);

/** The files below a folder of the repository, as paths with slashes from its root. */
export function filesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return OUTSIDE.has(entry.name) ? [] : filesIn(file);
    return entry.isFile() ? [file] : [];
  });
}

/** Our programs and their tests. */
export const sourceFiles = (): string[] =>
  ['client', 'server', 'scripts', 'bench', 'test'].flatMap(filesIn).filter((file) => /\.(?:ts|mjs)$/.test(file));

export const isTest = (file: string): boolean => file.endsWith('.test.ts') || file.startsWith('test/');

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
