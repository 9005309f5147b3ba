import type { Amount } from '../../workspace/context-sizes.ts';

/** `1,204`. */
export const number = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

const UNITS = ['kB', 'MB', 'GB', 'TB'];

/** `812 bytes`, `3.2 MB`, in thousands as Docker counts. */
function size(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  let value = bytes;
  let unit = -1;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value < 9.95 ? value.toFixed(1) : value.toFixed(0)} ${UNITS[unit]}`;
}

/** `1,204 files, 88 MB`; with `at least` in front where that is not all. */
export function amount({ files, bytes, whole }: Amount, tellsSizes: boolean): string {
  const count = files === 0 ? 'no files' : files === 1 ? '1 file' : `${number(files)} files`;
  const all = tellsSizes && files > 0 ? `${count}, ${size(bytes)}` : count;
  return whole ? all : `at least ${all}`;
}

/** The same at the beginning of a sentence. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
