import type { Range } from '../../text/range.ts';

/** A name that is being written in an ignore file. */
export interface WrittenName {
  /** The folder of the build context that it is looked for in, with a slash at its end; empty at the top. */
  readonly folder: string;
  readonly range: Range;
}

/** The name at an offset of an ignore file; undefined in comments, and behind wildcards, where it may lie anywhere. */
export function writtenNameAt(text: string, offset: number): WrittenName | undefined {
  const begin = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(begin, offset).replace(/^\ufeff/, '');
  const [, path = ''] = /^\s*(?:!\s*)?(.*)$/.exec(before) ?? [];
  const slash = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, slash).replace(/^(?:\.?\/)+/, '');
  const isComment = /^\ufeff?#/.test(text.slice(begin, begin + 2));
  if (isComment || /[*?[\]\\]|\.\.\//.test(folder) || /\s#/.test(before)) return undefined;
  const [rest = ''] = /^[^\s/]*/.exec(text.slice(offset)) ?? [];
  return { folder, range: { start: offset - (path.length - slash), end: offset + rest.length } };
}
