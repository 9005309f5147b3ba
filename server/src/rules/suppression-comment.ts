import type { Word } from '../syntax/word.ts';
import { type Edit, insert } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import { type CheckOptions, heardOf, readCheckOptions } from './check-options.ts';

/** A comment that may name rules, taken apart. */
export interface SuppressionComment {
  /** BuildKit's `# check=…`, or hadolint's `# hadolint ignore=…`. */
  readonly form: 'check' | 'hadolint';
  /** How far it says that it reaches; what `check` says depends on where it stands. */
  readonly reach: 'instruction' | 'stage' | 'file';
  readonly names: readonly Word[];
  /** What BuildKit understands of `check`; undefined when it refuses the options. */
  readonly options: CheckOptions | undefined;
  /** Where the value of `check` begins, and where BuildKit stops to read it. */
  readonly value: Range;
  /** Writes one name more. */
  add(name: string): Edit;
}

const CHECK = /^#\s*check\s*=\s*/i;
const SKIP = /(?:^|;)\s*skip\s*=\s*/gi;
const HADOLINT = /^#\s*hadolint\s+(global\s+|stage\s+)?ignore\s*=\s*/i;

/** Reads a comment; undefined when it is not there to suppress anything. It is given without its indentation. */
export function readSuppressionComment(text: string, comment: Range): SuppressionComment | undefined {
  const written = text.slice(comment.start, comment.end);
  const check = CHECK.exec(written)?.[0].length;
  if (check !== undefined) return readCheck(written, check, comment.start);
  const hadolint = HADOLINT.exec(written);
  if (!hadolint) return undefined;
  const { names, end } = namesFrom(written, hadolint[0].length, comment.start);
  // hadolint wants nothing but a comment behind the names, or hears none of them.
  if (!/^\s*(?:#|$)/.test(written.slice(end))) return undefined;
  const reach = ({ global: 'file', stage: 'stage' } as const)[hadolint[1]?.trim().toLowerCase() ?? ''];
  return {
    form: 'hadolint',
    reach: reach ?? 'instruction',
    names,
    options: undefined,
    value: { start: comment.end, end: comment.end },
    add: addTo(names, comment.start + hadolint[0].length),
  };
}

function readCheck(written: string, start: number, offset: number): SuppressionComment {
  const options = readCheckOptions(written.slice(start));
  const value = { start: offset + start, end: offset + start + heardOf(written.slice(start)).length };
  const common = { form: 'check', reach: 'instruction', options, value } as const;
  // BuildKit takes the last one that it hears.
  const skips = [...written.slice(start).matchAll(SKIP)];
  const skip = skips.findLast(({ index }) => offset + start + index < value.end) ?? skips[0];
  if (!skip) {
    const more = start < written.length ? ';' : '';
    return { ...common, names: [], add: (name) => insert(offset + start, `skip=${name}${more}`) };
  }
  const list = start + skip.index + skip[0].length;
  const { names } = namesFrom(written, list, offset);
  return { ...common, names, add: addTo(names, offset + list) };
}

const addTo = (names: readonly Word[], start: number) => (name: string) => {
  const last = names.at(-1);
  return last ? insert(last.range.end, `,${name}`) : insert(start, name);
};

/** The names between commas, from a place in a comment on. Where two words stand side by side the names end. */
function namesFrom(written: string, start: number, offset: number): { readonly names: Word[]; readonly end: number } {
  const names: Word[] = [];
  const item = /\s*([^\s,;#]*)[^\S\n]*(,?)/y;
  item.lastIndex = start;
  for (;;) {
    const from = item.lastIndex;
    const match = item.exec(written);
    const [whole, text = '', comma = ''] = match ?? ['', '', ''];
    if (text !== '') {
      const at = offset + from + whole.indexOf(text);
      names.push({ range: { start: at, end: at + text.length }, text });
    }
    if (comma === '') return { names, end: from + whole.length };
  }
}
